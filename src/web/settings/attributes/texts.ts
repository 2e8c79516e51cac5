import { defineTexts } from '#ui';

export const attributeTexts = defineTexts('settingsAttributes', {
  facts: {
    'zh-CN': '客户身上除标签外的字段，可用来筛选、导入和排序',
    'zh-TW': '客戶身上除標籤外的欄位，可用來篩選、匯入和排序',
    en: 'Fields of a customer besides tags: for filters, imports and sorting',
  },
  none: { 'zh-CN': '还没有自己的属性', 'zh-TW': '還沒有自己的屬性', en: 'No attributes of your own yet' },
  noneText: {
    'zh-CN': '城市、预算、生日这样的字段先在这里声明，导入和接口才认得。',
    'zh-TW': '城市、預算、生日這樣的欄位先在這裡宣告，匯入和介面才認得。',
    en: 'Declare fields such as city, budget or birthday here, so that imports and the API know them.',
  },
  add: { 'zh-CN': '加属性', 'zh-TW': '加屬性', en: 'Add an attribute' },
  addAction: { 'zh-CN': '加这个属性', 'zh-TW': '加這個屬性', en: 'Add this attribute' },
  changeOf: { 'zh-CN': '修改「{{name}}」', 'zh-TW': '修改「{{name}}」', en: 'Change "{{name}}"' },
  added: { 'zh-CN': '已加上「{{name}}」', 'zh-TW': '已加上「{{name}}」', en: '"{{name}}" was added' },
  saved: { 'zh-CN': '「{{name}}」已保存', 'zh-TW': '「{{name}}」已儲存', en: '"{{name}}" was saved' },
  showArchived: { 'zh-CN': '也看已归档的', 'zh-TW': '也看已封存的', en: 'Show archived ones too' },

  label: { 'zh-CN': '名称', 'zh-TW': '名稱', en: 'Name' },
  key: { 'zh-CN': '键', 'zh-TW': '鍵', en: 'Key' },
  keyHint: {
    'zh-CN': '接口和导入里用的名字，字母或汉字开头，后面可有数字和下划线，建好后不能改。例如 city',
    'zh-TW': '介面和匯入裡用的名字，字母或漢字開頭，後面可有數字和底線，建好後不能改。例如 city',
    en: 'Its name in the API and in imports: begins with a letter; digits and underscores may follow. It cannot be changed later. For example city',
  },
  keyStays: { 'zh-CN': '键建好后不能改', 'zh-TW': '鍵建好後不能改', en: 'The key cannot be changed' },
  type: { 'zh-CN': '类型', 'zh-TW': '類型', en: 'Type' },
  typeHint: {
    'zh-CN': '有客户填了值之后，类型不能再换。',
    'zh-TW': '有客戶填了值之後，類型不能再換。',
    en: 'Once customers have values, the type cannot be changed.',
  },
  options: { 'zh-CN': '选项', 'zh-TW': '選項', en: 'Options' },
  optionsHint: {
    'zh-CN': '一行一个，按这个顺序显示。有客户在用的选项不能去掉。',
    'zh-TW': '一行一個，按這個順序顯示。有客戶在用的選項不能去掉。',
    en: 'One per line, shown in this order. An option that customers have cannot be taken away.',
  },
  optionsNeeded: { 'zh-CN': '至少写一个选项', 'zh-TW': '至少寫一個選項', en: 'Write at least one option' },
  unit: { 'zh-CN': '单位', 'zh-TW': '單位', en: 'Unit' },
  unitHint: { 'zh-CN': '例如 平米、次', 'zh-TW': '例如 平米、次', en: 'For example m², times' },
  description: { 'zh-CN': '说明', 'zh-TW': '說明', en: 'Description' },
  archivedState: { 'zh-CN': '已归档', 'zh-TW': '已封存', en: 'Archived' },
  actions: { 'zh-CN': '操作', 'zh-TW': '操作', en: 'Actions' },

  text: { 'zh-CN': '文字', 'zh-TW': '文字', en: 'Text' },
  number: { 'zh-CN': '数字', 'zh-TW': '數字', en: 'Number' },
  money: { 'zh-CN': '金额', 'zh-TW': '金額', en: 'Money' },
  date: { 'zh-CN': '日期', 'zh-TW': '日期', en: 'Date' },
  boolean: { 'zh-CN': '是否', 'zh-TW': '是否', en: 'Yes or no' },
  one: { 'zh-CN': '单选', 'zh-TW': '單選', en: 'One of' },
  many: { 'zh-CN': '多选', 'zh-TW': '多選', en: 'Many of' },

  archive: { 'zh-CN': '归档', 'zh-TW': '封存', en: 'Archive' },
  restore: { 'zh-CN': '恢复使用', 'zh-TW': '恢復使用', en: 'Use again' },
  archived: {
    'zh-CN': '已归档「{{name}}」，原来的值都留着',
    'zh-TW': '已封存「{{name}}」，原來的值都留著',
    en: '"{{name}}" was archived; its values stay',
  },
  restored: {
    'zh-CN': '「{{name}}」又可以用了',
    'zh-TW': '「{{name}}」又可以用了',
    en: '"{{name}}" is in use again',
  },
  notChanged: { 'zh-CN': '没改成：{{why}}', 'zh-TW': '沒改成：{{why}}', en: 'Not changed: {{why}}' },
  remove: { 'zh-CN': '删除', 'zh-TW': '刪除', en: 'Delete' },
  removeOf: { 'zh-CN': '删除「{{name}}」', 'zh-TW': '刪除「{{name}}」', en: 'Delete "{{name}}"' },
  removeText: {
    'zh-CN': '没有客户在用就删掉；有人在用就只归档：不再收新值，原来的值都留着，随时能恢复。',
    'zh-TW': '沒有客戶在用就刪掉；有人在用就只封存：不再收新值，原來的值都留著，隨時能恢復。',
    en: 'It is deleted when no customer has a value. Otherwise it is only archived: it takes no new values, those there stay, and it can be used again at any time.',
  },
  removed: { 'zh-CN': '已删除「{{name}}」', 'zh-TW': '已刪除「{{name}}」', en: '"{{name}}" was deleted' },
  archivedInstead: {
    'zh-CN': '「{{name}}」有 {{customers}} 位客户在用，已归档',
    'zh-TW': '「{{name}}」有 {{customers}} 位客戶在用，已封存',
    en: '"{{name}}" is used by {{customers}} customers and was archived',
  },
});
