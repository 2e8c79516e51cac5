import { defineTexts } from '#ui';

/** Putting tags on and taking them off, wherever that happens. */
export const taggingTexts = defineTexts('tagging', {
  // sources
  sourceManual: { 'zh-CN': '手工', 'zh-TW': '手工', en: 'by hand' },
  sourceBulk: { 'zh-CN': '批量', 'zh-TW': '批次', en: 'in bulk' },
  sourceImport: { 'zh-CN': '导入', 'zh-TW': '匯入', en: 'import' },
  sourceRule: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'rule' },
  sourceModel: { 'zh-CN': '模型', 'zh-TW': '模型', en: 'model' },
  sourceChannel: { 'zh-CN': '渠道活码', 'zh-TW': '渠道活碼', en: 'channel' },
  sourceMaterial: { 'zh-CN': '读了资料', 'zh-TW': '讀了資料', en: 'reading' },
  sourceWecom: { 'zh-CN': '企业微信', 'zh-TW': '企業微信', en: 'WeCom' },
  sourceApi: { 'zh-CN': '接口', 'zh-TW': '介面', en: 'API' },
  sourceForm: { 'zh-CN': '表单', 'zh-TW': '表單', en: 'form' },
  sourceCustomer: { 'zh-CN': '客户自己', 'zh-TW': '客戶自己', en: 'the customer' },

  // reasons that the product gives
  reasonTagMerged: { 'zh-CN': '合并标签', 'zh-TW': '合併標籤', en: 'tags were merged' },
  reasonHandedOver: {
    'zh-CN': '客户交接，个人标签随之处理',
    'zh-TW': '客戶交接，個人標籤隨之處理',
    en: 'the customer was handed over, and personal tags with him',
  },
  reasonTagAdopted: {
    'zh-CN': '接管了企业微信里建的标签',
    'zh-TW': '接管了企業微信裡建的標籤',
    en: 'a tag made in WeCom was adopted',
  },
  reasonCompared: {
    'zh-CN': '和企业微信比对时补上的',
    'zh-TW': '和企業微信比對時補上的',
    en: 'found when compared with WeCom',
  },
  reasonTagRestored: { 'zh-CN': '恢复标签', 'zh-TW': '恢復標籤', en: 'a tag was restored' },
  reasonExpired: { 'zh-CN': '到期', 'zh-TW': '到期', en: 'it ended' },
  reasonCustomerMerged: { 'zh-CN': '合并客户', 'zh-TW': '合併客戶', en: 'customers were merged' },
  reasonCustomerUnmerged: { 'zh-CN': '撤销合并客户', 'zh-TW': '撤銷合併客戶', en: 'a merge was undone' },
  reasonUndone: { 'zh-CN': '撤销', 'zh-TW': '撤銷', en: 'an undo' },
  reasonJobUndone: { 'zh-CN': '撤销一批', 'zh-TW': '撤銷一批', en: 'a job was undone' },
  reasonRuleSuggested: {
    'zh-CN': '接受了规则的建议',
    'zh-TW': '接受了規則的建議',
    en: 'a rule proposed it',
  },
  reasonRuleReverted: {
    'zh-CN': '撤回规则做过的',
    'zh-TW': '撤回規則做過的',
    en: 'what a rule did was undone',
  },
  reasonImportUndone: { 'zh-CN': '撤销导入', 'zh-TW': '撤銷匯入', en: 'an import was undone' },
  reasonChangeSetUndone: { 'zh-CN': '撤销变更集', 'zh-TW': '撤銷變更集', en: 'a change set was undone' },

  // choosing
  findTag: {
    'zh-CN': '搜标签，中文、拼音、首字母、别名',
    'zh-TW': '搜標籤，中文、拼音、首字母、別名',
    en: 'Find a tag by name, pinyin, initials or alias',
  },
  recent: { 'zh-CN': '最近用过', 'zh-TW': '最近用過', en: 'Recent' },
  marked: { 'zh-CN': '常用', 'zh-TW': '常用', en: 'Favourites' },
  mark: { 'zh-CN': '放进常用', 'zh-TW': '放進常用', en: 'Add to favourites' },
  unmark: { 'zh-CN': '移出常用', 'zh-TW': '移出常用', en: 'Remove from favourites' },
  levels: {
    'zh-CN': '{{group}}，选一级',
    'zh-TW': '{{group}}，選一級',
    en: '{{group}}, choose a level',
  },
  takeLevelOff: {
    'zh-CN': '摘下「{{group}}」这一级',
    'zh-TW': '摘下「{{group}}」這一級',
    en: 'Take the level of {{group}} off',
  },
  moreTags: {
    'zh-CN': '还有 {{count}} 个',
    'zh-TW': '還有 {{count}} 個',
    en: { one: '{{count}} more', other: '{{count}} more' },
  },
  noTagFound: {
    'zh-CN': '没有叫「{{text}}」的标签',
    'zh-TW': '沒有叫「{{text}}」的標籤',
    en: 'No tag matches "{{text}}"',
  },
  makePersonal: {
    'zh-CN': '建成我的个人标签',
    'zh-TW': '建成我的個人標籤',
    en: 'Make it a personal tag',
  },
  noLibrary: {
    'zh-CN': '柜子还是空的，先建几个标签。',
    'zh-TW': '櫃子還是空的，先建幾個標籤。',
    en: 'The cabinet is empty. Make some tags first.',
  },
  libraryFailed: { 'zh-CN': '标签没读到', 'zh-TW': '標籤沒讀到', en: 'The tags could not be loaded' },
  tagsFound: {
    'zh-CN': '找到 {{count}} 个标签',
    'zh-TW': '找到 {{count}} 個標籤',
    en: { one: '{{count}} tag found', other: '{{count}} tags found' },
  },

  people: {
    'zh-CN': '{{count}} 人',
    'zh-TW': '{{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  noMeaning: { 'zh-CN': '还没写含义', 'zh-TW': '還沒寫含義', en: 'No definition yet' },
  scopeOf: { 'zh-CN': '范围', 'zh-TW': '範圍', en: 'Scope' },
  example: { 'zh-CN': '正例', 'zh-TW': '正例', en: 'Example' },
  counterExample: { 'zh-CN': '反例', 'zh-TW': '反例', en: 'Not' },
  appliedBy: { 'zh-CN': '谁来打', 'zh-TW': '誰來打', en: 'Applied by' },
  removeWhen: { 'zh-CN': '何时摘', 'zh-TW': '何時摘', en: 'Remove when' },
  aliases: { 'zh-CN': '别名', 'zh-TW': '別名', en: 'Aliases' },

  // doing
  tagged: { 'zh-CN': '已打上「{{name}}」', 'zh-TW': '已打上「{{name}}」', en: 'Added {{name}}' },
  replaced: {
    'zh-CN': '已打上「{{name}}」，换下「{{old}}」',
    'zh-TW': '已打上「{{name}}」，換下「{{old}}」',
    en: 'Added {{name}} instead of {{old}}',
  },
  untagged: { 'zh-CN': '已摘下「{{name}}」', 'zh-TW': '已摘下「{{name}}」', en: 'Removed {{name}}' },
  notTagged: {
    'zh-CN': '没打上「{{name}}」：{{why}}',
    'zh-TW': '沒打上「{{name}}」：{{why}}',
    en: '{{name}} was not added: {{why}}',
  },
  notUntagged: {
    'zh-CN': '没摘下「{{name}}」：{{why}}',
    'zh-TW': '沒摘下「{{name}}」：{{why}}',
    en: '{{name}} was not removed: {{why}}',
  },
  changedSince: {
    'zh-CN': '后来又有人改过，没有退回。',
    'zh-TW': '後來又有人改過，沒有退回。',
    en: 'Somebody changed it since, so it was left alone.',
  },
});
