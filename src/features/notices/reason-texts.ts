/** Why a message was not sent, or not yet, and what to do about it. */
import type { Language } from '#kernel';
import type { Reason } from './message-sql.ts';

export const reasonTexts: Readonly<
  Record<Reason, Readonly<Record<Language, readonly [meaning: string, remedy: string]>>>
> = {
  repeated: {
    'zh-CN': ['同一位客户不久前已经通知过。', '想更快再次通知，把「同一客户不重复」的时间改短。'],
    'zh-TW': ['同一位客戶不久前已經通知過。', '想更快再次通知，把「同一客戶不重複」的時間改短。'],
    en: [
      'The same customer was told of not long ago.',
      'For another message sooner, shorten the time within which a customer is told of once.',
    ],
  },
  internal: {
    'zh-CN': ['客户带有内部标记（同事或测试），不通知。', '无需处理；标错了就摘下那个内部标签。'],
    'zh-TW': ['客戶帶有內部標記（同事或測試），不通知。', '無需處理；標錯了就摘下那個內部標籤。'],
    en: [
      'The customer is marked as internal (a colleague or a test), so nobody is told.',
      'Nothing to do; if the mark is wrong, take the internal tag off.',
    ],
  },
  noOwner: {
    'zh-CN': ['客户没有负责人，不知道通知谁。', '给客户指定负责人，或改为通知群或固定的员工。'],
    'zh-TW': ['客戶沒有負責人，不知道通知誰。', '給客戶指定負責人，或改為通知群或固定的員工。'],
    en: [
      'The customer has no owner, so there is nobody to tell.',
      'Give the customer an owner, or tell a group or certain people instead.',
    ],
  },
  quietHours: {
    'zh-CN': ['正处于免打扰时段。', '选的是「等到结束」就会在结束时一起发；选的是「不发」则不再发。'],
    'zh-TW': ['正處於免打擾時段。', '選的是「等到結束」就會在結束時一起發；選的是「不發」則不再發。'],
    en: [
      'It happened in the quiet hours.',
      'What is held goes when they end, as one message; what is dropped does not.',
    ],
  },
  customersGone: {
    'zh-CN': ['客户已被删除，没有可通知的内容。', '无需处理。'],
    'zh-TW': ['客戶已被刪除，沒有可通知的內容。', '無需處理。'],
    en: ['The customer is deleted; there is nothing left to tell.', 'Nothing to do.'],
  },
  paused: {
    'zh-CN': ['通知被停用或换了通知对象，还没发出的就不发了。', '需要时重新启用；停用期间发生的不会补发。'],
    'zh-TW': ['通知被停用或換了通知對象，還沒發出的就不發了。', '需要時重新啟用；停用期間發生的不會補發。'],
    en: [
      'The notice was paused, or tells somebody else now, before this went.',
      'Resume it if you need it; what happened meanwhile is not told later.',
    ],
  },
  tooOften: {
    'zh-CN': ['发得太密，企业微信有每分钟的上限。', '到时自动发，等待中的会并成一条；经常如此时把范围收窄。'],
    'zh-TW': ['發得太密，企業微信有每分鐘的上限。', '到時自動發，等待中的會併成一則；經常如此時把範圍收窄。'],
    en: [
      'WeCom takes only so many messages a minute.',
      'It goes by itself, together with what comes meanwhile. If it happens often, watch fewer tags.',
    ],
  },
  job: {
    'zh-CN': ['批量任务还在进行，等它结束后一起发。', '无需处理；半小时还没结束会先发一条。'],
    'zh-TW': ['批次任務還在進行，等它結束後一起發。', '無需處理；半小時還沒結束會先發一則。'],
    en: [
      'The job that did this is still running; all of it becomes one message.',
      'Nothing to do; after half an hour a first message goes.',
    ],
  },
  refused: {
    'zh-CN': ['企业微信没有接受。', '在「企业微信」里做一次检查。'],
    'zh-TW': ['企業微信沒有接受。', '在「企業微信」裡做一次檢查。'],
    en: ['WeCom refused it.', 'Run the check on the WeCom page.'],
  },
  notConnected: {
    'zh-CN': ['还没有连接企业微信，应用消息发不出去。', '先在「企业微信」里连接，或改用群机器人。'],
    'zh-TW': ['還沒有連接企業微信，應用訊息發不出去。', '先在「企業微信」裡連接，或改用群機器人。'],
    en: [
      'WeCom is not connected, so the app cannot send messages.',
      'Connect it on the WeCom page, or use a group robot.',
    ],
  },
  sealed: {
    'zh-CN': ['机器人地址是用另一套安装的密钥加密的，读不出来。', '在通知里重新填一次 Webhook 地址。'],
    'zh-TW': ['機器人位址是用另一套安裝的密鑰加密的，讀不出來。', '在通知裡重新填一次 Webhook 位址。'],
    en: [
      'The robot’s address was sealed with the key of another installation and cannot be read.',
      'Enter the webhook address of the notice again.',
    ],
  },
  nobody: {
    'zh-CN': ['收件人都不在企业微信里，或已离职。', '换成在职的员工；先同步一次通讯录。'],
    'zh-TW': ['收件人都不在企業微信裡，或已離職。', '換成在職的員工；先同步一次通訊錄。'],
    en: [
      'None of the receivers is in WeCom, or they have left.',
      'Choose people who are here; synchronise the directory first.',
    ],
  },
  unanswered: {
    'zh-CN': [
      '企业微信没有回答，或发送时程序停了：可能已送达，也可能没有。',
      '去群里或聊天里看一眼；没有就点「再发一次」。',
    ],
    'zh-TW': [
      '企業微信沒有回答，或發送時程式停了：可能已送達，也可能沒有。',
      '去群裡或聊天裡看一眼；沒有就點「再發一次」。',
    ],
    en: [
      'WeCom did not answer, or the program stopped meanwhile: it may have arrived or not.',
      'Look into the chat; if it is not there, send it again.',
    ],
  },
  away: {
    'zh-CN': ['连不上企业微信。', '会自动再试；一直这样时检查服务器的网络。'],
    'zh-TW': ['連不上企業微信。', '會自動再試；一直這樣時檢查伺服器的網路。'],
    en: [
      'WeCom cannot be reached.',
      'It is tried again by itself. If it goes on, check the network of the server.',
    ],
  },
};
