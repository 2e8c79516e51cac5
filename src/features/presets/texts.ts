import type { Texts } from '#platform/http';

export const presetTexts = {
  'rulePreset.notFound': {
    'zh-CN': ['没有规则模板 {key}。', '在「规则」的「从模板新建」里看有哪些。'],
    'zh-TW': ['沒有規則範本 {key}。', '在「規則」的「從範本新建」裡看有哪些。'],
    en: ['There is no rule preset {key}.', 'Rules, "From a preset" lists those that exist.'],
  },
  'rulePreset.taken': {
    'zh-CN': [
      '已经有叫「{name}」的规则，内容和模板不一样。',
      '打开那条规则看看；要照模板再建一条，先给它改名。',
    ],
    'zh-TW': [
      '已經有叫「{name}」的規則，內容和範本不一樣。',
      '打開那條規則看看；要照範本再建一條，先給它改名。',
    ],
    en: [
      'A rule named "{name}" exists and says something else.',
      'Open it; to make another from the preset, rename it first.',
    ],
  },
  'rulePreset.groupChoice': {
    'zh-CN': [
      '标签组「{group}」已经有了，但不是{choice}，这条规则用不了它。',
      '改标签组的选法，或给它改名，再来新建。',
    ],
    'zh-TW': [
      '標籤組「{group}」已經有了，但不是{choice}，這條規則用不了它。',
      '改標籤組的選法，或給它改名，再來新建。',
    ],
    en: [
      'The group "{group}" exists and is not {choice}, so the rule cannot use it.',
      'Change how the group is chosen from, or rename it, and try again.',
    ],
  },
} satisfies Texts;
