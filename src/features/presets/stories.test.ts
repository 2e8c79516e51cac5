/** Every sentence of the documents that became a preset is a story, and every story plays as it says. */
import { describe, expect, it } from 'vitest';
import { resolveRule, ruleSentence } from '#features/rules/core';
import { languages } from '#kernel';
import { rulePresets } from './catalogue/catalogue.ts';
import { bodyOf, ownLibrary, playStory } from './core/public.ts';

const SHANGHAI = 'Asia/Shanghai';
const paths = (tags: readonly { readonly path: string }[]) => tags.map((tag) => tag.path).sort();

describe.each(rulePresets.map((preset) => [preset.key, preset] as const))('%s', (_, preset) => {
  it(`plays as it says: ${preset.seed.quotes.join(' ')}`, () => {
    const frames = playStory(preset, 'zh-CN', SHANGHAI).filter((frame) => frame.step !== null);
    expect(frames.map((frame) => [frame.words, paths(frame.tags)])).toEqual(
      preset.story.map((step) => [step.words['zh-CN'], [...step.tags].sort()]),
    );
    expect(frames.every((frame) => frame.asPromised)).toBe(true);
  });

  it('plays the same on every clock of the world', () => {
    const told = (zone: string) =>
      playStory(preset, 'en', zone).map(({ step, changes, tags }) => [
        step,
        changes.map((one) => `${one.action} ${one.tag.path} ${one.because}`),
        paths(tags),
      ]);
    for (const zone of ['America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu'])
      expect(told(zone)).toEqual(told(SHANGHAI));
  });

  it('says why each tag came', () => {
    const came = playStory(preset, 'zh-CN', SHANGHAI)
      .flatMap((frame) => frame.changes)
      .filter((one) => one.because === 'met');
    expect(came.length).toBeGreaterThan(0);
    for (const one of came) expect(one.evidence ?? one.explanation?.text ?? 'otherwise').toBeTruthy();
  });

  it('is a rule that says itself in every language', () => {
    for (const language of languages) {
      const { names } = ownLibrary(preset, language);
      const rule = resolveRule(bodyOf(preset, preset.name[language]), names);
      expect(ruleSentence(rule, names, language)).not.toMatch(/undefined|null|tag_/);
    }
  });
});

it('what leads to prices by person, scores people or is sensitive asks what for, and nothing else does', () => {
  const asks = rulePresets.flatMap(({ key, rule }) => (rule.privacy ? [`${key}: ${rule.privacy}`] : []));
  expect(asks.sort()).toEqual([
    'discount-preference: profiling',
    'promotion-words: profiling',
    'purchase-potential: profiling',
    'risk-grade: sensitive',
    'three-comparisons: profiling',
  ]);
});

it('every preset has a key and names of its own', () => {
  const keys = rulePresets.map((preset) => preset.key);
  expect(keys).toEqual([...new Set(keys)]);
  for (const language of languages) {
    const names = rulePresets.map((preset) => preset.name[language]);
    expect(names).toEqual([...new Set(names)]);
  }
});
