import type { Texts } from '#platform/http';
import { channelTexts } from './codes/texts.ts';

/** Sentences for the codes of this channel, and for the findings of its set-up doctor. */
export const wecomTexts = {
  ...channelTexts,
  'wecom.notConnected': {
    'zh-CN': ['这个企业空间还没有连接企业微信。', '在「设置 › 企业微信」里填写，或先用模拟企业试试。'],
    'zh-TW': ['這個企業空間還沒有連接企業微信。', '在「設定 › 企業微信」裡填寫，或先用模擬企業試試。'],
    en: [
      'This workspace is not connected to WeCom.',
      'Connect it under Settings › WeCom, or try a simulated company.',
    ],
  },
  'archive.notJson': {
    'zh-CN': ['这一行不是 JSON。', '每行一条解密后的消息，UTF-8，用换行结束。'],
    'zh-TW': ['這一行不是 JSON。', '每行一則解密後的訊息，UTF-8，用換行結束。'],
    en: [
      'The line is not JSON.',
      'Write one decrypted message per line, in UTF-8, each with an end of line.',
    ],
  },
  'archive.unknownShape': {
    'zh-CN': ['这一行不是会话存档的消息。', '要有 msgid、from、tolist、msgtime、msgtype，或 agree_status。'],
    'zh-TW': ['這一行不是會話存檔的訊息。', '要有 msgid、from、tolist、msgtime、msgtype，或 agree_status。'],
    en: [
      'The line is no message of the archive.',
      'It needs msgid, from, tolist, msgtime and msgtype, or agree_status.',
    ],
  },
  'archive.noTime': {
    'zh-CN': ['这一行没有可用的时间。', 'msgtime 是毫秒。'],
    'zh-TW': ['這一行沒有可用的時間。', 'msgtime 是毫秒。'],
    en: ['The line has no usable time.', 'msgtime counts milliseconds.'],
  },
  'archive.tooLong': {
    'zh-CN': ['这一行太长。', '一行只放一条消息。'],
    'zh-TW': ['這一行太長。', '一行只放一則訊息。'],
    en: ['The line is too long.', 'Write one message per line.'],
  },
  'archive.failed': {
    'zh-CN': [
      '读到这里反复出错，整个文件放到了 aside。',
      '日志里有原因；解决后把文件放回来，已经收下的不会重复。',
    ],
    'zh-TW': [
      '讀到這裡反覆出錯，整個檔案放到了 aside。',
      '記錄裡有原因；解決後把檔案放回來，已經收下的不會重複。',
    ],
    en: [
      'Reading failed here again and again; the whole file is in aside.',
      'The log says why; mend that and move the file back, what was taken counts once.',
    ],
  },
  'archive.unknownCustomer': {
    'zh-CN': [
      '消息里的外部联系人还不是这里的客户。',
      '等同步完成后，把文件从 aside 放回来，已经收下的不会重复。',
    ],
    'zh-TW': [
      '訊息裡的外部聯絡人還不是這裡的客戶。',
      '等同步完成後，把檔案從 aside 放回來，已經收下的不會重複。',
    ],
    en: [
      'The contact in the message is no customer here yet.',
      'After the next sync move the file back from aside; what was taken counts once.',
    ],
  },
  'wecom.unavailable': {
    'zh-CN': ['企业微信现在没有答复 {api}（{code}）。', '过一会儿再试；原因和办法在「企业微信状态」里。'],
    'zh-TW': ['企業微信現在沒有答覆 {api}（{code}）。', '過一會兒再試；原因和辦法在「企業微信狀態」裡。'],
    en: [
      'WeCom does not answer {api} now ({code}).',
      'Try again in a while; the WeCom status page says why and what to do.',
    ],
  },
  'sidebar.staffOnly': {
    'zh-CN': ['侧边栏只给员工用。', '用员工账号登录，不要用接口密钥。'],
    'zh-TW': ['側邊欄只給員工用。', '用員工帳號登入，不要用介面金鑰。'],
    en: ['The sidebar is for members of staff.', 'Sign in as a person, not with an API key.'],
  },
  'sidebar.otherAddress': {
    'zh-CN': ['这个网页不是本系统的。', '只能给本系统自己的地址签名。'],
    'zh-TW': ['這個網頁不是本系統的。', '只能給本系統自己的網址簽名。'],
    en: ['This page is not one of ours.', 'Only addresses of this product are signed.'],
  },
  'signIn.unknown': {
    'zh-CN': [
      '你的企业微信账号（{userid}）还不在这里的员工名单里。',
      '刚加入的话，过几分钟再试；还不行就找管理员。',
    ],
    'zh-TW': [
      '你的企業微信帳號（{userid}）還不在這裡的員工名單裡。',
      '剛加入的話，過幾分鐘再試；還不行就找管理員。',
    ],
    en: [
      'Your WeCom account ({userid}) is not among the staff here yet.',
      'If you have just joined, try again in a few minutes; otherwise ask an administrator.',
    ],
  },
  'signIn.inactive': {
    'zh-CN': ['{name} 的账号已停用。', '需要继续用，就找管理员启用。'],
    'zh-TW': ['{name} 的帳號已停用。', '需要繼續用，就找管理員啟用。'],
    en: ['The account of {name} is deactivated.', 'An administrator can activate it.'],
  },
  'signIn.outsider': {
    'zh-CN': ['这里只给企业成员用。', '用本企业的企业微信账号登录。'],
    'zh-TW': ['這裡只給企業成員用。', '用本企業的企業微信帳號登入。'],
    en: ['This is for members of the company only.', 'Sign in with your company’s WeCom account.'],
  },
  'signIn.stale': {
    'zh-CN': ['这次登录已过期，或不是从这个浏览器开始的。', '再试一次就好。'],
    'zh-TW': ['這次登入已過期，或不是從這個瀏覽器開始的。', '再試一次就好。'],
    en: ['This sign-in is too old, or was not begun in this browser.', 'Trying again is enough.'],
  },
  'signIn.codeRefused': {
    'zh-CN': ['企业微信没有确认这次登录（{code}）。', '登录码只能用一次，五分钟内有效。再试一次。'],
    'zh-TW': ['企業微信沒有確認這次登入（{code}）。', '登入碼只能用一次，五分鐘內有效。再試一次。'],
    en: [
      'WeCom did not confirm this sign-in ({code}).',
      'A code works once, within five minutes. Try again.',
    ],
  },
  'signIn.whichCorp': {
    'zh-CN': ['这里连接了几个企业，地址里要说明是哪一个。', '用管理员给的链接打开，它带着 corp。'],
    'zh-TW': ['這裡連接了幾個企業，網址裡要說明是哪一個。', '用管理員給的連結開啟，它帶著 corp。'],
    en: [
      'Several companies are connected here; the address must say which.',
      'Open the link your administrator gave you: it carries the corp.',
    ],
  },
  'signIn.notConnected': {
    'zh-CN': ['这里还没有连接企业微信。', '先用邮箱和密码登录。'],
    'zh-TW': ['這裡還沒有連接企業微信。', '先用信箱和密碼登入。'],
    en: ['WeCom is not connected here yet.', 'Sign in with e-mail and password.'],
  },
  'signIn.tooMany': {
    'zh-CN': ['这个网络试得太多了。', '过一分钟再试。'],
    'zh-TW': ['這個網路試得太多了。', '過一分鐘再試。'],
    en: ['Too many attempts from this network.', 'Try again in a minute.'],
  },
  'wecom.connectedAlready': {
    'zh-CN': ['这个企业空间已经连接了企业微信。', '先断开，再连接模拟企业。'],
    'zh-TW': ['這個企業空間已經連接了企業微信。', '先斷開，再連接模擬企業。'],
    en: [
      'This workspace is connected to WeCom already.',
      'Disconnect it before connecting a simulated company.',
    ],
  },
  'wecom.notSimulated': {
    'zh-CN': ['这个企业空间没有连接模拟企业。', '在「设置 › 企业微信」里点「用模拟企业试试」。'],
    'zh-TW': ['這個企業空間沒有連接模擬企業。', '在「設定 › 企業微信」裡點「用模擬企業試試」。'],
    en: [
      'This workspace is not connected to a simulated company.',
      'Choose “Try a simulated company” under Settings › WeCom.',
    ],
  },
  'wecom.cannotHappen': {
    'zh-CN': ['在企业微信里不会发生：{reason}。', '换一个客户或员工再试。'],
    'zh-TW': ['在企業微信裡不會發生：{reason}。', '換一個客戶或員工再試。'],
    en: ['That cannot happen in WeCom: {reason}.', 'Try another customer or member of staff.'],
  },
  'wecom.secretNeeded': {
    'zh-CN': ['第一次连接需要应用的 Secret。', '在企业微信管理后台的应用详情里查看 Secret。'],
    'zh-TW': ['第一次連接需要應用的 Secret。', '在企業微信管理後台的應用詳情裡查看 Secret。'],
    en: [
      'The first connection needs the app’s secret.',
      'It is shown on the app’s page of the WeCom console.',
    ],
  },
  'wecom.callbackHalf': {
    'zh-CN': ['回调的 Token 和 EncodingAESKey 要么都有，要么都没有。', '把两个都填上，或都清空。'],
    'zh-TW': ['回呼的 Token 和 EncodingAESKey 要麼都有，要麼都沒有。', '把兩個都填上，或都清空。'],
    en: ['Token and EncodingAESKey of the callback belong together.', 'Fill in both, or clear both.'],
  },
  'wecom.corpTaken': {
    'zh-CN': ['企业 {corp} 已连接到另一个企业空间。', '一个企业只能连接一个空间。先在那边断开。'],
    'zh-TW': ['企業 {corp} 已連接到另一個企業空間。', '一個企業只能連接一個空間。先在那邊斷開。'],
    en: [
      'Corp {corp} is connected to another workspace.',
      'A corp belongs to one workspace. Disconnect it there first.',
    ],
  },
  'wecom.otherCorp': {
    'zh-CN': [
      '从企业 {from} 换到 {to} 会忘掉 {relations} 条跟进关系的镜像，并停用 {people} 位没有邮箱的员工。',
      '客户和标签会留下。确定要换，就带上 "confirm": true。',
    ],
    'zh-TW': [
      '從企業 {from} 換到 {to} 會忘掉 {relations} 條跟進關係的鏡像，並停用 {people} 位沒有信箱的員工。',
      '客戶和標籤會留下。確定要換，就帶上 "confirm": true。',
    ],
    en: [
      'Changing from corp {from} to {to} forgets the mirror of {relations} relations and deactivates {people} members of staff who have no e-mail.',
      'Customers and tags stay. To go on, send "confirm": true.',
    ],
  },
  'wecom.nothingWaits': {
    'zh-CN': ['没有等着确认的企业 {corp}。', '刷新连接页面；启动设置里的企业可能已经换过。'],
    'zh-TW': ['沒有等著確認的企業 {corp}。', '重新整理連接頁面；啟動設定裡的企業可能已經換過。'],
    en: [
      'Corp {corp} does not wait to be confirmed.',
      'Load the connection page again; the start-up settings may have changed.',
    ],
  },
  'wecom.callFailed': {
    'zh-CN': [
      '企业微信没有完成 {api}（{code}）。',
      '在「企业微信状态」里看原因和办法，然后再同步一次；已完成的部分不会重来。',
    ],
    'zh-TW': [
      '企業微信沒有完成 {api}（{code}）。',
      '在「企業微信狀態」裡看原因和辦法，然後再同步一次；已完成的部分不會重來。',
    ],
    en: [
      'WeCom did not do {api} ({code}).',
      'The WeCom status page says why and what to do; then sync again. What is done stays done.',
    ],
  },
  'wecom.failure.cancelled': {
    'zh-CN': ['有人停止了它。'],
    'zh-TW': ['有人停止了它。'],
    en: ['Somebody stopped it.'],
  },
  'wecom.failure.interrupted': {
    'zh-CN': ['它没有跑完，之后又开始了新的一次。'],
    'zh-TW': ['它沒有跑完，之後又開始了新的一次。'],
    en: ['It was not brought to its end, and another one was begun.'],
  },
  'wecom.failure.unreadable': {
    'zh-CN': ['企业微信发来的内容读不懂。'],
    'zh-TW': ['企業微信傳來的內容讀不懂。'],
    en: ['What WeCom sent could not be read.'],
  },
  'wecom.failure.refused': {
    'zh-CN': ['这里的规则不允许（{code}）。'],
    'zh-TW': ['這裡的規則不允許（{code}）。'],
    en: ['A rule here does not allow it ({code}).'],
  },
  'wecom.failure.unexpected': {
    'zh-CN': ['程序出错（{code}），详情在日志里。'],
    'zh-TW': ['程式出錯（{code}），詳情在日誌裡。'],
    en: ['The program failed ({code}); the log says more.'],
  },
  'wecom.check.skipped': {
    'zh-CN': ['没有检查：先解决上面的问题。', ''],
    'zh-TW': ['沒有檢查：先解決上面的問題。', ''],
    en: ['Not tried: mend the problem above first.', ''],
  },
  'wecom.check.unreachable': {
    'zh-CN': ['连不上企业微信的接口（{hint}）。', '检查服务器能否访问外网和 WECOM_API_BASE。'],
    'zh-TW': ['連不上企業微信的介面（{hint}）。', '檢查伺服器能否存取外網和 WECOM_API_BASE。'],
    en: [
      'WeCom’s API cannot be reached ({hint}).',
      'Check the server’s way to the internet and WECOM_API_BASE.',
    ],
  },
  'wecom.check.bug': {
    'zh-CN': ['企业微信的回答看不懂（{hint}）。', '多半是代理或网关改了回答；检查中间的代理。'],
    'zh-TW': ['企業微信的回答看不懂（{hint}）。', '多半是代理或閘道改了回答；檢查中間的代理。'],
    en: [
      'WeCom’s answer cannot be read ({hint}).',
      'Most likely a proxy changed it; look at what is in between.',
    ],
  },
  'wecom.check.app': {
    'zh-CN': ['应用「{app}」可以调用。', ''],
    'zh-TW': ['應用「{app}」可以呼叫。', ''],
    en: ['The app “{app}” can be called.', ''],
  },
  'wecom.check.appDisabled': {
    'zh-CN': ['应用「{app}」被停用了。', '在管理后台启用它。'],
    'zh-TW': ['應用「{app}」被停用了。', '在管理後台啟用它。'],
    en: ['The app “{app}” is disabled.', 'Enable it in the console.'],
  },
  'wecom.check.nobodyFollows': {
    'zh-CN': [
      '应用看不到任何有客户联系权限的员工。',
      '在「客户联系 › 权限配置」设置使用范围，把员工放进应用的可见范围。',
    ],
    'zh-TW': [
      '應用看不到任何有客戶聯繫權限的員工。',
      '在「客戶聯繫 › 權限配置」設定使用範圍，把員工放進應用的可見範圍。',
    ],
    en: [
      'The app sees nobody who may have customers.',
      'Set the range under Customer Contact › Permissions, and put the staff into the app’s visible range.',
    ],
  },
  'wecom.check.follows': {
    'zh-CN': ['看得到 {people} 位可以加客户的员工。', ''],
    'zh-TW': ['看得到 {people} 位可以加客戶的員工。', ''],
    en: ['{people} people who may have customers are visible.', ''],
  },
  'wecom.check.tags': {
    'zh-CN': ['标签库可读：{groups} 个组，{tags} 个标签。', ''],
    'zh-TW': ['標籤庫可讀：{groups} 個組，{tags} 個標籤。', ''],
    en: ['The tag library can be read: {groups} groups, {tags} tags.', ''],
  },
  'wecom.check.departments': {
    'zh-CN': ['看得到 {departments} 个部门。', ''],
    'zh-TW': ['看得到 {departments} 個部門。', ''],
    en: ['{departments} departments are visible.', ''],
  },
  'wecom.check.noDepartments': {
    'zh-CN': ['应用看不到任何部门，员工会没有部门和姓名。', '把部门放进应用的可见范围。'],
    'zh-TW': ['應用看不到任何部門，員工會沒有部門和姓名。', '把部門放進應用的可見範圍。'],
    en: [
      'The app sees no department: staff will have neither department nor name.',
      'Put departments into the app’s visible range.',
    ],
  },
  'wecom.check.domain': {
    'zh-CN': ['可信域名是 {domain}。', ''],
    'zh-TW': ['可信網域是 {domain}。', ''],
    en: ['The trusted domain is {domain}.', ''],
  },
  'wecom.check.noDomain': {
    'zh-CN': ['没有设置可信域名，侧边栏和扫码登录打不开。', '在应用的「网页授权及JS-SDK」里填写这里的域名。'],
    'zh-TW': ['沒有設定可信網域，側邊欄和掃碼登入打不開。', '在應用的「網頁授權及JS-SDK」裡填寫這裡的網域。'],
    en: [
      'No trusted domain is set: the sidebar and QR sign-in will not open.',
      'Enter this product’s domain under the app’s Web authorization and JS-SDK.',
    ],
  },
  'wecom.check.noCallback': {
    'zh-CN': [
      '没有填写回调的 Token 和 EncodingAESKey，客户变化要等到夜里比对才知道。',
      '在应用的「接收消息」里生成，两边填一样的。',
    ],
    'zh-TW': [
      '沒有填寫回呼的 Token 和 EncodingAESKey，客戶變化要等到夜裡比對才知道。',
      '在應用的「接收消息」裡產生，兩邊填一樣的。',
    ],
    en: [
      'No callback token and key: changes in WeCom are only seen by the nightly comparison.',
      'Generate them under the app’s Receive messages, and enter the same on both sides.',
    ],
  },
  'wecom.check.callback': {
    'zh-CN': ['回调地址 {url} 能收到、能解密。', ''],
    'zh-TW': ['回呼位址 {url} 能收到、能解密。', ''],
    en: ['The callback address {url} receives and decrypts.', ''],
  },
  'wecom.check.callbackAnswer': {
    'zh-CN': [
      '回调地址 {url} 回答了 {status}，不是这个产品的回答。',
      '检查反向代理是否把 /wecom/callback 原样转过来。',
    ],
    'zh-TW': [
      '回呼位址 {url} 回答了 {status}，不是這個產品的回答。',
      '檢查反向代理是否把 /wecom/callback 原樣轉過來。',
    ],
    en: [
      'The callback address {url} answered {status}, not what this product answers.',
      'Check that the reverse proxy passes /wecom/callback on unchanged.',
    ],
  },
  'wecom.check.callbackAway': {
    'zh-CN': ['回调地址 {url} 连不上（{hint}）。', '设置 BAIZIGUI_PUBLIC_URL，并确认外网能访问这个地址。'],
    'zh-TW': ['回呼位址 {url} 連不上（{hint}）。', '設定 BAIZIGUI_PUBLIC_URL，並確認外網能存取這個位址。'],
    en: [
      'The callback address {url} cannot be reached ({hint}).',
      'Set BAIZIGUI_PUBLIC_URL and make sure that the internet reaches it.',
    ],
  },
  'wecom.check.clock': {
    'zh-CN': ['服务器的时间是对的。', ''],
    'zh-TW': ['伺服器的時間是對的。', ''],
    en: ['The server’s clock is right.', ''],
  },
  'wecom.check.clockWrong': {
    'zh-CN': ['服务器的时间差了 {seconds} 秒，签名和令牌会出错。', '打开时间同步（NTP）。'],
    'zh-TW': ['伺服器的時間差了 {seconds} 秒，簽名和令牌會出錯。', '打開時間同步（NTP）。'],
    en: [
      'The server’s clock is {seconds} s off; signatures and tokens will fail.',
      'Turn on time synchronisation (NTP).',
    ],
  },
  'wecom.check.noClock': {
    'zh-CN': ['没能比对时间。', ''],
    'zh-TW': ['沒能比對時間。', ''],
    en: ['The clocks could not be compared.', ''],
  },
} satisfies Texts;
