import { defineTexts } from '#ui';

/** The laboratory of keywords. */
export const keywordsTexts = defineTexts('keywords', {
  title: { 'zh-CN': '关键词试验', 'zh-TW': '關鍵詞試驗', en: 'Keyword laboratory' },
  unstored: { 'zh-CN': '什么都不会保存', 'zh-TW': '什麼都不會儲存', en: 'nothing is stored' },
  rules: { 'zh-CN': '回到规则', 'zh-TW': '回到規則', en: 'Back to the rules' },
  toRule: { 'zh-CN': '写成新规则', 'zh-TW': '寫成新規則', en: 'Make it a rule' },
  replaceRule: {
    'zh-CN': '写成新规则，换掉没存的那条',
    'zh-TW': '寫成新規則，換掉沒存的那條',
    en: 'Make it a rule, in place of the unsaved one',
  },
  keywords: { 'zh-CN': '关键词', 'zh-TW': '關鍵詞', en: 'Keywords' },
  oneALine: { 'zh-CN': '一行一个', 'zh-TW': '一行一個', en: 'One a line' },
  keywordsExample: {
    'zh-CN': '优惠|折扣\n套餐*价\n"KA"\n/满\\d+减/',
    'zh-TW': '優惠|折扣\n套餐*價\n"KA"\n/滿\\d+減/',
    en: 'sale|discount\nplan*price\n"KA"\n/\\d+% off/',
  },
  notation: {
    'zh-CN':
      '优惠|折扣 是同义词；套餐*价 中间可隔十个字；"KA" 前后不连字；/…/ 是正则。「不要套餐」这样的否定不算。',
    'zh-TW':
      '優惠|折扣 是同義詞；套餐*價 中間可隔十個字；"KA" 前後不連字；/…/ 是正規表示式。「不要套餐」這樣的否定不算。',
    en: 'sale|discount are synonyms; plan*price has up to ten letters between; "KA" stands by itself; /…/ is a regular expression. What is denied (“no package”) does not count.',
  },
  samples: { 'zh-CN': '样本', 'zh-TW': '樣本', en: 'Samples' },
  labelled: {
    'zh-CN': '已标 {{n}} / {{of}}',
    'zh-TW': '已標 {{n}} / {{of}}',
    en: '{{n}} of {{of}} labelled',
  },
  clear: { 'zh-CN': '清空', 'zh-TW': '清空', en: 'Clear' },
  paste: { 'zh-CN': '粘贴聊天里的话', 'zh-TW': '貼上聊天裡的話', en: 'Paste messages' },
  pasteHint: {
    'zh-CN': '一行一条，最多 {{most}} 条。行首写 + 是要找的，- 是不要的；从表格连标注列一起粘贴也行。',
    'zh-TW': '一行一則，最多 {{most}} 則。行首寫 + 是要找的，- 是不要的；從表格連標註欄一起貼上也行。',
    en: 'One a line, {{most}} at most. + before a line: to be found; -: not. A column of labels from a table works too.',
  },
  pasteExample: {
    'zh-CN': '+ 有优惠吗\n- 不要套餐\n什么时候发货',
    'zh-TW': '+ 有優惠嗎\n- 不要套餐\n什麼時候發貨',
    en: '+ any discount?\n- no package please\nwhen do you ship',
  },
  add: { 'zh-CN': '加入样本', 'zh-TW': '加入樣本', en: 'Add' },
  noSamples: { 'zh-CN': '还没有样本', 'zh-TW': '還沒有樣本', en: 'No samples yet' },
  noSamplesText: {
    'zh-CN': '粘贴几十条真实的话，标出哪些是要找的。',
    'zh-TW': '貼上幾十則真實的話，標出哪些是要找的。',
    en: 'Paste a few dozen real messages and label those to be found.',
  },
  labelOf: {
    'zh-CN': '「{{text}}」是不是要找的',
    'zh-TW': '「{{text}}」是不是要找的',
    en: 'Is “{{text}}” to be found',
  },
  yes: { 'zh-CN': '要找', 'zh-TW': '要找', en: 'find' },
  no: { 'zh-CN': '不要', 'zh-TW': '不要', en: 'not' },
  remove: { 'zh-CN': '去掉「{{text}}」', 'zh-TW': '去掉「{{text}}」', en: 'Remove “{{text}}”' },
  denied: { 'zh-CN': '被否定', 'zh-TW': '被否定', en: 'denied' },
  result: { 'zh-CN': '结果', 'zh-TW': '結果', en: 'Result' },
  failed: { 'zh-CN': '没试成', 'zh-TW': '沒試成', en: 'The keywords could not be tried' },
  nothingTried: {
    'zh-CN': '标几条样本就有结果',
    'zh-TW': '標幾則樣本就有結果',
    en: 'Label some samples to see',
  },
  nothingTriedText: {
    'zh-CN': '查准率看找到的有多少是要找的，查全率看要找的找到了多少。',
    'zh-TW': '查準率看找到的有多少是要找的，查全率看要找的找到了多少。',
    en: 'Precision tells how many of those found were to be found, recall how many of those to be found were.',
  },
  precision: { 'zh-CN': '查准率', 'zh-TW': '查準率', en: 'Precision' },
  recall: { 'zh-CN': '查全率', 'zh-TW': '查全率', en: 'Recall' },
  rightOf: {
    'zh-CN': '找到 {{found}} 条，{{right}} 条对',
    'zh-TW': '找到 {{found}} 則，{{right}} 則對',
    en: '{{right}} of {{found}} found',
  },
  foundOf: {
    'zh-CN': '要找 {{wanted}} 条，找到 {{right}} 条',
    'zh-TW': '要找 {{wanted}} 則，找到 {{right}} 則',
    en: '{{right}} of {{wanted}} to be found',
  },
  wantedOf: {
    'zh-CN': '其中要找 {{wanted}} 条',
    'zh-TW': '其中要找 {{wanted}} 則',
    en: '{{wanted}} to be found',
  },
  byKeyword: { 'zh-CN': '每个关键词', 'zh-TW': '每個關鍵詞', en: 'Each keyword' },
  keyword: { 'zh-CN': '关键词', 'zh-TW': '關鍵詞', en: 'Keyword' },
  found: { 'zh-CN': '对 / 找到', 'zh-TW': '對 / 找到', en: 'Right / found' },
  only: { 'zh-CN': '独有', 'zh-TW': '獨有', en: 'Only by it' },
  fooled: { 'zh-CN': '骗过否定判断的话', 'zh-TW': '騙過否定判斷的話', en: 'What fooled the denials' },
  hidden: {
    'zh-CN': '要找的，却被当成否定漏掉了',
    'zh-TW': '要找的，卻被當成否定漏掉了',
    en: 'to be found, but taken for denied',
  },
  unseen: {
    'zh-CN': '不要的，否定写在别处，没看出来',
    'zh-TW': '不要的，否定寫在別處，沒看出來',
    en: 'not to be found; it denies elsewhere, which was not seen',
  },
  suggestions: { 'zh-CN': '也许还差这些词', 'zh-TW': '也許還差這些詞', en: 'Words that may be missing' },
  suggestionsHint: {
    'zh-CN': '漏掉的样本里常有、不要的样本里少有。点一下加进关键词。',
    'zh-TW': '漏掉的樣本裡常有、不要的樣本裡少有。點一下加進關鍵詞。',
    en: 'Frequent in what was missed, rare in the rest. Press one to add it.',
  },
  suggestionOf: {
    'zh-CN': '漏掉的里有 {{missed}} 条，不要的里有 {{unwanted}} 条',
    'zh-TW': '漏掉的裡有 {{missed}} 則，不要的裡有 {{unwanted}} 則',
    en: 'in {{missed}} missed and {{unwanted}} others',
  },
  addWord: { 'zh-CN': '加上', 'zh-TW': '加上', en: 'Add' },
});
