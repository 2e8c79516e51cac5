import { defineTexts } from '#ui';

export const playTexts = defineTexts('wecomPlay', {
  intro: {
    'zh-CN': '左手是客户，右手是员工。做点什么，看百子柜几秒内怎么跟上。',
    'zh-TW': '左手是客戶，右手是員工。做點什麼，看百子櫃幾秒內怎麼跟上。',
    en: 'In one hand the customer, in the other the member of staff. Do something and watch Baizigui follow within seconds.',
  },
  notSimulated: {
    'zh-CN': '现在没有连着模拟企业',
    'zh-TW': '現在沒有連著模擬企業',
    en: 'No simulated company is connected',
  },
  notSimulatedText: {
    'zh-CN': '只有连着模拟企业时才能这样玩。',
    'zh-TW': '只有連著模擬企業時才能這樣玩。',
    en: 'This works only while a simulated company is connected.',
  },

  // the customer’s phone
  customerPhone: { 'zh-CN': '客户的手机', 'zh-TW': '客戶的手機', en: 'The customer’s phone' },
  iAm: { 'zh-CN': '我是', 'zh-TW': '我是', en: 'I am' },
  somebodyNew: { 'zh-CN': '新来的人', 'zh-TW': '新來的人', en: 'somebody new' },
  myName: { 'zh-CN': '我叫', 'zh-TW': '我叫', en: 'My name' },
  myNameHint: { 'zh-CN': '留空就随机起名', 'zh-TW': '留空就隨機起名', en: 'Empty: a random name' },
  scan: { 'zh-CN': '扫一个活码', 'zh-TW': '掃一個活碼', en: 'Scan a code' },
  scanCode: { 'zh-CN': '扫「{{code}}」', 'zh-TW': '掃「{{code}}」', en: 'Scan {{code}}' },
  noCodes: {
    'zh-CN': '还没有渠道活码，建一个就能在这里扫。',
    'zh-TW': '還沒有渠道活碼，建一個就能在這裡掃。',
    en: 'No channel codes yet; make one to scan it here.',
  },
  addMember: { 'zh-CN': '加一位员工', 'zh-TW': '加一位員工', en: 'Add a member of staff' },
  add: { 'zh-CN': '加为好友', 'zh-TW': '加為好友', en: 'Make friends' },
  chats: { 'zh-CN': '我的聊天', 'zh-TW': '我的聊天', en: 'My chats' },
  greeted: {
    'zh-CN': '已添加 {{member}}，可以聊天了',
    'zh-TW': '已添加 {{member}}，可以聊天了',
    en: 'You have added {{member}} and can chat now',
  },
  goneByMe: { 'zh-CN': '你删了 {{member}}', 'zh-TW': '你刪了 {{member}}', en: 'You deleted {{member}}' },
  goneByThem: { 'zh-CN': '{{member}} 删了你', 'zh-TW': '{{member}} 刪了你', en: '{{member}} deleted you' },
  write: { 'zh-CN': '发一句话', 'zh-TW': '發一句話', en: 'Write' },
  hello: { 'zh-CN': '你好，想了解一下', 'zh-TW': '你好，想了解一下', en: 'Hello, I would like to know more' },
  leave: { 'zh-CN': '删掉 {{member}}', 'zh-TW': '刪掉 {{member}}', en: 'Delete {{member}}' },

  // the phone of the member of staff
  staffPhone: { 'zh-CN': '员工的手机', 'zh-TW': '員工的手機', en: 'The phone of the member of staff' },
  customersOf: { 'zh-CN': '{{member}} 的客户', 'zh-TW': '{{member}} 的客戶', en: 'Customers of {{member}}' },
  noCustomers: {
    'zh-CN': '还没有客户。用左边的手机加一位。',
    'zh-TW': '還沒有客戶。用左邊的手機加一位。',
    en: 'No customers yet. Add one with the other phone.',
  },
  remark: { 'zh-CN': '备注', 'zh-TW': '備註', en: 'Remark' },
  saveRemark: { 'zh-CN': '存备注', 'zh-TW': '存備註', en: 'Save the remark' },
  deleteCustomer: { 'zh-CN': '删掉 {{customer}}', 'zh-TW': '刪掉 {{customer}}', en: 'Delete {{customer}}' },
  pickOne: { 'zh-CN': '在上面选一位客户', 'zh-TW': '在上面選一位客戶', en: 'Choose a customer above' },
  tagCount: {
    'zh-CN': '{{count}} 个标签',
    'zh-TW': '{{count}} 個標籤',
    en: { one: '{{count}} tag', other: '{{count}} tags' },
  },

  // what Baizigui sees
  seen: { 'zh-CN': '百子柜看到的', 'zh-TW': '百子櫃看到的', en: 'What Baizigui sees' },
  live: { 'zh-CN': '跟着变', 'zh-TW': '跟著變', en: 'live' },
  nobodyChosen: {
    'zh-CN': '先在手机上选一位客户',
    'zh-TW': '先在手機上選一位客戶',
    en: 'Choose a customer on a phone first',
  },
  notYet: { 'zh-CN': '还没到', 'zh-TW': '還沒到', en: 'Not here yet' },
  notYetText: {
    'zh-CN': '企业微信会来叫我们，一般几秒就到。一直没来，就去状态页看看，或同步一次。',
    'zh-TW': '企業微信會來叫我們，一般幾秒就到。一直沒來，就去狀態頁看看，或同步一次。',
    en: 'WeCom calls us, usually within seconds. If nothing comes, see the status page or sync.',
  },
  toStatus: { 'zh-CN': '看企业微信状态', 'zh-TW': '看企業微信狀態', en: 'See the WeCom status' },
  openCustomer: { 'zh-CN': '打开客户页', 'zh-TW': '打開客戶頁', en: 'Open the customer page' },
  followers: { 'zh-CN': '谁在跟', 'zh-TW': '誰在跟', en: 'Who follows' },
  tags: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  noTags: {
    'zh-CN': '还没有标签。在员工手机上打一个，或在这里打。',
    'zh-TW': '還沒有標籤。在員工手機上打一個，或在這裡打。',
    en: 'No tags yet. Put one on with the phone of the staff, or here.',
  },
  tagHere: { 'zh-CN': '在百子柜里打一个', 'zh-TW': '在百子櫃裡打一個', en: 'Put one on in Baizigui' },
  taggedHere: {
    'zh-CN': '在这里打上「{{tag}}」，看右手的手机',
    'zh-TW': '在這裡打上「{{tag}}」，看右手的手機',
    en: 'Put on {{tag}} here; watch the phone of the staff',
  },
  untaggedHere: {
    'zh-CN': '在这里摘下「{{tag}}」，看右手的手机',
    'zh-TW': '在這裡摘下「{{tag}}」，看右手的手機',
    en: 'Took {{tag}} off here; watch the phone of the staff',
  },

  // said when something was done
  didAdd: {
    'zh-CN': '{{customer}} 加了 {{member}}',
    'zh-TW': '{{customer}} 加了 {{member}}',
    en: '{{customer}} added {{member}}',
  },
  didWrite: {
    'zh-CN': '{{customer}} 给 {{member}} 发了一句话',
    'zh-TW': '{{customer}} 給 {{member}} 發了一句話',
    en: '{{customer}} wrote to {{member}}',
  },
  didLeave: {
    'zh-CN': '{{customer}} 删了 {{member}}',
    'zh-TW': '{{customer}} 刪了 {{member}}',
    en: '{{customer}} deleted {{member}}',
  },
  didTag: {
    'zh-CN': '{{member}} 给 {{customer}} 打上「{{tag}}」',
    'zh-TW': '{{member}} 給 {{customer}} 打上「{{tag}}」',
    en: '{{member}} put {{tag}} on {{customer}}',
  },
  didUntag: {
    'zh-CN': '{{member}} 给 {{customer}} 摘下「{{tag}}」',
    'zh-TW': '{{member}} 給 {{customer}} 摘下「{{tag}}」',
    en: '{{member}} took {{tag}} off {{customer}}',
  },
  didRemark: {
    'zh-CN': '{{member}} 改了 {{customer}} 的备注',
    'zh-TW': '{{member}} 改了 {{customer}} 的備註',
    en: '{{member}} changed the remark of {{customer}}',
  },
  didDelete: {
    'zh-CN': '{{member}} 删了 {{customer}}',
    'zh-TW': '{{member}} 刪了 {{customer}}',
    en: '{{member}} deleted {{customer}}',
  },
  someone: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'The customer' },
});
