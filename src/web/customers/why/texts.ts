import { defineTexts } from '#ui';

/** Why a customer has a tag, why not, and what is missing. */
export const whyTexts = defineTexts('why', {
  title: { 'zh-CN': '解释', 'zh-TW': '解釋', en: 'Explanation' },
  has: { 'zh-CN': '为什么有', 'zh-TW': '為什麼有', en: 'Why' },
  hasNot: { 'zh-CN': '为什么没有', 'zh-TW': '為什麼沒有', en: 'Why not' },
  missing: { 'zh-CN': '还差什么', 'zh-TW': '還差什麼', en: 'What is missing' },
  chooseHeld: {
    'zh-CN': '点左边任意一个标签，这里说明它怎么来的。',
    'zh-TW': '點左邊任意一個標籤，這裡說明它怎麼來的。',
    en: 'Press any tag to see how it came about.',
  },
  chooseOther: {
    'zh-CN': '选一个还没有的标签，看这位客户为什么没有。',
    'zh-TW': '選一個還沒有的標籤，看這位客戶為什麼沒有。',
    en: 'Choose a tag this customer does not have.',
  },
  chooseTag: { 'zh-CN': '选标签', 'zh-TW': '選標籤', en: 'Choose a tag' },
  failed: { 'zh-CN': '解释没读到', 'zh-TW': '解釋沒讀到', en: 'The explanation could not be loaded' },

  rule: { 'zh-CN': '规则', 'zh-TW': '規則', en: 'Rule' },
  ruleIn: { 'zh-CN': '{{rule}} v{{version}}', 'zh-TW': '{{rule}} v{{version}}', en: '{{rule}} v{{version}}' },
  byRuleSuggests: {
    'zh-CN': '规则 {{rule}} 会建议打上它，要有人采纳。',
    'zh-TW': '規則 {{rule}} 會建議打上它，要有人採納。',
    en: 'The rule {{rule}} suggests it; somebody accepts or rejects.',
  },
  byRule: {
    'zh-CN': '规则 {{rule}} 能打上它。',
    'zh-TW': '規則 {{rule}} 能打上它。',
    en: 'The rule {{rule}} can put it on.',
  },
  source: { 'zh-CN': '来源', 'zh-TW': '來源', en: 'Source' },
  actor: { 'zh-CN': '谁打的', 'zh-TW': '誰打的', en: 'By' },
  since: { 'zh-CN': '什么时候', 'zh-TW': '什麼時候', en: 'When' },
  reason: { 'zh-CN': '原因', 'zh-TW': '原因', en: 'Reason' },
  evidence: { 'zh-CN': '依据', 'zh-TW': '依據', en: 'Evidence' },
  condition: { 'zh-CN': '条件', 'zh-TW': '條件', en: 'Condition' },
  replaced: { 'zh-CN': '换下了', 'zh-TW': '換下了', en: 'Replaced' },
  ends: { 'zh-CN': '到期', 'zh-TW': '到期', en: 'Ends' },
  noEnd: { 'zh-CN': '一直有效', 'zh-TW': '一直有效', en: 'never' },
  noEvidence: { 'zh-CN': '没写', 'zh-TW': '沒寫', en: 'none' },
  held: { 'zh-CN': '有', 'zh-TW': '有', en: 'has it' },

  met: { 'zh-CN': '已满足', 'zh-TW': '已滿足', en: 'met' },
  unmet: { 'zh-CN': '还没满足', 'zh-TW': '還沒滿足', en: 'not met' },
  partsMet: {
    'zh-CN': '满足 {{n}} / {{of}}',
    'zh-TW': '滿足 {{n}} / {{of}}',
    en: '{{n}} of {{of}} met',
  },
  mentioned: {
    'zh-CN': '「{{keyword}}」在 {{n}} 条里，最近 {{when}}',
    'zh-TW': '「{{keyword}}」在 {{n}} 則裡，最近 {{when}}',
    en: '“{{keyword}}” in {{n}}, last {{when}}',
  },
  byHandOnly: {
    'zh-CN': '没有规则管这个标签，它由人来打。',
    'zh-TW': '沒有規則管這個標籤，它由人來打。',
    en: 'No rule gives this tag. People do.',
  },
  hasAlready: {
    'zh-CN': '这位客户已经有这个标签。',
    'zh-TW': '這位客戶已經有這個標籤。',
    en: 'The customer has this tag already.',
  },
  protectedTag: {
    'zh-CN': '受保护的标签，要有「打受保护的标签」的权限才能打。',
    'zh-TW': '受保護的標籤，要有「打受保護的標籤」的權限才能打。',
    en: 'A protected tag needs the right to apply protected tags.',
  },
  coldTag: {
    'zh-CN': '这个标签不在柜上，先拿出来才能打。',
    'zh-TW': '這個標籤不在櫃上，先拿出來才能打。',
    en: 'This tag is not in use. Bring it back first.',
  },
  removal: {
    'zh-CN': '{{when}} 被 {{who}} 摘下（{{source}}）。',
    'zh-TW': '{{when}} 被 {{who}} 摘下（{{source}}）。',
    en: 'Removed {{when}} by {{who}} ({{source}}).',
  },
  removalReplaced: {
    'zh-CN': '换成了「{{tag}}」。',
    'zh-TW': '換成了「{{tag}}」。',
    en: '{{tag}} took its place.',
  },
  removalBlocks: {
    'zh-CN': '因为是人摘的，规则和导入不会再自动打上。',
    'zh-TW': '因為是人摘的，規則和匯入不會再自動打上。',
    en: 'Because a person removed it, rules and imports will not bring it back.',
  },
  addIt: { 'zh-CN': '打上「{{tag}}」', 'zh-TW': '打上「{{tag}}」', en: 'Add {{tag}}' },

  lock: { 'zh-CN': '锁定', 'zh-TW': '鎖定', en: 'Lock' },
  unlock: { 'zh-CN': '解锁', 'zh-TW': '解鎖', en: 'Unlock' },
  locked: {
    'zh-CN': '已锁定，谁也摘不掉',
    'zh-TW': '已鎖定，誰也摘不掉',
    en: 'Locked: nobody can remove it',
  },
  setEnd: { 'zh-CN': '设期限', 'zh-TW': '設期限', en: 'Set an end' },
  setEvidence: { 'zh-CN': '写依据', 'zh-TW': '寫依據', en: 'Note evidence' },
  evidenceHint: {
    'zh-CN': '客户的原话，或看到了什么',
    'zh-TW': '客戶的原話，或看到了什麼',
    en: 'The customer’s own words, or what was seen',
  },
  save: { 'zh-CN': '存下', 'zh-TW': '存下', en: 'Save' },
  cancel: { 'zh-CN': '不改了', 'zh-TW': '不改了', en: 'Cancel' },
  noEndNow: { 'zh-CN': '不设期限', 'zh-TW': '不設期限', en: 'No end' },
  changed: { 'zh-CN': '「{{tag}}」已改', 'zh-TW': '「{{tag}}」已改', en: '{{tag}} changed' },
  notChanged: { 'zh-CN': '没改成：{{why}}', 'zh-TW': '沒改成：{{why}}', en: 'Not changed: {{why}}' },
  remove: { 'zh-CN': '摘下', 'zh-TW': '摘下', en: 'Remove' },

  history: {
    'zh-CN': '变化 {{count}} 次',
    'zh-TW': '變化 {{count}} 次',
    en: { one: '{{count}} change', other: '{{count}} changes' },
  },
  added: { 'zh-CN': '打上', 'zh-TW': '打上', en: 'added' },
  removed: { 'zh-CN': '摘下', 'zh-TW': '摘下', en: 'removed' },
  renewed: { 'zh-CN': '改动', 'zh-TW': '改動', en: 'changed' },
  byLine: { 'zh-CN': '{{who}}，{{source}}', 'zh-TW': '{{who}}，{{source}}', en: '{{who}}, {{source}}' },
  replacedBy: { 'zh-CN': '换成「{{tag}}」', 'zh-TW': '換成「{{tag}}」', en: 'replaced by {{tag}}' },
  anUndo: { 'zh-CN': '撤销', 'zh-TW': '撤銷', en: 'an undo' },
  undoCause: { 'zh-CN': '撤销这次', 'zh-TW': '撤銷這次', en: 'Undo this' },
  undoTitle: { 'zh-CN': '撤销这一次改动', 'zh-TW': '撤銷這一次改動', en: 'Undo this change' },
  undoEffect: {
    'zh-CN': '{{who}} 在 {{when}} 的这一次，一共改了 {{n}} 处标签。',
    'zh-TW': '{{who}} 在 {{when}} 的這一次，一共改了 {{n}} 處標籤。',
    en: 'This change by {{who}} on {{when}} touched {{n}} assignments.',
  },
  undoKeeps: {
    'zh-CN': '全部退回去；后来又有人改过的不动。',
    'zh-TW': '全部退回去；後來又有人改過的不動。',
    en: 'All of it goes back. What was changed since stays.',
  },
  undoDone: {
    'zh-CN': '这一次已经撤销过了，再撤不会改变什么。',
    'zh-TW': '這一次已經撤銷過了，再撤不會改變什麼。',
    en: 'It was undone already; doing it again changes nothing.',
  },
  undoNow: {
    'zh-CN': '退回 {{count}} 处',
    'zh-TW': '退回 {{count}} 處',
    en: { one: 'Take back {{count}} change', other: 'Take back {{count}} changes' },
  },
  undone: {
    'zh-CN': '已退回 {{n}} 处，{{kept}} 处没动',
    'zh-TW': '已退回 {{n}} 處，{{kept}} 處沒動',
    en: '{{n}} taken back, {{kept}} left alone',
  },
  undoRuns: {
    'zh-CN': '正在退回，可以离开本页。',
    'zh-TW': '正在退回，可以離開本頁。',
    en: 'Taking it back. You may leave this page.',
  },
});
