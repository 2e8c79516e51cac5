/** Why an e-mail or SMS was not sent, where that is another reason than with WeCom. */
import type { Language } from '#kernel';
import type { Way } from './contract.ts';
import type { Reason } from './message-sql.ts';

type Told = Readonly<Record<Language, readonly [meaning: string, remedy: string]>>;

export const outsideTexts: Readonly<Record<Exclude<Way, 'app'>, Readonly<Partial<Record<Reason, Told>>>>> = {
  email: {
    notConnected: {
      'zh-CN': [
        '还没有设置发信服务器，邮件发不出去。',
        '请管理员设好 BAIZIGUI_SMTP_URL 和 BAIZIGUI_SMTP_FROM 再重启。',
      ],
      'zh-TW': [
        '還沒有設定發信伺服器，郵件發不出去。',
        '請管理員設好 BAIZIGUI_SMTP_URL 和 BAIZIGUI_SMTP_FROM 再重啟。',
      ],
      en: [
        'No mail server is set, so e-mail cannot be sent.',
        'Set BAIZIGUI_SMTP_URL and BAIZIGUI_SMTP_FROM and restart.',
      ],
    },
    nobody: {
      'zh-CN': ['收件人没有能收信的邮箱，或已停用。', '在「设置 › 员工」里填上邮箱，或换人。'],
      'zh-TW': ['收件人沒有能收信的信箱，或已停用。', '在「設定 › 員工」裡填上信箱，或換人。'],
      en: [
        'None of the receivers has an e-mail that takes it, or they have left.',
        'Enter their e-mail under Settings › Staff, or choose others.',
      ],
    },
    refused: {
      'zh-CN': [
        '邮件服务器没有接受。',
        '查发信账号、发件人地址和收件人邮箱；npm start -- doctor 会试着登录。',
      ],
      'zh-TW': [
        '郵件伺服器沒有接受。',
        '查發信帳號、寄件人位址和收件人信箱；npm start -- doctor 會試著登入。',
      ],
      en: [
        'The mail server did not take it.',
        'Check account, sender and receivers; npm start -- doctor tries the sign-in.',
      ],
    },
    tooOften: {
      'zh-CN': ['同一个人的邮件发得太密。', '到时自动发，等待中的会并成一封；经常如此时把范围收窄。'],
      'zh-TW': ['同一個人的郵件發得太密。', '到時自動發，等待中的會併成一封；經常如此時把範圍收窄。'],
      en: [
        'One person gets only so many e-mails.',
        'It goes by itself, together with what comes meanwhile. If it happens often, watch fewer tags.',
      ],
    },
    unanswered: {
      'zh-CN': [
        '邮件服务器没有回答，或发送时程序停了：可能已送达，也可能没有。',
        '问一下收件人；没有收到就点「再发一次」。',
      ],
      'zh-TW': [
        '郵件伺服器沒有回答，或發送時程式停了：可能已送達，也可能沒有。',
        '問一下收件人；沒有收到就點「再發一次」。',
      ],
      en: [
        'The mail server did not answer, or the program stopped meanwhile: it may have arrived or not.',
        'Ask the receiver; if it is not there, send it again.',
      ],
    },
    away: {
      'zh-CN': ['连不上邮件服务器。', '会自动再试；一直这样时检查地址、端口和网络。'],
      'zh-TW': ['連不上郵件伺服器。', '會自動再試；一直這樣時檢查位址、埠號和網路。'],
      en: [
        'The mail server cannot be reached.',
        'It is tried again by itself. If it goes on, check address, port and network.',
      ],
    },
  },
  sms: {
    notConnected: {
      'zh-CN': [
        '还没有设置短信接口，短信发不出去。',
        '请管理员设好 BAIZIGUI_SMS_URL 和 BAIZIGUI_SMS_KEY 再重启。',
      ],
      'zh-TW': [
        '還沒有設定簡訊介面，簡訊發不出去。',
        '請管理員設好 BAIZIGUI_SMS_URL 和 BAIZIGUI_SMS_KEY 再重啟。',
      ],
      en: [
        'No SMS address is set, so SMS cannot be sent.',
        'Set BAIZIGUI_SMS_URL and BAIZIGUI_SMS_KEY and restart.',
      ],
    },
    nobody: {
      'zh-CN': ['收件人没有能收短信的手机号，或已停用。', '在「设置 › 员工」里填上手机，或换人。'],
      'zh-TW': ['收件人沒有能收簡訊的手機號，或已停用。', '在「設定 › 員工」裡填上手機，或換人。'],
      en: [
        'None of the receivers has a phone number that takes it, or they have left.',
        'Enter their phone under Settings › Staff, or choose others.',
      ],
    },
    refused: {
      'zh-CN': ['短信接口没有接受。', '看短信接口自己的日志，核对地址、密钥和签名。'],
      'zh-TW': ['簡訊介面沒有接受。', '看簡訊介面自己的日誌，核對位址、密鑰和簽名。'],
      en: ['The SMS address did not take it.', 'See its own log; check address, key and signature.'],
    },
    tooOften: {
      'zh-CN': ['同一个人的短信发得太密。', '到时自动发，等待中的会并成一条；经常如此时改用邮件或企业微信。'],
      'zh-TW': ['同一個人的簡訊發得太密。', '到時自動發，等待中的會併成一則；經常如此時改用郵件或企業微信。'],
      en: [
        'One person gets only so many SMS.',
        'It goes by itself, together with what comes meanwhile. If it happens often, use e-mail or WeCom.',
      ],
    },
    unanswered: {
      'zh-CN': [
        '短信接口没有说清结果，或发送时程序停了：可能已送达，也可能没有。',
        '问一下收件人；没有收到就点「再发一次」。',
      ],
      'zh-TW': [
        '簡訊介面沒有說清結果，或發送時程式停了：可能已送達，也可能沒有。',
        '問一下收件人；沒有收到就點「再發一次」。',
      ],
      en: [
        'The SMS address did not say what became of it, or the program stopped meanwhile: it may have arrived or not.',
        'Ask the receiver; if it is not there, send it again.',
      ],
    },
    away: {
      'zh-CN': ['连不上短信接口。', '会自动再试；一直这样时检查地址和网络。'],
      'zh-TW': ['連不上簡訊介面。', '會自動再試；一直這樣時檢查位址和網路。'],
      en: [
        'The SMS address cannot be reached.',
        'It is tried again by itself. If it goes on, check address and network.',
      ],
    },
  },
};
