import { describe, expect, it } from 'vitest';
import { isGroup, newGroup, newLine } from './draft.ts';
import { type FactsOf, toggleTag } from './tag-lines.ts';

/** 意向 and 行业 are single-choice, 兴趣 is not. */
const factsOf: FactsOf = (tag) => {
  const group = tag.split('/')[0] ?? '';
  return { group, choice: group === '兴趣' ? 'multiple' : 'single' };
};
const clicked = (kind: 'all' | 'any' | 'none' | 'atLeast', clicks: readonly string[]) => {
  let draft = newGroup(kind);
  for (const click of clicks)
    draft = toggleTag(draft, draft.id, click.replace(/^-/, ''), click.startsWith('-'), factsOf);
  return draft.of.map((part) =>
    isGroup(part) || !('tags' in part.leaf) ? '?' : (part.negated ? '-' : '') + part.leaf.tags.join('+'),
  );
};

describe('clicking through the tags', () => {
  it.each([
    ['all', ['意向/高', '规模/KA', '-状态/丢单'], ['意向/高', '规模/KA', '-状态/丢单']],
    ['all', ['行业/金融', '行业/电商'], ['行业/金融+行业/电商']],
    ['all', ['兴趣/衣柜', '兴趣/橱柜'], ['兴趣/衣柜', '兴趣/橱柜']],
    ['all', ['-兴趣/衣柜', '-兴趣/橱柜'], ['-兴趣/衣柜+兴趣/橱柜']],
    ['any', ['兴趣/衣柜', '兴趣/橱柜'], ['兴趣/衣柜+兴趣/橱柜']],
    ['any', ['-兴趣/衣柜', '-兴趣/橱柜'], ['-兴趣/衣柜', '-兴趣/橱柜']],
    ['none', ['行业/金融', '行业/电商'], ['行业/金融+行业/电商']],
    ['atLeast', ['行业/金融', '行业/电商'], ['行业/金融', '行业/电商']],
    ['all', ['意向/高', '-意向/高'], ['-意向/高']],
    ['all', ['-兴趣/衣柜', '-兴趣/橱柜', '兴趣/衣柜'], ['-兴趣/橱柜', '兴趣/衣柜']],
  ] as const)('in %s: %j gives %j', (kind, clicks, lines) => expect(clicked(kind, clicks)).toEqual(lines));

  it('a second click takes the tag out again', () => {
    expect(clicked('all', ['意向/高', '意向/高'])).toEqual([]);
    expect(clicked('all', ['行业/金融', '行业/电商', '行业/金融'])).toEqual(['行业/电商']);
  });

  it('a line that asks for more than the tag is left alone', () => {
    const line = newLine({ tags: ['行业/金融'], assigned: { last: '7d' } });
    const draft = newGroup('all', [line]);
    expect(toggleTag(draft, draft.id, '行业/电商', false, factsOf).of[0]).toBe(line);
    expect(toggleTag(draft, draft.id, '行业/金融', false, factsOf).of).toHaveLength(2);
  });
});
