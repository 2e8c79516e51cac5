import { defineTexts } from '#ui';

/** Texts of the change plan: presets, files, and what they would change. */
export const planTexts = defineTexts('libraryPlan', {
  title: { 'zh-CN': '变更计划', 'zh-TW': '變更計畫', en: 'Change plan' },
  intro: {
    'zh-CN': '先看清会改什么，再一次应用，随时能撤销',
    'zh-TW': '先看清會改什麼，再一次套用，隨時能撤銷',
    en: 'See what would change, apply it at once, undo it any time',
  },
  back: { 'zh-CN': '回百子柜', 'zh-TW': '回百子櫃', en: 'Back to the cabinet' },
  export: { 'zh-CN': '导出标签库', 'zh-TW': '匯出標籤庫', en: 'Export the library' },
  exportYaml: {
    'zh-CN': 'YAML，适合放进代码库',
    'zh-TW': 'YAML，適合放進程式碼庫',
    en: 'YAML, for a code repository',
  },
  exportJson: { 'zh-CN': 'JSON，适合程序', 'zh-TW': 'JSON，適合程式', en: 'JSON, for programs' },
  exportXlsx: { 'zh-CN': 'XLSX，适合表格软件', 'zh-TW': 'XLSX，適合試算表', en: 'XLSX, for spreadsheets' },
  exportCsv: { 'zh-CN': 'CSV，适合任何软件', 'zh-TW': 'CSV，適合任何軟體', en: 'CSV, for anything' },
  source: { 'zh-CN': '从哪里来', 'zh-TW': '從哪裡來', en: 'Where from' },
  fromPreset: { 'zh-CN': '选模板', 'zh-TW': '選範本', en: 'Preset' },
  fromFile: { 'zh-CN': '文件或粘贴', 'zh-TW': '檔案或貼上', en: 'File or paste' },

  schemes: { 'zh-CN': '标签体系', 'zh-TW': '標籤體系', en: 'Schemes' },
  schemesText: {
    'zh-CN': '一整套描述客户的办法',
    'zh-TW': '一整套描述客戶的辦法',
    en: 'A whole way to describe customers',
  },
  industries: { 'zh-CN': '行业模板', 'zh-TW': '行業範本', en: 'Lines of business' },
  industriesText: {
    'zh-CN': '从一个行业的常用标签开始',
    'zh-TW': '從一個行業的常用標籤開始',
    en: 'Common tags of one trade to start with',
  },
  size: {
    'zh-CN': '{{categories}} 大类 {{groups}} 组 {{tags}} 签',
    'zh-TW': '{{categories}} 大類 {{groups}} 組 {{tags}} 籤',
    en: '{{categories}} categories, {{groups}} groups, {{tags}} tags',
  },
  presetsFailed: { 'zh-CN': '模板没读到', 'zh-TW': '範本沒讀到', en: 'The presets could not be loaded' },
  presetAdds: {
    'zh-CN': '模板只添加，不动你已有的标签。',
    'zh-TW': '範本只新增，不動你已有的標籤。',
    en: 'A preset only adds; what you have stays as it is.',
  },

  drop: {
    'zh-CN': '把文件拖到这里，或者点这里选',
    'zh-TW': '把檔案拖到這裡，或者點這裡選',
    en: 'Drop a file here, or click to choose one',
  },
  dropFormats: {
    'zh-CN': 'YAML、JSON、CSV、XLSX，最大 8 MB',
    'zh-TW': 'YAML、JSON、CSV、XLSX，最大 8 MB',
    en: 'YAML, JSON, CSV or XLSX, up to 8 MB',
  },
  tooBig: {
    'zh-CN': '文件太大，最大 8 MB',
    'zh-TW': '檔案太大，最大 8 MB',
    en: 'The file is too large; 8 MB at most',
  },
  unknownFormat: {
    'zh-CN': '「{{name}}」不是 YAML、JSON、CSV 或 XLSX',
    'zh-TW': '「{{name}}」不是 YAML、JSON、CSV 或 XLSX',
    en: '{{name}} is not YAML, JSON, CSV or XLSX',
  },
  orPaste: { 'zh-CN': '或者粘贴在这里', 'zh-TW': '或者貼在這裡', en: 'Or paste it here' },
  pasteHint: {
    'zh-CN': 'YAML、JSON 或从表格里复制的几列',
    'zh-TW': 'YAML、JSON 或從試算表複製的幾欄',
    en: 'YAML, JSON, or columns copied from a spreadsheet',
  },
  prune: {
    'zh-CN': '文件里没写的大类、组和标签收起来',
    'zh-TW': '檔案裡沒寫的大類、組和標籤收起來',
    en: 'Archive what the file does not mention',
  },
  look: { 'zh-CN': '看会改什么', 'zh-TW': '看會改什麼', en: 'See what would change' },
  chosen: { 'zh-CN': '已选 {{name}}', 'zh-TW': '已選 {{name}}', en: 'Chosen: {{name}}' },
  example: { 'zh-CN': '填一个例子', 'zh-TW': '填一個例子', en: 'Fill in an example' },

  planOf: {
    'zh-CN': '「{{name}}」会改什么',
    'zh-TW': '「{{name}}」會改什麼',
    en: 'What {{name}} would change',
  },
  nothingChosen: { 'zh-CN': '还没选', 'zh-TW': '還沒選', en: 'Nothing chosen yet' },
  nothingChosenText: {
    'zh-CN': '选一套模板，或者放一个文件，这里会列出每一处改动。',
    'zh-TW': '選一套範本，或者放一個檔案，這裡會列出每一處改動。',
    en: 'Choose a preset or a file; every change is listed here.',
  },
  planFailed: {
    'zh-CN': '这份内容读不懂，什么都没改',
    'zh-TW': '這份內容讀不懂，什麼都沒改',
    en: 'This cannot be read; nothing was changed',
  },
  noChanges: {
    'zh-CN': '和现在的标签库一样',
    'zh-TW': '和現在的標籤庫一樣',
    en: 'The library is like this already',
  },
  noChangesText: { 'zh-CN': '没有要改的。', 'zh-TW': '沒有要改的。', en: 'There is nothing to change.' },
  comparing: { 'zh-CN': '正在比对…', 'zh-TW': '正在比對…', en: 'Comparing…' },

  create: { 'zh-CN': '新建', 'zh-TW': '新建', en: 'New' },
  rename: { 'zh-CN': '改名', 'zh-TW': '改名', en: 'Renamed' },
  move: { 'zh-CN': '移动', 'zh-TW': '移動', en: 'Moved' },
  update: { 'zh-CN': '改内容', 'zh-TW': '改內容', en: 'Changed' },
  reorder: { 'zh-CN': '换顺序', 'zh-TW': '換順序', en: 'Reordered' },
  archive: { 'zh-CN': '收起', 'zh-TW': '收起', en: 'Archived' },
  restore: { 'zh-CN': '放回', 'zh-TW': '放回', en: 'Brought back' },
  rekey: { 'zh-CN': '换编码', 'zh-TW': '換編碼', en: 'New key' },
  category: { 'zh-CN': '大类', 'zh-TW': '大類', en: 'category' },
  group: { 'zh-CN': '标签组', 'zh-TW': '標籤組', en: 'group' },
  tag: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'tag' },
  countCategory: {
    'zh-CN': '{{count}} 个大类',
    'zh-TW': '{{count}} 個大類',
    en: { one: '{{count}} category', other: '{{count}} categories' },
  },
  countGroup: {
    'zh-CN': '{{count}} 个组',
    'zh-TW': '{{count}} 個組',
    en: { one: '{{count}} group', other: '{{count}} groups' },
  },
  countTag: {
    'zh-CN': '{{count}} 个标签',
    'zh-TW': '{{count}} 個標籤',
    en: { one: '{{count}} tag', other: '{{count}} tags' },
  },
  people: {
    'zh-CN': '{{count}} 人',
    'zh-TW': '{{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  places: {
    'zh-CN': '{{count}} 处',
    'zh-TW': '{{count}} 處',
    en: { one: '{{count}} place', other: '{{count}} places' },
  },
  fromTo: { 'zh-CN': '{{from}} → {{to}}', 'zh-TW': '{{from}} → {{to}}', en: '{{from}} → {{to}}' },
  existing: { 'zh-CN': '已有', 'zh-TW': '已有', en: 'there already' },
  noGroups: { 'zh-CN': '还没有组', 'zh-TW': '還沒有組', en: 'no groups yet' },
  noTags: { 'zh-CN': '取值自己填', 'zh-TW': '取值自己填', en: 'values to be filled in' },
  single: { 'zh-CN': '单选', 'zh-TW': '單選', en: 'Single' },
  ordered: { 'zh-CN': '有序', 'zh-TW': '有序', en: 'Ordered' },
  uncategorised: { 'zh-CN': '未归类', 'zh-TW': '未歸類', en: 'No category' },
  empty: { 'zh-CN': '空', 'zh-TW': '空', en: 'empty' },
  yes: { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' },
  no: { 'zh-CN': '否', 'zh-TW': '否', en: 'no' },

  refusedTitle: {
    'zh-CN': '{{count}} 处不能照做，改好再来',
    'zh-TW': '{{count}} 處不能照做，改好再來',
    en: { one: '{{count}} line cannot be followed', other: '{{count}} lines cannot be followed' },
  },
  blockTitle: {
    'zh-CN': '{{count}} 处不能存',
    'zh-TW': '{{count}} 處不能存',
    en: { one: '{{count}} name or text is refused', other: '{{count}} names or texts are refused' },
  },
  warnTitle: {
    'zh-CN': '{{count}} 条建议，不影响应用',
    'zh-TW': '{{count}} 條建議，不影響套用',
    en: { one: '{{count}} piece of advice', other: '{{count}} pieces of advice' },
  },
  at: { 'zh-CN': '（{{at}}）', 'zh-TW': '（{{at}}）', en: ' ({{at}})' },
  moreLines: { 'zh-CN': '还有 {{count}} 条', 'zh-TW': '還有 {{count}} 條', en: '{{count}} more' },

  applyAction: { 'zh-CN': '应用：{{effect}}', 'zh-TW': '套用：{{effect}}', en: 'Apply: {{effect}}' },
  applyNone: { 'zh-CN': '没有要应用的', 'zh-TW': '沒有要套用的', en: 'Nothing to apply' },
  effect: { 'zh-CN': '{{what}} {{counts}}', 'zh-TW': '{{what}} {{counts}}', en: '{{what}} {{counts}}' },
  notApplied: {
    'zh-CN': '没应用，什么都没改',
    'zh-TW': '沒套用，什麼都沒改',
    en: 'Not applied; nothing was changed',
  },
  planChanged: {
    'zh-CN': '标签库刚被别人改过，这是重新比对的结果，看一眼再应用。',
    'zh-TW': '標籤庫剛被別人改過，這是重新比對的結果，看一眼再套用。',
    en: 'Somebody has just changed the library. This is the new plan; look again before you apply it.',
  },
  applied: {
    'zh-CN': '已应用「{{name}}」，{{count}} 处改动',
    'zh-TW': '已套用「{{name}}」，{{count}} 處改動',
    en: 'Applied {{name}}: {{count}} changes',
  },
  readOnly: {
    'zh-CN': '你能看变更计划；应用要有「改标签库」的权限。',
    'zh-TW': '你能看變更計畫；套用要有「改標籤庫」的權限。',
    en: 'You may look at plans; applying them needs the right to change the library.',
  },
});
