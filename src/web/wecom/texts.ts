/** Names of the parts of WeCom, and words that several of them use. */
import { defineTexts } from '#ui';

export const wecomTexts = defineTexts('wecom', {
  parts: { 'zh-CN': '企业微信的各部分', 'zh-TW': '企業微信的各部分', en: 'Parts of WeCom' },
  connection: { 'zh-CN': '连接', 'zh-TW': '連接', en: 'Connection' },
  status: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'Status' },
  drift: { 'zh-CN': '差异', 'zh-TW': '差異', en: 'Differences' },
  policies: { 'zh-CN': '写到谁', 'zh-TW': '寫到誰', en: 'Who gets tags' },
  play: { 'zh-CN': '模拟企业', 'zh-TW': '模擬企業', en: 'Simulated company' },
  connectionTitle: { 'zh-CN': '企业微信', 'zh-TW': '企業微信', en: 'WeCom' },
  statusTitle: { 'zh-CN': '企业微信状态', 'zh-TW': '企業微信狀態', en: 'WeCom status' },
  driftTitle: { 'zh-CN': '和企业微信的差异', 'zh-TW': '和企業微信的差異', en: 'Differences with WeCom' },
  policiesTitle: { 'zh-CN': '标签写到谁', 'zh-TW': '標籤寫到誰', en: 'Who gets tags in WeCom' },
  playTitle: { 'zh-CN': '模拟企业', 'zh-TW': '模擬企業', en: 'Simulated company' },
  notConnected: {
    'zh-CN': '还没有连接企业微信',
    'zh-TW': '還沒有連接企業微信',
    en: 'WeCom is not connected',
  },
  notConnectedText: {
    'zh-CN': '填上企业和应用就能连；没有账号，先用模拟企业试试。',
    'zh-TW': '填上企業和應用就能連；沒有帳號，先用模擬企業試試。',
    en: 'Enter a corp and an app to connect it; without an account, try a simulated company.',
  },
  connectIt: { 'zh-CN': '去连接', 'zh-TW': '去連接', en: 'Connect it' },
  askAdmin: {
    'zh-CN': '请有「改设置」权限的人来连接。',
    'zh-TW': '請有「改設定」權限的人來連接。',
    en: 'Somebody with the right to change settings can connect it.',
  },
  sync: { 'zh-CN': '现在同步', 'zh-TW': '現在同步', en: 'Sync now' },
  syncing: { 'zh-CN': '正在同步', 'zh-TW': '正在同步', en: 'Syncing' },
  simulated: { 'zh-CN': '模拟企业', 'zh-TW': '模擬企業', en: 'simulated' },
  paused: { 'zh-CN': '写入已暂停', 'zh-TW': '寫入已暫停', en: 'writing is paused' },
  connected: { 'zh-CN': '已连接', 'zh-TW': '已連接', en: 'connected' },
  foreign: { 'zh-CN': '别的应用建的', 'zh-TW': '別的應用建的', en: 'made by another app' },

  // relations
  half: { 'zh-CN': '未加回', 'zh-TW': '未加回', en: 'not added back' },
  active: { 'zh-CN': '在跟', 'zh-TW': '在跟', en: 'following' },
  deletedByCustomer: { 'zh-CN': '客户删了员工', 'zh-TW': '客戶刪了員工', en: 'deleted by the customer' },
  deletedByStaff: { 'zh-CN': '员工删了客户', 'zh-TW': '員工刪了客戶', en: 'deleted by staff' },
  transferred: { 'zh-CN': '已交接', 'zh-TW': '已交接', en: 'handed over' },
});
