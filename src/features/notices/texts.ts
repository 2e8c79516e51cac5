import type { Language } from '#kernel';
import type { Texts } from '#platform/http';

/** Sentences for the codes of notices. */
export const noticeTexts = {
  'notice.notFound': {
    'zh-CN': ['没有通知「{id}」。', '在「设置 › 通知」里看有哪些。'],
    'zh-TW': ['沒有通知「{id}」。', '在「設定 › 通知」裡看有哪些。'],
    en: ['There is no notice “{id}”.', 'Settings › Notices lists them.'],
  },
  'notice.messageNotFound': {
    'zh-CN': ['这条通知没有消息「{id}」。', '消息保留 90 天；在通知的记录里看。'],
    'zh-TW': ['這則通知沒有訊息「{id}」。', '訊息保留 90 天；在通知的記錄裡看。'],
    en: ['This notice has no message “{id}”.', 'Messages are kept for 90 days; see the log of the notice.'],
  },
  'notice.notAgain': {
    'zh-CN': ['这条消息（{state}）不用再发。', '只有发送失败或结果不明的消息可以再发一次。'],
    'zh-TW': ['這則訊息（{state}）不用再發。', '只有發送失敗或結果不明的訊息可以再發一次。'],
    en: [
      'This message ({state}) need not be sent again.',
      'Only messages that failed, or whose fate is unknown, are sent again.',
    ],
  },
  'notice.nameTaken': {
    'zh-CN': ['已经有叫「{name}」的通知。', '换一个名称。'],
    'zh-TW': ['已經有叫「{name}」的通知。', '換一個名稱。'],
    en: ['There is a notice named “{name}” already.', 'Choose another name.'],
  },
  'notice.nothingWatched': {
    'zh-CN': ['没有选标签。', '至少选一个标签或一个标签组。'],
    'zh-TW': ['沒有選標籤。', '至少選一個標籤或一個標籤組。'],
    en: ['No tag is chosen.', 'Choose at least one tag or one group.'],
  },
  'notice.notUsable': {
    'zh-CN': ['有 {count} 处不能用。', '按 details 里的 path 改正。'],
    'zh-TW': ['有 {count} 處不能用。', '依 details 裡的 path 改正。'],
    en: ['{count} of the entries cannot be used.', 'Correct each path named in details.'],
  },
  'notice.personalTag': {
    'zh-CN': ['「{tag}」是个人标签，通知只能用企业标签'],
    'zh-TW': ['「{tag}」是個人標籤，通知只能用企業標籤'],
    en: ['“{tag}” is a personal tag; notices watch tags of the company'],
  },
  'notice.internalTag': {
    'zh-CN': ['「{tag}」是内部标记，带它的客户不通知'],
    'zh-TW': ['「{tag}」是內部標記，帶它的客戶不通知'],
    en: ['“{tag}” marks internal records, of whom nobody is told'],
  },
  'notice.groupUnknown': {
    'zh-CN': ['没有标签组「{group}」'],
    'zh-TW': ['沒有標籤組「{group}」'],
    en: ['there is no tag group “{group}”'],
  },
  'notice.staffUnknown': {
    'zh-CN': ['没有在职员工「{key}」。写 stf_1 这样的编号，或 wecom:账号'],
    'zh-TW': ['沒有在職員工「{key}」。寫 stf_1 這樣的編號，或 wecom:帳號'],
    en: ['names nobody who works here ({key}); write an id such as stf_1, or wecom:USERID'],
  },
  'notice.unknownVariable': {
    'zh-CN': ['没有变量「{name}」；可以用 customer.name、tag、by、why、time、owner、link'],
    'zh-TW': ['沒有變數「{name}」；可以用 customer.name、tag、by、why、time、owner、link'],
    en: ['has an unknown variable “{name}”; there are customer.name, tag, by, why, time, owner and link'],
  },
  'notice.quietAllDay': {
    'zh-CN': ['开始和结束不能相同；想全天不发就停用这条通知'],
    'zh-TW': ['開始和結束不能相同；想全天不發就停用這則通知'],
    en: ['begin and end must differ; to be quiet all day pause the notice'],
  },
  'notice.robotNeeded': {
    'zh-CN': ['还没有填群机器人的 Webhook 地址。', '在群里添加机器人，把它的地址粘贴进来。'],
    'zh-TW': ['還沒有填群機器人的 Webhook 位址。', '在群裡新增機器人，把它的位址貼進來。'],
    en: [
      'The webhook address of the group robot is missing.',
      'Add a robot to the group and paste its address.',
    ],
  },
  'notice.badAddress': {
    'zh-CN': [
      '这不是企业微信群机器人的 Webhook 地址。',
      '地址的样子是 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…，从群机器人的资料里复制。',
    ],
    'zh-TW': [
      '這不是企業微信群機器人的 Webhook 位址。',
      '位址的樣子是 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…，從群機器人的資料裡複製。',
    ],
    en: [
      'This is not the webhook address of a WeCom group robot.',
      'It looks like https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…; copy it from the robot’s details.',
    ],
  },
} satisfies Texts;

/** What a sample says, where a real message names a customer. */
export const sampleTexts: Readonly<
  Record<
    Language,
    {
      readonly mark: string;
      readonly customer: { readonly name: string; readonly tags: readonly string[]; readonly why: string };
    }
  >
> = {
  'zh-CN': {
    mark: '【测试】这是一条示例，不是真的客户。',
    customer: { name: '王女士', tags: ['意向/高意向'], why: '手工：主动询价' },
  },
  'zh-TW': {
    mark: '【測試】這是一則範例，不是真的客戶。',
    customer: { name: '王女士', tags: ['意向/高意向'], why: '手動：主動詢價' },
  },
  en: {
    mark: '[Test] This is a sample, not a real customer.',
    customer: { name: 'Ms Wang', tags: ['Intent/High'], why: 'by hand: asked for a price' },
  },
};
