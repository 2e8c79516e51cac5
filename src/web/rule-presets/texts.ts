import { defineTexts } from '#ui';

export const rulePresetsTexts = defineTexts('rulePresets', {
  title: { 'zh-CN': '规则模板', 'zh-TW': '規則範本', en: 'Rule presets' },
  intro: {
    'zh-CN': '日常的说法，一句一条现成规则。每条都能先播放它的故事，看标签怎么来、怎么走，再建成草稿。',
    'zh-TW': '日常的說法，一句一條現成規則。每條都能先播放它的故事，看標籤怎麼來、怎麼走，再建成草稿。',
    en: 'What people say every day, each as a ready rule. Play its story first and see tags come and go; then make a draft.',
  },
  count: {
    'zh-CN': '共 {{count}} 条',
    'zh-TW': '共 {{count}} 條',
    en: { one: '{{count}} preset', other: '{{count}} presets' },
  },
  loadFailed: { 'zh-CN': '没读到规则模板', 'zh-TW': '沒讀到規則範本', en: 'The presets could not be loaded' },
  featured: { 'zh-CN': '从现成的开始', 'zh-TW': '從現成的開始', en: 'Start from a ready one' },
  all: {
    'zh-CN': '看全部 {{count}} 条',
    'zh-TW': '看全部 {{count}} 條',
    en: { one: 'See the only one', other: 'See all {{count}}' },
  },
  rules: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'Rules' },

  // shelves
  intent: { 'zh-CN': '意向与兴趣', 'zh-TW': '意向與興趣', en: 'Intent and interest' },
  value: { 'zh-CN': '价值与购买', 'zh-TW': '價值與購買', en: 'Value and orders' },
  rhythm: { 'zh-CN': '节奏与静默', 'zh-TW': '節奏與靜默', en: 'Rhythm and silence' },
  signal: { 'zh-CN': '该行动的信号', 'zh-TW': '該行動的信號', en: 'Signals to act upon' },
  journey: { 'zh-CN': '旅程', 'zh-TW': '旅程', en: 'Journey' },

  // one preset
  seed: { 'zh-CN': '原文', 'zh-TW': '原文', en: 'The sentence' },
  document: { 'zh-CN': '文档 {{number}}', 'zh-TW': '文件 {{number}}', en: 'Document {{number}}' },
  reading: { 'zh-CN': '怎么理解', 'zh-TW': '怎麼理解', en: 'How it is read' },
  rule: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'The rule' },
  needs: { 'zh-CN': '会用到的标签', 'zh-TW': '會用到的標籤', en: 'Tags that it uses' },
  single: { 'zh-CN': '单选组', 'zh-TW': '單選組', en: 'single choice' },
  multiple: { 'zh-CN': '多选组', 'zh-TW': '多選組', en: 'multiple choice' },
  exists: { 'zh-CN': '已有', 'zh-TW': '已有', en: 'exists' },
  willMake: { 'zh-CN': '会新建', 'zh-TW': '會新建', en: 'will be made' },
  allExist: {
    'zh-CN': '标签都已经有了，只建规则。',
    'zh-TW': '標籤都已經有了，只建規則。',
    en: 'All tags exist; only the rule is made.',
  },
  someMissing: {
    'zh-CN': '会新建 {{count}} 个标签，已有的不动。',
    'zh-TW': '會新建 {{count}} 個標籤，已有的不動。',
    en: {
      one: '{{count}} tag will be made; what exists stays as it is.',
      other: '{{count}} tags will be made; what exists stays as it is.',
    },
  },
  play: { 'zh-CN': '播放故事', 'zh-TW': '播放故事', en: 'Play the story' },
  madeAlready: { 'zh-CN': '已建', 'zh-TW': '已建', en: 'made' },
  make: { 'zh-CN': '建成草稿', 'zh-TW': '建成草稿', en: 'Make a draft' },
  openRule: { 'zh-CN': '打开规则', 'zh-TW': '打開規則', en: 'Open the rule' },
  makeNote: {
    'zh-CN': '只是草稿：试算、发布之前不会给谁打标签。',
    'zh-TW': '只是草稿：試算、發佈之前不會給誰打標籤。',
    en: 'Only a draft: nobody gets a tag before you try and publish it.',
  },
  needsSteward: {
    'zh-CN': '要先新建标签，你没有这个权限；请标签管理员来建。',
    'zh-TW': '要先新建標籤，你沒有這個權限；請標籤管理員來建。',
    en: 'Tags have to be made first, which you may not; ask a tag administrator.',
  },
  madeToast: {
    'zh-CN': '建好了草稿「{{name}}」',
    'zh-TW': '建好了草稿「{{name}}」',
    en: 'Draft “{{name}}” is made',
  },
  sensitive: {
    'zh-CN': '敏感个人信息：发布前要写用途、确认客户单独同意。',
    'zh-TW': '敏感個人資訊：發佈前要寫用途、確認客戶單獨同意。',
    en: 'Sensitive personal information: publishing asks what for, and for separate consent.',
  },
  profiling: {
    'zh-CN': '自动化决策：发布前要写用途、确认客户知道并能拒绝。',
    'zh-TW': '自動化決策：發佈前要寫用途、確認客戶知道並能拒絕。',
    en: 'Automated decisions: publishing asks what for, and that customers know and may refuse.',
  },
});
