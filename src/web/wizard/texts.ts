import { defineTexts } from '#ui';

/** Texts of the first steps. */
export const welcomeTexts = defineTexts('welcome', {
  title: { 'zh-CN': '三步用起来', 'zh-TW': '三步用起來', en: 'Up and running in three steps' },
  intro: {
    'zh-CN': '随时可以离开，下次从这里接着来',
    'zh-TW': '隨時可以離開，下次從這裡接著來',
    en: 'Leave any time and go on from here later',
  },
  failed: {
    'zh-CN': '没数清已经有什么',
    'zh-TW': '沒數清已經有什麼',
    en: 'What there is already could not be counted',
  },
  later: { 'zh-CN': '以后再说', 'zh-TW': '以後再說', en: 'Later' },
  steps: { 'zh-CN': '步骤', 'zh-TW': '步驟', en: 'Steps' },
  done: { 'zh-CN': '做好了', 'zh-TW': '做好了', en: 'done' },
  back: { 'zh-CN': '上一步', 'zh-TW': '上一步', en: 'Back' },
  skip: { 'zh-CN': '跳过这一步', 'zh-TW': '跳過這一步', en: 'Skip this step' },
  next: { 'zh-CN': '下一步', 'zh-TW': '下一步', en: 'Next' },

  preset: { 'zh-CN': '搭标签柜', 'zh-TW': '搭標籤櫃', en: 'Set up the cabinet' },
  presetText: {
    'zh-CN': '选一套离你最近的模板，先看会建什么，再应用；以后都能改。',
    'zh-TW': '選一套離你最近的範本，先看會建什麼，再套用；以後都能改。',
    en: 'Pick the preset that is nearest to you, see what it makes, then apply it. Everything can be changed later.',
  },
  presetDone: {
    'zh-CN': '标签库里有 {{count}} 个标签。还可以再加一套模板，或者去下一步。',
    'zh-TW': '標籤庫裡有 {{count}} 個標籤。還可以再加一套範本，或者去下一步。',
    en: 'There are {{count}} tags. Add another preset, or go on.',
  },
  choosePreset: {
    'zh-CN': '选一套，看会建什么',
    'zh-TW': '選一套，看會建什麼',
    en: 'Choose one to see what it makes',
  },
  choosePresetText: {
    'zh-CN': '不确定就选「卫瓴六类标签」，大多数公司够用。',
    'zh-TW': '不確定就選「衛瓴六類標籤」，大多數公司夠用。',
    en: 'Not sure? The Weiling scheme is enough for most companies.',
  },
  ownFile: { 'zh-CN': '我有现成的标签表', 'zh-TW': '我有現成的標籤表', en: 'I have a list of tags already' },

  customers: { 'zh-CN': '带客户进来', 'zh-TW': '帶客戶進來', en: 'Bring customers' },
  customersText: {
    'zh-CN': '从表格导入自己的客户，或者先看一家示例公司。',
    'zh-TW': '從試算表匯入自己的客戶，或者先看一家示例公司。',
    en: 'Import your own from a spreadsheet, or look at a demo company first.',
  },
  customersDone: {
    'zh-CN': '已有 {{count}} 位客户，去下一步。',
    'zh-TW': '已有 {{count}} 位客戶，去下一步。',
    en: 'There are {{count}} customers. Go on.',
  },
  import: { 'zh-CN': '导入客户表格', 'zh-TW': '匯入客戶試算表', en: 'Import a spreadsheet' },
  importText: {
    'zh-CN': 'CSV 或 XLSX，列名自动对应，先试算再写入，能撤销。导完会在这里接着。',
    'zh-TW': 'CSV 或 XLSX，欄名自動對應，先試算再寫入，能撤銷。匯完會在這裡接著。',
    en: 'CSV or XLSX. Columns are matched for you, a trial run comes first, and it can be undone.',
  },
  importAction: { 'zh-CN': '去导入', 'zh-TW': '去匯入', en: 'Go to imports' },
  demo: { 'zh-CN': '先看示例公司', 'zh-TW': '先看示例公司', en: 'Look at a demo company' },
  demoText: {
    'zh-CN': '装进 20,000 位虚构客户和他们的历史，什么都能点；只在还没有客户时能用。',
    'zh-TW': '裝進 20,000 位虛構客戶和他們的歷史，什麼都能點；只在還沒有客戶時能用。',
    en: 'Loads 20,000 made-up customers with histories. Only while there are no customers.',
  },
  demoAction: { 'zh-CN': '装示例公司', 'zh-TW': '裝示例公司', en: 'Load the demo company' },
  demoRunning: { 'zh-CN': '正在装示例公司', 'zh-TW': '正在裝示例公司', en: 'Loading the demo company' },
  demoProgress: {
    'zh-CN': '{{done}} / {{total}}',
    'zh-TW': '{{done}} / {{total}}',
    en: '{{done}} / {{total}}',
  },
  demoLeave: { 'zh-CN': '可以离开本页', 'zh-TW': '可以離開本頁', en: 'You may leave this page' },
  demoFailed: {
    'zh-CN': '示例公司没装成',
    'zh-TW': '示例公司沒裝成',
    en: 'The demo company could not be loaded',
  },
  demoNoRight: {
    'zh-CN': '装示例公司要有「改设置」的权限。',
    'zh-TW': '裝示例公司要有「改設定」的權限。',
    en: 'Loading it needs the right to change settings.',
  },

  audience: { 'zh-CN': '第一个人群', 'zh-TW': '第一個人群', en: 'The first audience' },
  audienceText: {
    'zh-CN': '选一个例子打开，人数会跟着条件变；改成自己要的，存下来。',
    'zh-TW': '選一個例子打開，人數會跟著條件變；改成自己要的，存下來。',
    en: 'Open an example. The count follows every change; make it yours and save it.',
  },
  audienceDone: {
    'zh-CN': '已存 {{count}} 个人群，三步都做好了。',
    'zh-TW': '已存 {{count}} 個人群，三步都做好了。',
    en: {
      one: '{{count}} audience is saved. All three steps are done.',
      other: '{{count}} audiences are saved. All three steps are done.',
    },
  },
  people: {
    'zh-CN': '{{count}} 人',
    'zh-TW': '{{count}} 人',
    en: { one: '{{count}} person', other: '{{count}} people' },
  },
  exampleTop: {
    'zh-CN': '「{{group}}」最高一级的客户',
    'zh-TW': '「{{group}}」最高一級的客戶',
    en: 'Customers at the highest level of {{group}}',
  },
  exampleTopText: { 'zh-CN': '打了「{{tag}}」', 'zh-TW': '打了「{{tag}}」', en: 'tagged {{tag}}' },
  exampleBoth: {
    'zh-CN': '两个标签都有的客户',
    'zh-TW': '兩個標籤都有的客戶',
    en: 'Customers with both tags',
  },
  exampleBothText: {
    'zh-CN': '「{{a}}」并且「{{b}}」',
    'zh-TW': '「{{a}}」並且「{{b}}」',
    en: '{{a}} and {{b}}',
  },
  exampleOrders: {
    'zh-CN': '买过三次及以上的客户',
    'zh-TW': '買過三次及以上的客戶',
    en: 'Customers who bought three times or more',
  },
  exampleOrdersText: {
    'zh-CN': '按订单算，不看标签',
    'zh-TW': '按訂單算，不看標籤',
    en: 'by their orders, whatever their tags',
  },
  exampleNone: {
    'zh-CN': '还没打过标签的客户',
    'zh-TW': '還沒打過標籤的客戶',
    en: 'Customers without any tag',
  },
  exampleNoneText: { 'zh-CN': '该补标签的人', 'zh-TW': '該補標籤的人', en: 'those still to be tagged' },
  noExamples: {
    'zh-CN': '还没有标签，先回第一步选一套模板。',
    'zh-TW': '還沒有標籤，先回第一步選一套範本。',
    en: 'There are no tags yet; go back to the first step and pick a preset.',
  },
  blank: { 'zh-CN': '自己从头搭', 'zh-TW': '自己從頭搭', en: 'Start from scratch' },
  finish: { 'zh-CN': '用起来', 'zh-TW': '用起來', en: 'Start using it' },

  bannerTitle: {
    'zh-CN': '还差 {{count}} 步就能用',
    'zh-TW': '還差 {{count}} 步就能用',
    en: { one: '{{count}} step left', other: '{{count}} steps left' },
  },
  bannerNext: { 'zh-CN': '下一步：{{step}}', 'zh-TW': '下一步：{{step}}', en: 'Next: {{step}}' },
  bannerGo: { 'zh-CN': '接着来', 'zh-TW': '接著來', en: 'Go on' },
  bannerHide: { 'zh-CN': '不用再提', 'zh-TW': '不用再提', en: 'Do not show again' },
});
