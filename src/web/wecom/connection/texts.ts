import { defineTexts } from '#ui';

export const connectionTexts = defineTexts('wecomConnection', {
  // not connected: two ways
  ownTitle: { 'zh-CN': '连上你的企业', 'zh-TW': '連上你的企業', en: 'Connect your company' },
  ownText: {
    'zh-CN': '用一个自建应用。三项都在企业微信管理后台里。',
    'zh-TW': '用一個自建應用。三項都在企業微信管理後臺裡。',
    en: 'With an app of your own. All three values stand in the WeCom console.',
  },
  connect: { 'zh-CN': '连接企业微信', 'zh-TW': '連接企業微信', en: 'Connect WeCom' },
  tryTitle: { 'zh-CN': '没有账号，先试试', 'zh-TW': '沒有帳號，先試試', en: 'No account? Try it first' },
  tryText: {
    'zh-CN': '装一个模拟的企业微信，扫码、加好友、打标都和真的一样，什么都不会发到外面。',
    'zh-TW': '裝一個模擬的企業微信，掃碼、加好友、打標都和真的一樣，什麼都不會發到外面。',
    en: 'Sets up a simulated WeCom: scanning codes, making friends and tagging work as in the real one, and nothing leaves this machine.',
  },
  tryPeople: {
    'zh-CN': '6 位员工，240 位客户，一套标签库',
    'zh-TW': '6 位員工，240 位客戶，一套標籤庫',
    en: '6 members of staff, 240 customers, a tag library',
  },
  tryBoth: {
    'zh-CN': '两部手机在手：你既是客户，也是员工',
    'zh-TW': '兩部手機在手：你既是客戶，也是員工',
    en: 'Two phones: you are the customer and the member of staff',
  },
  tryLeave: {
    'zh-CN': '随时断开，换成真的企业',
    'zh-TW': '隨時斷開，換成真的企業',
    en: 'Disconnect at any time and connect the real one',
  },
  tryIt: { 'zh-CN': '用模拟企业试试', 'zh-TW': '用模擬企業試試', en: 'Try a simulated company' },
  tried: { 'zh-CN': '模拟企业已连上', 'zh-TW': '模擬企業已連上', en: 'The simulated company is connected' },

  // the form
  corpId: { 'zh-CN': '企业 ID', 'zh-TW': '企業 ID', en: 'Corp ID' },
  corpIdHint: {
    'zh-CN': '「我的企业」页底部，ww 开头',
    'zh-TW': '「我的企業」頁底部，ww 開頭',
    en: 'At the foot of My company; begins with ww',
  },
  agentId: { 'zh-CN': '应用 AgentId', 'zh-TW': '應用 AgentId', en: 'Agent ID of the app' },
  agentIdHint: {
    'zh-CN': '「应用管理」里打开应用，页面上方，是数字',
    'zh-TW': '「應用管理」裡打開應用，頁面上方，是數字',
    en: 'Open the app under App management: a number at the top',
  },
  secret: { 'zh-CN': '应用 Secret', 'zh-TW': '應用 Secret', en: 'Secret of the app' },
  secretHint: {
    'zh-CN': '同一个应用的 Secret，点「查看」会发到你的企业微信',
    'zh-TW': '同一個應用的 Secret，點「查看」會發到你的企業微信',
    en: 'Of the same app; "View" sends it to your WeCom',
  },
  secretKeep: {
    'zh-CN': '已设，留空就不变',
    'zh-TW': '已設，留空就不變',
    en: 'Set; leave it empty to keep it',
  },
  corpIdWrong: {
    'zh-CN': '只有字母、数字、- 和 _',
    'zh-TW': '只有字母、數字、- 和 _',
    en: 'Letters, digits, - and _ only',
  },
  agentIdWrong: { 'zh-CN': '只有数字', 'zh-TW': '只有數字', en: 'Digits only' },
  change: { 'zh-CN': '修改连接', 'zh-TW': '修改連接', en: 'Change the connection' },
  saved: { 'zh-CN': '连接已保存', 'zh-TW': '連接已儲存', en: 'The connection was saved' },
  otherCorp: { 'zh-CN': '换到企业 {{corp}}', 'zh-TW': '換到企業 {{corp}}', en: 'Change to corp {{corp}}' },
  otherCorpForget: {
    'zh-CN': '会忘掉 {{count}} 条跟进关系在企业微信那边的样子',
    'zh-TW': '會忘掉 {{count}} 條跟進關係在企業微信那邊的樣子',
    en: {
      one: 'Forgets what WeCom has of {{count}} relation',
      other: 'Forgets what WeCom has of {{count}} relations',
    },
  },
  otherCorpPeople: {
    'zh-CN': '{{count}} 位没有邮箱的员工会被停用',
    'zh-TW': '{{count}} 位沒有信箱的員工會被停用',
    en: {
      one: '{{count}} member of staff without an e-mail is deactivated',
      other: '{{count}} members of staff without an e-mail are deactivated',
    },
  },
  waitingCorp: {
    'zh-CN':
      '环境变量 WECOM_CORP_ID 写的是企业 {{to}}，而这里的员工和客户来自 {{from}}。为防写错，启动时什么都没有改。写错了就改回来再重启；确实要换，在这里确认。',
    'zh-TW':
      '環境變量 WECOM_CORP_ID 寫的是企業 {{to}}，而這裡的員工和客戶來自 {{from}}。為防寫錯，啟動時什麼都沒有改。寫錯了就改回來再重啟；確實要換，在這裡確認。',
    en: 'The environment (WECOM_CORP_ID) names corp {{to}}, but staff and customers here are of {{from}}. In case it is a slip, the start changed nothing. Correct it and restart; or confirm the change here.',
  },
  otherCorpStay: {
    'zh-CN':
      '客户、标签、打标记录都留下。新企业的员工和客户会在下一次同步里读进来。原企业的成员不能再用企业微信登录；有邮箱的照旧登录，没有邮箱的停用。',
    'zh-TW':
      '客戶、標籤、打標記錄都留下。新企業的員工和客戶會在下一次同步裡讀進來。原企業的成員不能再用企業微信登入；有信箱的照舊登入，沒有信箱的停用。',
    en: 'Customers, tags and their history stay. Staff and customers of the new corp come with the next sync. Members of the old corp cannot sign in with WeCom any more: who has an e-mail goes on with it, who has none is deactivated.',
  },
  otherCorpDo: {
    'zh-CN': '换企业，忘掉 {{count}} 条',
    'zh-TW': '換企業，忘掉 {{count}} 條',
    en: 'Change corp, forget {{count}}',
  },

  // connected
  connection: { 'zh-CN': '连着哪里', 'zh-TW': '連著哪裡', en: 'What is connected' },
  base: { 'zh-CN': '接口地址', 'zh-TW': '介面地址', en: 'API address' },
  origin: { 'zh-CN': '由谁设定', 'zh-TW': '由誰設定', en: 'Set by' },
  fromSettings: { 'zh-CN': '在这里填的', 'zh-TW': '在這裡填的', en: 'this page' },
  fromEnvironment: {
    'zh-CN': '启动设置（环境变量）',
    'zh-TW': '啟動設定（環境變量）',
    en: 'start-up settings (environment)',
  },
  fromSimulator: {
    'zh-CN': '模拟企业，在这台机器上',
    'zh-TW': '模擬企業，在這臺機器上',
    en: 'simulated company, on this machine',
  },
  changedAt: { 'zh-CN': '改于', 'zh-TW': '改於', en: 'Changed' },
  callbackKeys: { 'zh-CN': '回调密钥', 'zh-TW': '回呼金鑰', en: 'Callback keys' },
  isSet: { 'zh-CN': '已设，不再显示', 'zh-TW': '已設，不再顯示', en: 'set, not shown again' },
  notSet: { 'zh-CN': '还没有设', 'zh-TW': '還沒有設', en: 'not set' },
  environmentNote: {
    'zh-CN':
      '连接由环境变量（WECOM_CORP_ID 等）设定，每次启动都会重新写入，所以这里只能看。要改，改环境变量再重启。',
    'zh-TW':
      '連接由環境變量（WECOM_CORP_ID 等）設定，每次啟動都會重新寫入，所以這裡只能看。要改，改環境變量再重啟。',
    en: 'The connection is set by environment variables (WECOM_CORP_ID and others) and written again at each start, so it can only be read here. To change it, change them and restart.',
  },
  pause: { 'zh-CN': '暂停写入', 'zh-TW': '暫停寫入', en: 'Pause writing' },
  resume: { 'zh-CN': '恢复写入', 'zh-TW': '恢復寫入', en: 'Resume writing' },
  pausedNote: {
    'zh-CN': '写入已暂停：照常读企业微信，这里打的标签先留着，恢复后补写。',
    'zh-TW': '寫入已暫停：照常讀企業微信，這裡打的標籤先留著，恢復後補寫。',
    en: 'Writing is paused: WeCom is read as usual; tags put on here are kept and written when it resumes.',
  },
  pausedNow: {
    'zh-CN': '写入已暂停，改动会留着',
    'zh-TW': '寫入已暫停，改動會留著',
    en: 'Writing is paused; changes are kept',
  },
  resumedNow: {
    'zh-CN': '写入已恢复，留着的正在补写',
    'zh-TW': '寫入已恢復，留著的正在補寫',
    en: 'Writing goes on; what was kept is being written',
  },
  disconnect: { 'zh-CN': '断开连接', 'zh-TW': '斷開連接', en: 'Disconnect' },
  disconnectTitle: {
    'zh-CN': '断开企业 {{corp}}',
    'zh-TW': '斷開企業 {{corp}}',
    en: 'Disconnect corp {{corp}}',
  },
  disconnectStops: {
    'zh-CN': '停下：不再收变化，不再写标签，夜里不再比对。',
    'zh-TW': '停下：不再收變化，不再寫標籤，夜裡不再比對。',
    en: 'Stops: no changes are received, no tags are written, nothing is compared at night.',
  },
  disconnectGoes: {
    'zh-CN': '删掉：Secret、令牌和回调密钥。再连要重新填。',
    'zh-TW': '刪掉：Secret、令牌和回呼金鑰。再連要重新填。',
    en: 'Deleted: secret, tokens and callback keys. Connecting again needs them anew.',
  },
  disconnectStays: {
    'zh-CN': '留下：全部客户、标签和打标记录，企业微信里的也一个不动。',
    'zh-TW': '留下：全部客戶、標籤和打標記錄，企業微信裡的也一個不動。',
    en: 'Stays: all customers, tags and their history; nothing changes in WeCom either.',
  },
  disconnectSimulated: {
    'zh-CN': '这家模拟企业就此结束，再试会是新的一家。',
    'zh-TW': '這家模擬企業就此結束，再試會是新的一家。',
    en: 'This simulated company ends here; trying again makes a new one.',
  },
  disconnected: {
    'zh-CN': '已断开，客户和标签都在',
    'zh-TW': '已斷開，客戶和標籤都在',
    en: 'Disconnected; customers and tags are all here',
  },
  openPlay: { 'zh-CN': '去玩两部手机', 'zh-TW': '去玩兩部手機', en: 'Play with two phones' },

  // callback
  callback: { 'zh-CN': '让企业微信叫我们', 'zh-TW': '讓企業微信叫我們', en: 'Let WeCom call us' },
  callbackText: {
    'zh-CN': '有了回调，变化几秒就到；没有，就等每晚比对。',
    'zh-TW': '有了回呼，變化幾秒就到；沒有，就等每晚比對。',
    en: 'With a callback changes arrive within seconds; without, with the nightly comparison.',
  },
  callbackUrl: { 'zh-CN': '回调地址', 'zh-TW': '回呼地址', en: 'Callback address' },
  callbackSimulated: {
    'zh-CN': '模拟企业已经替你填好了。',
    'zh-TW': '模擬企業已經替你填好了。',
    en: 'The simulated company has entered them for you.',
  },
  makeKeys: { 'zh-CN': '生成一对密钥', 'zh-TW': '產生一對金鑰', en: 'Make a pair of keys' },
  renewKeys: { 'zh-CN': '换一对密钥', 'zh-TW': '換一對金鑰', en: 'Make new keys' },
  keysTitle: {
    'zh-CN': '回调的 Token 和 EncodingAESKey',
    'zh-TW': '回呼的 Token 和 EncodingAESKey',
    en: 'Token and EncodingAESKey of the callback',
  },
  keysText: {
    'zh-CN': '先存到这里，再到企业微信里粘贴并保存：那边保存时会马上来验。',
    'zh-TW': '先存到這裡，再到企業微信裡貼上並儲存：那邊儲存時會馬上來驗。',
    en: 'Save them here first, then paste and save them in WeCom, which tries them at once.',
  },
  keysRenewText: {
    'zh-CN': '换下的一对立刻失效。在企业微信里也换成这一对之前，变化收不到，会在夜里比对时补上。',
    'zh-TW': '換下的一對立刻失效。在企業微信裡也換成這一對之前，變化收不到，會在夜裡比對時補上。',
    en: 'The old pair stops working at once. Until WeCom has this one too, changes are not received; the nightly comparison brings them.',
  },
  token: { 'zh-CN': 'Token', 'zh-TW': 'Token', en: 'Token' },
  tokenWrong: {
    'zh-CN': '1 到 32 个字母或数字',
    'zh-TW': '1 到 32 個字母或數字',
    en: '1 to 32 letters or digits',
  },
  aesKey: { 'zh-CN': 'EncodingAESKey', 'zh-TW': 'EncodingAESKey', en: 'EncodingAESKey' },
  aesKeyWrong: { 'zh-CN': '43 个字母或数字', 'zh-TW': '43 個字母或數字', en: '43 letters or digits' },
  keysSave: { 'zh-CN': '存到这里', 'zh-TW': '存到這裡', en: 'Save them here' },
  keysSaved: {
    'zh-CN': '已存。现在到企业微信里粘贴这两项和回调地址，点保存。',
    'zh-TW': '已存。現在到企業微信裡貼上這兩項和回呼地址，點儲存。',
    en: 'Saved. Now paste both and the address in WeCom and save there.',
  },
  keysDone: { 'zh-CN': '粘贴好了，关上', 'zh-TW': '貼上好了，關上', en: 'Pasted, close' },

  // the doctor
  doctor: { 'zh-CN': '体检', 'zh-TW': '體檢', en: 'Check-up' },
  doctorText: {
    'zh-CN': '连接要用到的，一样一样试一遍。',
    'zh-TW': '連接要用到的，一樣一樣試一遍。',
    en: 'Tries everything that the connection needs.',
  },
  check: { 'zh-CN': '检查一遍', 'zh-TW': '檢查一遍', en: 'Check everything' },
  checkAgain: { 'zh-CN': '再检查一遍', 'zh-TW': '再檢查一遍', en: 'Check again' },
  checking: { 'zh-CN': '正在检查', 'zh-TW': '正在檢查', en: 'Checking' },
  allPassed: { 'zh-CN': '都通过了', 'zh-TW': '都通過了', en: 'All passed' },
  somePassed: {
    'zh-CN': '{{count}} 项要处理',
    'zh-TW': '{{count}} 項要處理',
    en: { one: '{{count}} to mend', other: '{{count}} to mend' },
  },
  withWarnings: {
    'zh-CN': '能用，{{count}} 项可以更好',
    'zh-TW': '能用，{{count}} 項可以更好',
    en: { one: 'Works; {{count}} could be better', other: 'Works; {{count}} could be better' },
  },
  passed: { 'zh-CN': '通过', 'zh-TW': '通過', en: 'passed' },
  failed: { 'zh-CN': '没通过', 'zh-TW': '沒通過', en: 'failed' },
  warning: { 'zh-CN': '提醒', 'zh-TW': '提醒', en: 'warning' },
  skipped: { 'zh-CN': '没检查', 'zh-TW': '沒檢查', en: 'not tried' },
  errorCode: { 'zh-CN': '错误 {{code}}', 'zh-TW': '錯誤 {{code}}', en: 'error {{code}}' },
  'check.secret': {
    'zh-CN': '企业、应用与 Secret',
    'zh-TW': '企業、應用與 Secret',
    en: 'Corp, app and secret',
  },
  'check.customerScope': { 'zh-CN': '客户联系权限', 'zh-TW': '客戶聯繫權限', en: 'Customer contact' },
  'check.tags': { 'zh-CN': '标签库', 'zh-TW': '標籤庫', en: 'Tag library' },
  'check.directory': { 'zh-CN': '通讯录', 'zh-TW': '通訊錄', en: 'Directory' },
  'check.sidebar': { 'zh-CN': '可信域名', 'zh-TW': '可信網域', en: 'Trusted domain' },
  'check.callback': { 'zh-CN': '回调', 'zh-TW': '回呼', en: 'Callback' },
  'check.clock': { 'zh-CN': '时间', 'zh-TW': '時間', en: 'Clock' },
  next: { 'zh-CN': '接下来', 'zh-TW': '接下來', en: 'Next' },
  nextSync: { 'zh-CN': '同步一次', 'zh-TW': '同步一次', en: 'Sync once' },
  nextSyncText: {
    'zh-CN': '把模拟企业的员工、客户和标签读进来，几秒就好',
    'zh-TW': '把模擬企業的員工、客戶和標籤讀進來，幾秒就好',
    en: 'Reads staff, customers and tags of the simulated company; a few seconds',
  },
  nextPlay: { 'zh-CN': '玩两部手机', 'zh-TW': '玩兩部手機', en: 'Play with two phones' },
  nextPlayText: {
    'zh-CN': '加好友、打标、删人，看这里怎么跟上',
    'zh-TW': '加好友、打標、刪人，看這裡怎麼跟上',
    en: 'Make friends, tag, delete, and watch this side follow',
  },
  nextDrift: { 'zh-CN': '看差异', 'zh-TW': '看差異', en: 'See differences' },
  nextDriftText: {
    'zh-CN': '两边不一样时，会在那里等你定',
    'zh-TW': '兩邊不一樣時，會在那裡等你定',
    en: 'Where both sides differ, it waits there for you to decide',
  },

  // where in the console
  where: {
    'zh-CN': '这些在管理后台哪里',
    'zh-TW': '這些在管理後臺哪裡',
    en: 'Where this stands in the console',
  },
  whereText: {
    'zh-CN': '照顺序走一遍，约 10 分钟',
    'zh-TW': '照順序走一遍，約 10 分鐘',
    en: 'In this order, about 10 minutes',
  },
  corpStep: { 'zh-CN': '企业 ID', 'zh-TW': '企業 ID', en: 'Corp ID' },
  corpPath: {
    'zh-CN': '我的企业 › 企业信息，最下面',
    'zh-TW': '我的企業 › 企業資訊，最下面',
    en: 'My company › Company info, at the foot',
  },
  appStep: { 'zh-CN': '自建应用', 'zh-TW': '自建應用', en: 'An app of your own' },
  appPath: {
    'zh-CN': '应用管理 › 自建 › 创建应用，再抄 AgentId 和 Secret',
    'zh-TW': '應用管理 › 自建 › 創建應用，再抄 AgentId 和 Secret',
    en: 'App management › Self-built › Create, then copy agent ID and secret',
  },
  rangeStep: { 'zh-CN': '可见范围', 'zh-TW': '可見範圍', en: 'Visible range' },
  rangePath: {
    'zh-CN': '同一个应用 › 可见范围，放进会用的部门',
    'zh-TW': '同一個應用 › 可見範圍，放進會用的部門',
    en: 'Same app › Visible range: put in the departments that will use it',
  },
  contactStep: { 'zh-CN': '客户联系的人', 'zh-TW': '客戶聯繫的人', en: 'Who may have customers' },
  contactPath: {
    'zh-CN': '客户联系 › 权限配置 › 使用范围，只有这里的员工，他们的客户才算',
    'zh-TW': '客戶聯繫 › 權限配置 › 使用範圍，只有這裡的員工，他們的客戶才算',
    en: 'Customer contact › Permissions › Range: only customers of these members count',
  },
  callableStep: { 'zh-CN': '允许应用调用', 'zh-TW': '允許應用呼叫', en: 'Let the app call' },
  callablePath: {
    'zh-CN': '客户联系 › 可调用接口的应用，加上这个应用（没加会报 48002）',
    'zh-TW': '客戶聯繫 › 可呼叫介面的應用，加上這個應用（沒加會報 48002）',
    en: 'Customer contact › Apps that may call: add this app (otherwise error 48002)',
  },
  ipStep: { 'zh-CN': '企业可信 IP', 'zh-TW': '企業可信 IP', en: 'Trusted IP' },
  ipPath: {
    'zh-CN': '同一个应用 › 企业可信 IP，填服务器的出口 IP，约一分钟生效（没填会报 60020）',
    'zh-TW': '同一個應用 › 企業可信 IP，填伺服器的出口 IP，約一分鐘生效（沒填會報 60020）',
    en: 'Same app › Trusted IP: the outgoing address of this server; works after a minute (otherwise error 60020)',
  },
  callbackStep: { 'zh-CN': '接收消息', 'zh-TW': '接收消息', en: 'Receive messages' },
  callbackPath: {
    'zh-CN':
      '同一个应用 › 接收消息 › 设置 API 接收，粘贴地址、Token 和 EncodingAESKey，勾上「外部联系人变更回调」',
    'zh-TW':
      '同一個應用 › 接收消息 › 設定 API 接收，貼上地址、Token 和 EncodingAESKey，勾上「外部聯繫人變更回呼」',
    en: 'Same app › Receive messages › API: paste address, token and key, and tick external contact changes',
  },
  domainStep: { 'zh-CN': '可信域名', 'zh-TW': '可信網域', en: 'Trusted domain' },
  domainPath: {
    'zh-CN': '同一个应用 › 网页授权及 JS-SDK，填这里的域名；侧边栏和扫码登录要用',
    'zh-TW': '同一個應用 › 網頁授權及 JS-SDK，填這裡的網域；側邊欄和掃碼登錄要用',
    en: 'Same app › Web authorization and JS-SDK: this domain; for sidebar and QR sign-in',
  },
});
