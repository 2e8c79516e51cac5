/** What a rule does, in a sentence or, for a ladder, a line for each step. */
import { type Names, type Resolved, sentence, spokenNames } from '#features/conditions/core';
import { type Language, toId } from '#kernel';
import { modelSentence } from './model-sentence.ts';
import type { ResolvedKeep, ResolvedRule } from './resolve-rule.ts';

interface Words {
  readonly colon: string;
  readonly comma: string;
  readonly add: (tags: string) => string;
  readonly suggest: (tags: string) => string;
  readonly suggestOnly: string;
  readonly remove: (tags: string) => string;
  readonly while: string;
  readonly always: string;
  readonly for: (duration: string) => string;
  readonly happened: (what: string) => string;
  readonly tagAdded: (tag: string) => string;
  readonly tagRemoved: (tag: string) => string;
  readonly otherwise: (tag: string) => string;
  readonly scope: (who: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    colon: '：',
    comma: '，',
    add: (tags) => `打上${tags}`,
    suggest: (tags) => `建议打上${tags}，由员工确认`,
    suggestOnly: '只建议，由员工确认',
    remove: (tags) => `摘下${tags}`,
    while: '不再满足时摘下',
    always: '之后一直保留',
    for: (duration) => `最后一次满足后保留 ${duration}`,
    happened: (what) => `每当${what}`,
    tagAdded: (tag) => `每当打上「${tag}」`,
    tagRemoved: (tag) => `每当摘下「${tag}」`,
    otherwise: (tag) => `其余：${tag}`,
    scope: (who) => `只看${who}`,
  },
  'zh-TW': {
    colon: '：',
    comma: '，',
    add: (tags) => `打上${tags}`,
    suggest: (tags) => `建議打上${tags}，由員工確認`,
    suggestOnly: '只建議，由員工確認',
    remove: (tags) => `摘下${tags}`,
    while: '不再滿足時摘下',
    always: '之後一直保留',
    for: (duration) => `最後一次滿足後保留 ${duration}`,
    happened: (what) => `每當${what}`,
    tagAdded: (tag) => `每當打上「${tag}」`,
    tagRemoved: (tag) => `每當摘下「${tag}」`,
    otherwise: (tag) => `其餘：${tag}`,
    scope: (who) => `只看${who}`,
  },
  en: {
    colon: ': ',
    comma: ', ',
    add: (tags) => `put on ${tags}`,
    suggest: (tags) => `suggest ${tags}, for staff to confirm`,
    suggestOnly: 'Only suggests; staff confirm',
    remove: (tags) => `take off ${tags}`,
    while: 'taken off when it no longer holds',
    always: 'kept from then on',
    for: (duration) => `kept for ${duration} after it held last`,
    happened: (what) => `Whenever: ${what}`,
    tagAdded: (tag) => `Whenever "${tag}" is put on`,
    tagRemoved: (tag) => `Whenever "${tag}" is taken off`,
    otherwise: (tag) => `All others: ${tag}`,
    scope: (who) => `Only of: ${who}`,
  },
};

const STOP = /[。.]$/;

export function ruleSentence(rule: ResolvedRule, names: Names, language: Language): string {
  const w = words[language];
  const said = (condition: Resolved) => sentence(condition, names, language).replace(STOP, '');
  const tag = (id: number) => names.tag(id)?.name ?? toId('tag', id);
  const listed = (ids: readonly number[]) =>
    ids
      .map((id) => (language === 'en' ? `"${tag(id)}"` : `「${tag(id)}」`))
      .join(language === 'en' ? ', ' : '、');
  if (rule.kind === 'ladder') {
    const steps = rule.steps.map((step) => `${tag(step.tag)}${w.colon}${said(step.when)}`);
    return [
      ...(rule.suggests ? [w.suggestOnly] : []),
      ...(rule.scope.kind === 'everyone' ? [] : [w.scope(said(rule.scope))]),
      ...steps,
      ...(rule.otherwise === null ? [] : [w.otherwise(tag(rule.otherwise))]),
    ].join('\n');
  }
  if (rule.kind === 'model') return modelSentence(rule, names, language);
  const { add, remove } = rule.effect;
  const effects = [
    ...(add.length > 0 ? [(rule.suggests ? w.suggest : w.add)(listed(add))] : []),
    ...(remove.length > 0 ? [w.remove(listed(remove))] : []),
    ...(add.length > 0 && !rule.suggests && !(rule.kind === 'trigger' && rule.keep.kind === 'always')
      ? [kept(rule.keep, w, language)]
      : []),
  ];
  return [...head(rule, said, tag, w), effects.join(w.comma)].join(w.colon);
}

function head(
  rule: Extract<ResolvedRule, { kind: 'state' | 'trigger' }>,
  said: (condition: Resolved) => string,
  tag: (id: number) => string,
  w: Words,
): string[] {
  if (rule.kind === 'state') return [said(rule.when)];
  const { on } = rule;
  const happened =
    on.kind === 'event'
      ? w.happened(said(on.did))
      : on.kind === 'tagAdded'
        ? w.tagAdded(tag(on.tag))
        : w.tagRemoved(tag(on.tag));
  return [rule.when.kind === 'everyone' ? happened : `${happened}${w.comma}${said(rule.when)}`];
}

const kept = (keep: ResolvedKeep, w: Words, language: Language): string =>
  keep.kind === 'for' ? w.for(spokenNames(language).duration(keep.text)) : w[keep.kind];
