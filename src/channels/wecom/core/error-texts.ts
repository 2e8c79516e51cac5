/** What codes of WeCom mean and what to do, for people: the check of the set-up, the status page, lists of failures. */
import type { Sentences } from './code-kinds.ts';

const SECRET: Sentences = {
  'zh-CN': [
    '企业微信不认这个 Secret，或应用已停用。',
    '在企业微信管理后台打开这个应用，重新复制 Secret 后保存；改好之前不会再试，以免服务器 IP 被封一小时。',
  ],
  'zh-TW': [
    '企業微信不認這個 Secret，或應用已停用。',
    '在企業微信管理後台打開這個應用，重新複製 Secret 後儲存；改好之前不會再試，以免伺服器 IP 被封一小時。',
  ],
  en: [
    'WeCom does not accept this secret, or the app is disabled.',
    'Open the app in the WeCom console, copy its secret again and save it here. Nothing is tried before that, because repeated wrong secrets ban the server’s IP for an hour.',
  ],
};
const CORP: Sentences = {
  'zh-CN': ['企业 ID 不对。', '在企业微信管理后台“我的企业”页底部复制企业 ID。'],
  'zh-TW': ['企業 ID 不對。', '在企業微信管理後台「我的企業」頁底部複製企業 ID。'],
  en: ['The corp ID is wrong.', 'Copy it from the foot of the page “My company” in the WeCom console.'],
};
const DOMAIN: Sentences = {
  'zh-CN': ['网页地址的域名不是应用的可信域名。', '在应用的“网页授权及 JS-SDK”里填写完全一致的域名和端口。'],
  'zh-TW': [
    '網頁位址的網域不是應用的可信網域。',
    '在應用的「網頁授權及 JS-SDK」裡填寫完全一致的網域和連接埠。',
  ],
  en: [
    'The page’s domain is not a trusted domain of the app.',
    'Enter exactly the same domain and port in the app under “Web authorisation and JS-SDK”.',
  ],
};
const SCOPE: Sentences = {
  'zh-CN': ['应用看不到这位员工或这个部门。', '在企业微信管理后台把他们加入应用的可见范围。'],
  'zh-TW': ['應用看不到這位員工或這個部門。', '在企業微信管理後台把他們加入應用的可見範圍。'],
  en: [
    'The app may not see this staff member or department.',
    'Add them to the app’s visible scope in the WeCom console.',
  ],
};
const CONTACT_RIGHT: Sentences = {
  'zh-CN': [
    '这位员工没有客户联系权限，或不在应用的可见范围。',
    '在“客户联系 → 权限配置”的使用范围里加上他，并检查应用的可见范围。',
  ],
  'zh-TW': [
    '這位員工沒有客戶聯絡權限，或不在應用的可見範圍。',
    '在「客戶聯絡 → 權限配置」的使用範圍裡加上他，並檢查應用的可見範圍。',
  ],
  en: [
    'This staff member may not have customers in WeCom, or the app does not see them.',
    'Add them to the range under “Customer contact → Permissions”, and check the app’s visible scope.',
  ],
};
const AGENT: Sentences = {
  'zh-CN': ['AgentId 与 Secret 不属于同一个应用。', '从同一个应用的详情页复制 AgentId 和 Secret。'],
  'zh-TW': ['AgentId 與 Secret 不屬於同一個應用。', '從同一個應用的詳情頁複製 AgentId 和 Secret。'],
  en: ['The agent ID and the secret are of different apps.', 'Copy both from the page of one app.'],
};
const ROBOT: Sentences = {
  'zh-CN': [
    '群机器人的地址无效，或机器人已被移除、停用。',
    '在群里重新添加机器人，把新的 Webhook 地址填进来。',
  ],
  'zh-TW': [
    '群機器人的位址無效，或機器人已被移除、停用。',
    '在群裡重新新增機器人，把新的 Webhook 位址填進來。',
  ],
  en: [
    'The address of the group robot is invalid, or the robot was removed or disabled.',
    'Add a robot to the group again and enter its new webhook address.',
  ],
};
const ARCHIVE: Sentences = {
  'zh-CN': [
    '会话内容存档没有开通、已过期或超出额度。',
    '在企业微信管理后台“会话内容存档”里检查开通情况和人数。',
  ],
  'zh-TW': [
    '會話內容存檔沒有開通、已過期或超出額度。',
    '在企業微信管理後台「會話內容存檔」裡檢查開通情況和人數。',
  ],
  en: [
    'The conversation archive is not open, has expired or is over its quota.',
    'Check it under “Conversation archive” in the WeCom console.',
  ],
};
const CONFLICT: Sentences = {
  'zh-CN': ['同时有别的程序在改同一位客户。', '会自动再试；经常出现时，看看有没有别的系统也在打标签。'],
  'zh-TW': ['同時有別的程式在改同一位客戶。', '會自動再試；經常出現時，看看有沒有別的系統也在打標籤。'],
  en: [
    'Another program is changing the same customer at this moment.',
    'It is tried again by itself. If it happens often, look for another system that also writes tags.',
  ],
};
const TRANSFER: Sentences = {
  'zh-CN': [
    '这位客户现在不能转接。',
    '企业微信规定：对方须有空余名额且已实名，每位客户 90 天内最多转接两次，转接中不能再转。',
  ],
  'zh-TW': [
    '這位客戶現在不能轉接。',
    '企業微信規定：對方須有空餘名額且已實名，每位客戶 90 天內最多轉接兩次，轉接中不能再轉。',
  ],
  en: [
    'This customer cannot be handed over now.',
    'WeCom’s rules: the receiver needs room and a verified name, a customer moves at most twice in 90 days, and not while a handover is under way.',
  ],
};
const WELCOME: Sentences = {
  'zh-CN': [
    '欢迎语没有发出：已过 20 秒、已有人发过，或已经开始聊天。',
    '无需处理；若每次都这样，检查后台是否另设了欢迎语或另一个应用也在发。',
  ],
  'zh-TW': [
    '歡迎語沒有發出：已過 20 秒、已有人發過，或已經開始聊天。',
    '無需處理；若每次都這樣，檢查後台是否另設了歡迎語或另一個應用也在發。',
  ],
  en: [
    'The welcome message was not sent: 20 seconds had passed, one was already sent, or the chat had begun.',
    'Nothing to do. If it is always so, look for a welcome text in the console or another app that sends one.',
  ],
};

