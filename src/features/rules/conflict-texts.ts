/** Conflicts in words. */
import { eventName, type Names } from '#features/conditions/core';
import { type Language, toId } from '#kernel';
import type { RuleConflict } from './core/conflicts.ts';

/** `forgotten` without an end has a sentence of its own. */
type Said = RuleConflict['code'] | 'forgottenEver';

const sentences: Readonly<Record<Said, Readonly<Record<Language, string>>>> = {
  unreachable: {
    'zh-CN': '「{tag}」谁也到不了：满足它的人都先归到了「{behind}」。调换次序，或改条件。',
    'zh-TW': '「{tag}」誰也到不了：滿足它的人都先歸到了「{behind}」。調換次序，或改條件。',
    en: 'Nobody reaches "{tag}": whoever meets it has "{behind}" first. Change the order or the conditions.',
  },
  closed: {
    'zh-CN': '「{tag}」在备胎库里，不再打给任何人。把它取回来用，或换一个标签。',
    'zh-TW': '「{tag}」在備胎庫裡，不再打給任何人。把它取回來用，或換一個標籤。',
    en: '"{tag}" is in the reserve store and given to nobody any more. Bring it back, or choose another tag.',
  },
  hidden: {
    'zh-CN': '现在满足「{tag}」的 {meets} 位客户，都先归到了更靠前的级。看看次序是不是有意这样。',
    'zh-TW': '現在滿足「{tag}」的 {meets} 位客戶，都先歸到了更靠前的級。看看次序是不是有意這樣。',
    en: 'All {meets} customers who meet "{tag}" now stand on an earlier step. See whether the order is meant.',
  },
  gap: {
    'zh-CN': '{count} 位客户哪一级都不满足，不会有标签。要给他们一个，填「都不满足时」。',
    'zh-TW': '{count} 位客戶哪一級都不滿足，不會有標籤。要給他們一個，填「都不滿足時」。',
    en: '{count} customers meet none of the steps and get no tag. To give them one, fill in "when none is met".',
  },
  nobody: {
    'zh-CN': '「{tag}」的条件自相矛盾，没有人能满足。去掉互相排斥的部分。',
    'zh-TW': '「{tag}」的條件自相矛盾，沒有人能滿足。去掉互相排斥的部分。',
    en: 'The condition of "{tag}" contradicts itself: nobody can meet it. Remove the parts that exclude each other.',
  },
  siblings: {
    'zh-CN':
      '规则「{name}」会给同一个单选组打「{other}」，和「{tag}」互相顶替，后来的算数。合成一个阶梯更稳妥。',
    'zh-TW':
      '規則「{name}」會給同一個單選組打「{other}」，和「{tag}」互相頂替，後來的算數。合成一個階梯更穩妥。',
    en: 'The rule "{name}" puts on "{other}" in the same single-choice group as "{tag}": the later one wins. One ladder would settle it.',
  },
  replaces: {
    'zh-CN': '模型「{name}」正在运行；每位客户只有一套 RFM，发布这个会暂停那个，它打的标签留着。',
    'zh-TW': '模型「{name}」正在執行；每位客戶只有一套 RFM，發佈這個會暫停那個，它打的標籤留著。',
    en: 'The model "{name}" is live. A customer has one RFM: publishing this one pauses that one, whose tags stay.',
  },
  opposed: {
    'zh-CN': '规则「{name}」和这条规则对「{tag}」一个打上、一个摘下，后来的算数。看看是不是有意这样。',
    'zh-TW': '規則「{name}」和這條規則對「{tag}」一個打上、一個摘下，後來的算數。看看是不是有意這樣。',
    en: 'The rule "{name}" and this one pull "{tag}" in opposite directions: the later one wins. See whether that is meant.',
  },
  sensitiveLost: {
    'zh-CN':
      'v{version} 的「个人信息」选的是「敏感信息」，现在改掉了：发布时不再问用途和单独同意。结论还是敏感信息的，把它改回来。',
    'zh-TW':
      'v{version} 的「個人資訊」選的是「敏感資訊」，現在改掉了：發佈時不再問用途和單獨同意。結論還是敏感資訊的，把它改回來。',
    en: '"Personal information" was "Sensitive" in v{version} and is not any more: publishing does not ask what for nor for separate consent. If what the rule concludes is still sensitive, set it back.',
  },
  profilingLost: {
    'zh-CN':
      'v{version} 的「个人信息」选的是「打分或影响价格」，现在改掉了：发布时不再问用途，也不再确认客户知道、能拒绝。还在打分、影响价格的，把它改回来。',
    'zh-TW':
      'v{version} 的「個人資訊」選的是「打分或影響價格」，現在改掉了：發佈時不再問用途，也不再確認客戶知道、能拒絕。還在打分、影響價格的，把它改回來。',
    en: '"Personal information" was "Scores or prices" in v{version} and is not any more: publishing does not ask what for nor whether customers know and may refuse. If the rule still scores people or leads to prices, set it back.',
  },
  forgotten: {
    'zh-CN':
      '「{did}」的条件看 {asked} 天，说过、看过的内容只留 {kept} 天：更早的算不进来。缩短时间，或在工作区设置里留久一点。',
    'zh-TW':
      '「{did}」的條件看 {asked} 天，說過、看過的內容只留 {kept} 天：更早的算不進來。縮短時間，或在工作區設定裡留久一點。',
    en: 'What it asks of "{did}" reaches back {asked} days, and what was said and looked at is kept for {kept}: anything earlier does not count. Ask for less time, or keep it longer in the settings of the workspace.',
  },
  forgottenEver: {
    'zh-CN':
      '「{did}」的条件不限多久，说过、看过的内容只留 {kept} 天：更早的算不进来。加上时间，或在工作区设置里留久一点。',
    'zh-TW':
      '「{did}」的條件不限多久，說過、看過的內容只留 {kept} 天：更早的算不進來。加上時間，或在工作區設定裡留久一點。',
    en: 'What it asks of "{did}" reaches back without an end, and what was said and looked at is kept for {kept} days: anything earlier does not count. Ask for a time, or keep it longer in the settings of the workspace.',
  },
};

/** Facts that are tags. */
const TAGS: readonly string[] = ['tag', 'behind', 'other'];

export function sayConflict(conflict: RuleConflict, names: Names, language: Language): string {
  const facts: Readonly<Record<string, unknown>> = { ...conflict };
  const said = conflict.code === 'forgotten' && conflict.asked === null ? 'forgottenEver' : conflict.code;
  return sentences[said][language].replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = facts[key];
    if (key === 'did') return eventName(String(value), language);
    if (typeof value !== 'number') return String(value ?? '');
    return TAGS.includes(key)
      ? (names.tag(value)?.name ?? toId('tag', value))
      : new Intl.NumberFormat(language).format(value);
  });
}
