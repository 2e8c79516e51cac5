import { expect, it } from 'vitest';
import { mappedKinds, parseTarget } from '#features/imports/core';
import { targetLabel, targetSections } from './target-words.ts';
import { mappingTexts } from './texts.ts';

const vocabulary = {
  groups: [{ name: '意向', aliases: [] }],
  attributes: [{ key: 'city', label: '城市' }],
};
/** Chinese, without the translator around it. */
const say = Object.assign(
  (key: keyof typeof mappingTexts.rows, values: Record<string, unknown> = {}) =>
    mappingTexts.rows[key]['zh-CN'].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name])),
  { rich: () => '' },
);

it.each(mappedKinds)('offers for %s only targets that the import knows, each with a name', (kind) => {
  const targets = targetSections(kind, vocabulary).flatMap((section) => section.targets);
  expect(targets.length).toBeGreaterThan(6);
  expect(targets.filter((target) => parseTarget(target, kind) === null)).toEqual([]);
  expect(targets.filter((target) => targetLabel(target, vocabulary, say) === target)).toEqual([]);
});

it.each([
  ['tags', '要打上的标签'],
  ['tag:意向', '打上「意向」组的标签'],
  ['remove', '要摘下的标签'],
  ['attribute:city', '属性「城市」'],
  ['customer:phone', '客户的手机号'],
  ['ignore', '不导入'],
])('calls %s %s', (target, name) => expect(targetLabel(target, vocabulary, say)).toBe(name));
