import { defineTexts } from '../i18n/texts.ts';

export const typedSentenceTexts = defineTexts('typedSentence', {
  open: { 'zh-CN': '用一句话写', 'zh-TW': '用一句話寫', en: 'Write a sentence' },
  label: {
    'zh-CN': '用一句中文写条件',
    'zh-TW': '用一句中文寫條件',
    en: 'The condition as a Chinese sentence',
  },
  placeholder: {
    'zh-CN': '例如：查看资料五次及以上、分享过三次文件、没有下单，满足两项即可',
    'zh-TW': '例如：查看資料五次及以上、分享過三次文件、沒有下單，滿足兩項即可',
    en: '查看资料五次及以上、分享过三次文件、没有下单，满足两项即可',
  },
  read: { 'zh-CN': '读成条件', 'zh-TW': '讀成條件', en: 'Read' },
  replaces: {
    'zh-CN': '读出来的是草稿，会换掉现在的条件，可以撤销；不会自动保存或启用。',
    'zh-TW': '讀出來的是草稿，會換掉現在的條件，可以復原；不會自動儲存或啟用。',
    en: 'It becomes a draft in place of the present condition, and can be undone. Nothing is saved or switched on.',
  },
  undated: { 'zh-CN': '没写时间的行为', 'zh-TW': '沒寫時間的行為', en: 'Without a span of time' },
  lately: { 'zh-CN': '近 30 天', 'zh-TW': '近 30 天', en: 'Last 30 days' },
  ever: { 'zh-CN': '一直以来', 'zh-TW': '一直以來', en: 'Ever' },
  result: { 'zh-CN': '读到的', 'zh-TW': '讀到的', en: 'What was read' },
  asRead: { 'zh-CN': '读作：{{sentence}}', 'zh-TW': '讀作：{{sentence}}', en: 'Read as: {{sentence}}' },
  nothing: {
    'zh-CN': '一个条件也没读懂，现在的条件没有动。',
    'zh-TW': '一個條件也沒讀懂，現在的條件沒有動。',
    en: 'No condition was understood; the present one is as it was.',
  },
  whole: { 'zh-CN': '整句都读懂了。', 'zh-TW': '整句都讀懂了。', en: 'All of it was understood.' },
  missedCount: {
    'zh-CN': '有 {{count}} 处没读懂，条件里没有：',
    'zh-TW': '有 {{count}} 處沒讀懂，條件裡沒有：',
    en: {
      one: '{{count}} piece was not understood and is not in the condition:',
      other: '{{count}} pieces were not understood and are not in the condition:',
    },
  },
  missedMark: { 'zh-CN': '没读懂', 'zh-TW': '沒讀懂', en: 'not understood' },
  choices: {
    'zh-CN': '原话没说定的，这样读：',
    'zh-TW': '原話沒說定的，這樣讀：',
    en: 'Left open, and read so:',
  },
  onlyRules: {
    'zh-CN': '句子里要打的标签（{{tags}}）只在规则里起作用。',
    'zh-TW': '句子裡要打的標籤（{{tags}}）只在規則裡起作用。',
    en: 'The tags that the sentence puts on ({{tags}}) only mean something in rules.',
  },
  askModel: { 'zh-CN': '让语言模型试试', 'zh-TW': '讓語言模型試試', en: 'Ask the language model' },
  modelHint: {
    'zh-CN': '只发这句话和标签、属性的名字，不发客户的任何资料。',
    'zh-TW': '只送這句話和標籤、屬性的名字，不送客戶的任何資料。',
    en: 'It is sent this sentence and the names of tags and attributes, nothing of customers.',
  },
  byModel: {
    'zh-CN': '这是语言模型写的草稿，没有逐字对照：和原话比一比，先看人数和试算再用。',
    'zh-TW': '這是語言模型寫的草稿，沒有逐字對照：和原話比一比，先看人數和試算再用。',
    en: 'A language model wrote this draft, and nobody checked it word by word: compare it, count and try it first.',
  },
  failed: { 'zh-CN': '没能读这句话', 'zh-TW': '沒能讀這句話', en: 'The sentence could not be read' },
});