/** Codes that say more than their kind. */
export const codeTexts: Readonly<Record<number, Sentences>> = {
  40001: SECRET,
  41004: SECRET,
  40013: CORP,
  50001: DOMAIN,
  50002: SCOPE,
  60011: SCOPE,
  60123: SCOPE,
  301021: SCOPE,
  84074: CONTACT_RIGHT,
  84084: CONTACT_RIGHT,
  301002: AGENT,
  92002: AGENT,
  93000: ROBOT,
  93004: ROBOT,
  301052: ARCHIVE,
  301053: ARCHIVE,
  301058: ARCHIVE,
  301059: ARCHIVE,
  301060: ARCHIVE,
  45033: CONFLICT,
  45035: CONFLICT,
  6000: CONFLICT,
  40097: TRANSFER,
  40098: TRANSFER,
  40099: TRANSFER,
  40100: TRANSFER,
  40128: TRANSFER,
  40129: TRANSFER,
  40131: TRANSFER,
  40143: TRANSFER,
  41050: WELCOME,
  41051: WELCOME,
  40029: {
    'zh-CN': ['登录码无效或已用过。', '重新打开页面登录；登录码只能用一次，五分钟内有效。'],
    'zh-TW': ['登入碼無效或已用過。', '重新打開頁面登入；登入碼只能用一次，五分鐘內有效。'],
    en: [
      'The sign-in code is invalid or used.',
      'Open the page and sign in again; a code works once, for five minutes.',
    ],
  },
  40068: {
    'zh-CN': ['企业微信里没有这个标签或标签组。', '重新同步标签库；标签可能已在别处删除。'],
    'zh-TW': ['企業微信裡沒有這個標籤或標籤組。', '重新同步標籤庫；標籤可能已在別處刪除。'],
    en: [
      'WeCom does not have this tag or group.',
      'Read the tag library again; it may have been deleted elsewhere.',
    ],
  },
  40071: {
    'zh-CN': ['企业微信里已有同名标签。', '重新同步标签库，沿用现有的那个。'],
    'zh-TW': ['企業微信裡已有同名標籤。', '重新同步標籤庫，沿用現有的那個。'],
    en: [
      'WeCom already has a tag of this name.',
      'Read the tag library again and use the one that is there.',
    ],
  },
  40072: {
    'zh-CN': ['标签名或组名为空或太长。', '名称改为 1 到 30 个字。'],
    'zh-TW': ['標籤名或組名為空或太長。', '名稱改為 1 到 30 個字。'],
    en: ['The name of a tag or group is empty or too long.', 'Use 1 to 30 characters.'],
  },
  40096: {
    'zh-CN': [
      '应用看不到这位客户：没有可见的员工添加了他，或编号属于别的企业。',
      '检查应用的可见范围；编号来自别处时重新同步客户。',
    ],
    'zh-TW': [
      '應用看不到這位客戶：沒有可見的員工加了他，或編號屬於別的企業。',
      '檢查應用的可見範圍；編號來自別處時重新同步客戶。',
    ],
    en: [
      'The app does not see this customer: no visible staff member has them, or the id is of another corp.',
      'Check the app’s visible scope; if the id came from elsewhere, read the customers again.',
    ],
  },
  40126: {
    'zh-CN': ['企业标签数量已到上限。', '删除不用的企业标签，或把标签留在百子柜里而不同步。'],
    'zh-TW': ['企業標籤數量已到上限。', '刪除不用的企業標籤，或把標籤留在百子櫃裡而不同步。'],
    en: [
      'The corp has as many tags as WeCom allows.',
      'Delete tags nobody uses, or keep tags here without writing them to WeCom.',
    ],
  },
  41048: {
    'zh-CN': ['没有可以发送的客户。', '换一批客户或另一位员工；本月次数用完的客户下月才能再收。'],
    'zh-TW': ['沒有可以發送的客戶。', '換一批客戶或另一位員工；本月次數用完的客戶下月才能再收。'],
    en: [
      'There is no customer to whom this may be sent.',
      'Choose other customers or another sender; who had all messages of this month can be reached next month.',
    ],
  },
  41054: {
    'zh-CN': ['有员工还没激活或没实名，不能用于渠道活码。', '请他登录企业微信并完成实名，或从活码里去掉他。'],
    'zh-TW': ['有員工還沒啟用或沒實名，不能用於渠道活碼。', '請他登入企業微信並完成實名，或從活碼裡去掉他。'],
    en: [
      'A staff member of this code is not activated or has no verified name.',
      'Let them sign in to WeCom and verify, or take them off the code.',
    ],
  },
  41094: {
    'zh-CN': ['提醒得太频繁：24 小时内最多三次。', '明天再提醒。'],
    'zh-TW': ['提醒得太頻繁：24 小時內最多三次。', '明天再提醒。'],
    en: ['Reminded too often: three times in 24 hours is the limit.', 'Remind again tomorrow.'],
  },
  48002: {
    'zh-CN': [
      '应用没有调用这个接口的权限。',
      '在“客户联系 → 可调用接口的应用”里加上这个应用，并使用它自己的 Secret。',
    ],
    'zh-TW': [
      '應用沒有呼叫這個介面的權限。',
      '在「客戶聯絡 → 可呼叫介面的應用」裡加上這個應用，並使用它自己的 Secret。',
    ],
    en: [
      'The app may not call this API.',
      'Add it under “Customer contact → Apps that may call the API”, and use the secret of that app.',
    ],
  },
  48009: {
    'zh-CN': ['通讯录同步的 Secret 不能从这台服务器读取通讯录。', '改用自建应用的 Secret。'],
    'zh-TW': ['通訊錄同步的 Secret 不能從這台伺服器讀取通訊錄。', '改用自建應用的 Secret。'],
    en: [
      'The secret for address-book sync may not read from this server.',
      'Use the secret of a self-built app.',
    ],
  },
  50003: {
    'zh-CN': ['应用已停用。', '在企业微信管理后台启用这个应用。'],
    'zh-TW': ['應用已停用。', '在企業微信管理後台啟用這個應用。'],
    en: ['The app is disabled.', 'Enable it in the WeCom console.'],
  },
  60020: {
    'zh-CN': [
      '服务器的出口 IP 不在应用的企业可信 IP 里。',
      '在应用详情页的“企业可信 IP”里加上它，约一分钟后生效。',
    ],
    'zh-TW': [
      '伺服器的出口 IP 不在應用的企業可信 IP 裡。',
      '在應用詳情頁的「企業可信 IP」裡加上它，約一分鐘後生效。',
    ],
    en: [
      'The server’s public IP is not a trusted IP of the app.',
      'Add it on the app’s page under “Trusted IP”; it takes about a minute to apply.',
    ],
  },
  60111: {
    'zh-CN': ['没有这位员工，或应用看不到他。', '重新同步通讯录；若他在职，把他加入应用的可见范围。'],
    'zh-TW': ['沒有這位員工，或應用看不到他。', '重新同步通訊錄；若他在職，把他加入應用的可見範圍。'],
    en: [
      'There is no such staff member, or the app does not see them.',
      'Read the directory again; if they still work here, add them to the app’s visible scope.',
    ],
  },
  84061: {
    'zh-CN': ['这位员工与客户不是好友：已被员工删除，或员工还没通过。', '无需处理；再次成为好友后会继续。'],
    'zh-TW': ['這位員工與客戶不是好友：已被員工刪除，或員工還沒通過。', '無需處理；再次成為好友後會繼續。'],
    en: [
      'This staff member and the customer are not connected: deleted by staff, or not accepted yet.',
      'Nothing to do; it goes on when they are connected again.',
    ],
  },
};
