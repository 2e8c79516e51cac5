import { conditionTexts } from '#features/conditions/core';
import type { Texts } from '#platform/http';

export const audienceTexts = {
  ...conditionTexts,
  'model.notSet': {
    'zh-CN': ['没有设置语言模型。', '不用模型也能读这句话；要用，请运维设置 BAIZIGUI_MODEL_URL。'],
    'zh-TW': ['沒有設定語言模型。', '不用模型也能讀這句話；要用，請維運設定 BAIZIGUI_MODEL_URL。'],
    en: ['No language model is set up.', 'Read the sentence without it, or have BAIZIGUI_MODEL_URL set.'],
  },
  'model.unreachable': {
    'zh-CN': ['语言模型没有回答（{why}）。', '稍后再试，或者不用模型。'],
    'zh-TW': ['語言模型沒有回答（{why}）。', '稍後再試，或不用模型。'],
    en: ['The language model did not answer ({why}).', 'Try again later, or do without it.'],
  },
  'model.badDraft': {
    'zh-CN': ['语言模型的回答不是能用的条件。', '换个说法，或者不用模型；details 里是哪里不对。'],
    'zh-TW': ['語言模型的回答不是能用的條件。', '換個說法，或不用模型；details 裡是哪裡不對。'],
    en: [
      'What the language model answered is no condition of this workspace.',
      'Say it in other words, or do without the model; details has what is wrong.',
    ],
  },
  'audience.notYours': {
    'zh-CN': [
      '人群「{name}」是 {owner} 的，你可以用，不能改。',
      '请 {owner} 或管理员来改，或另存一个自己的。',
    ],
    'zh-TW': [
      '人群「{name}」是 {owner} 的，你可以用，不能改。',
      '請 {owner} 或管理員來改，或另存一個自己的。',
    ],
    en: [
      'The audience "{name}" belongs to {owner}: you may use it, but not change it.',
      'Ask {owner} or an administrator, or save one of your own.',
    ],
  },
  'audience.notFound': {
    'zh-CN': ['没有人群 {id}。', '在「人群」里看已存的人群。'],
    'zh-TW': ['沒有人群 {id}。', '在「人群」裡看已存的人群。'],
    en: ['There is no audience {id}.', 'Audiences lists the saved ones.'],
  },
  'audience.nameTaken': {
    'zh-CN': ['已经有叫「{name}」的人群。', '换一个名字。'],
    'zh-TW': ['已經有叫「{name}」的人群。', '換一個名字。'],
    en: ['An audience named "{name}" exists.', 'Choose another name.'],
  },
  'audience.identifier': {
    'zh-CN': ['含有身份证号、银行卡号或手机号，不能作名称；去掉号码再存'],
    'zh-TW': ['含有身分證號、銀行卡號或手機號，不能作名稱；去掉號碼再存'],
    en: ['contains an ID-card, bank-card or phone number; save it without the number'],
  },
  'audience.asOfUnsupported': {
    'zh-CN': [
      '条件里有 {count} 处不能按过去的时间计算。',
      '过去的时间只能看标签：标签、标签组、冻结名单，以及由它们组成的人群。',
    ],
    'zh-TW': [
      '條件裡有 {count} 處不能按過去的時間計算。',
      '過去的時間只能看標籤：標籤、標籤組、凍結名單，以及由它們組成的人群。',
    ],
    en: [
      '{count} part(s) of the condition cannot be counted as of a time.',
      'Tags can: use tags, groups, frozen audiences and audiences made of them.',
    ],
  },
  'audience.asOfPart': {
    'zh-CN': ['「{part}」没有可以回看的历史；去掉它，或者不带 asOf'],
    'zh-TW': ['「{part}」沒有可以回看的歷史；去掉它，或不帶 asOf'],
    en: ['"{part}" has no history to look back on; leave it out, or ask without asOf'],
  },
  'audience.asOfFuture': {
    'zh-CN': ['asOf 是将来的时间。', '写现在或以前的时间，或者去掉 asOf。'],
    'zh-TW': ['asOf 是將來的時間。', '寫現在或以前的時間，或去掉 asOf。'],
    en: ['asOf lies in the future.', 'Give a time up to now, or leave asOf out.'],
  },
  'audience.frozen': {
    'zh-CN': ['「{name}」是冻结名单，条件不能改。', '改原来的人群，或者另存一个。'],
    'zh-TW': ['「{name}」是凍結名單，條件不能改。', '改原來的人群，或另存一個。'],
    en: ['"{name}" is frozen; its condition stays.', 'Change the audience it came from, or save another.'],
  },
  'audience.inUse': {
    'zh-CN': ['还有 {count} 处用到「{name}」。', '先改掉 references 里列出的那些。'],
    'zh-TW': ['還有 {count} 處用到「{name}」。', '先改掉 references 裡列出的那些。'],
    en: ['"{name}" is used in {count} places.', 'Change those listed in references first.'],
  },
  'position.future': {
    'zh-CN': ['还没有到位点 {minPosition}，现在是 {position}。', '用写入时答复里的 position。'],
    'zh-TW': ['還沒有到位點 {minPosition}，現在是 {position}。', '用寫入時回覆裡的 position。'],
    en: [
      'Position {minPosition} has not been reached; it is {position}.',
      'Use the position that a write answered.',
    ],
  },
  positionFuture: {
    'zh-CN': ['现在是 {position}'],
    'zh-TW': ['現在是 {position}'],
    en: ['is beyond {position}'],
  },
  'roaring.damaged': {
    'zh-CN': ['名单文件不是有效的 Roaring 格式（第 {at} 字节）。', '重新导出一次。'],
    'zh-TW': ['名單檔案不是有效的 Roaring 格式（第 {at} 位元組）。', '重新匯出一次。'],
    en: ['The set is not in the Roaring portable format (byte {at}).', 'Export it again.'],
  },
  'roaring.zero': {
    'zh-CN': ['名单里有 0，客户编号从 1 开始。', '去掉 0 再试。'],
    'zh-TW': ['名單裡有 0，客戶編號從 1 開始。', '去掉 0 再試。'],
    en: ['The set holds 0; customer numbers start at 1.', 'Remove the 0.'],
  },
  'snapshot.noManifest': {
    'zh-CN': ['索引快照缺少清单。', '会从数据库重建，不用处理。'],
    'zh-TW': ['索引快照缺少清單。', '會從資料庫重建，不用處理。'],
    en: ['The index snapshot has no manifest.', 'It is rebuilt from rows; nothing to do.'],
  },
  'snapshot.format': {
    'zh-CN': ['索引快照是另一个版本的。', '会从数据库重建，不用处理。'],
    'zh-TW': ['索引快照是另一個版本的。', '會從資料庫重建，不用處理。'],
    en: ['The index snapshot is of another version.', 'It is rebuilt from rows; nothing to do.'],
  },
  'sort.unknown': {
    'zh-CN': ['不能按「{by}」排序。', '可以用：{allowed}。'],
    'zh-TW': ['不能按「{by}」排序。', '可以用：{allowed}。'],
    en: ['"{by}" cannot be sorted by.', 'These can: {allowed}.'],
  },
  unknownSort: {
    'zh-CN': ['不能排序；可以用：{allowed}'],
    'zh-TW': ['不能排序；可以用：{allowed}'],
    en: ['cannot be sorted by; these can: {allowed}'],
  },
  'sort.tooMany': {
    'zh-CN': ['排序的标签组合太多。', '少用一个标签组。'],
    'zh-TW': ['排序的標籤組合太多。', '少用一個標籤組。'],
    en: ['Too many combinations of levels to sort by.', 'Use one group less.'],
  },
  'overlap.oneOf': {
    'zh-CN': ['conditions 和 tags 要且只要一个。', '给出其中一个列表，至少两项。'],
    'zh-TW': ['conditions 和 tags 要且只要一個。', '給出其中一個列表，至少兩項。'],
    en: [
      'Exactly one of conditions and tags is needed.',
      'Give one of the lists, with at least two entries.',
    ],
  },
  'bulk.confirm': {
    'zh-CN': [
      '会改动 {changed} 位客户，占全部的 {percent}%，需要确认。',
      '看过 effect 里的准确结果后，带上 "confirm": true 再发。',
    ],
    'zh-TW': [
      '會改動 {changed} 位客戶，占全部的 {percent}%，需要確認。',
      '看過 effect 裡的準確結果後，帶上 "confirm": true 再送。',
    ],
    en: [
      'This changes {changed} customers, {percent}% of all, and needs confirmation.',
      'Read the exact effect, then send again with "confirm": true.',
    ],
  },
  'bulk.contradiction': {
    'zh-CN': ['要打上和摘下的标签互相矛盾。', '按 details 去掉矛盾的，同一个单选组只打一个。'],
    'zh-TW': ['要打上和摘下的標籤互相矛盾。', '依 details 去掉矛盾的，同一個單選組只打一個。'],
    en: [
      'The tags to add and remove contradict each other.',
      'Leave out what details name; of a single-choice group add one tag.',
    ],
  },
  'bulk.nothing': {
    'zh-CN': ['没有说要打上或摘下哪些标签。', '在 add 或 remove 里给出标签。'],
    'zh-TW': ['沒有說要打上或摘下哪些標籤。', '在 add 或 remove 裡給出標籤。'],
    en: ['No tags to add or remove were given.', 'Name tags in add or remove.'],
  },
} as const satisfies Texts;
