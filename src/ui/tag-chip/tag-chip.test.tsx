import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel';
import { LanguageProvider } from '../i18n/language-provider.tsx';
import { type ChipFacts, chipForm, isFresh } from './chip-form.ts';
import { TagCard } from './tag-card.tsx';
import { TagChip } from './tag-chip.tsx';

const plain: ChipFacts = {
  scope: 'enterprise',
  automatic: false,
  suggested: false,
  guarded: false,
  foreign: null,
};

describe('the form of a tag', () => {
  it.each<[string, Partial<ChipFacts>, string, string, boolean]>([
    ['enterprise, by hand', {}, 'filled', 'glyph', true],
    ['enterprise, automatic', { automatic: true }, 'filled', 'bolt', true],
    ['personal', { scope: 'personal' }, 'pill', 'pencil', false],
    ['suggested', { suggested: true }, 'dashed', 'glyph', true],
    ['suggested by a rule', { suggested: true, automatic: true }, 'dashed', 'bolt', true],
    ['of a strategy', { foreign: 'strategy' }, 'outlined', 'link', false],
    ['made in WeCom', { foreign: 'wecom' }, 'filled', 'glyph', true],
  ])('%s', (_, facts, shape, mark, block) =>
    expect(chipForm({ ...plain, ...facts })).toMatchObject({ shape, mark, block }),
  );

  it('protected keeps its form and gains a lock', () => {
    for (const facts of [plain, { ...plain, automatic: true }, { ...plain, scope: 'personal' as const }]) {
      const { lock, words, ...form } = chipForm({ ...facts, guarded: true });
      const free = chipForm(facts);
      expect(form).toEqual({
        shape: free.shape,
        mark: free.mark,
        block: free.block,
        linked: free.linked,
        readOnly: free.readOnly,
      });
      expect([lock, words.at(-1)]).toEqual([true, 'protected']);
    }
  });

  it('no two kinds look alike in grey: they differ in shape or mark', () => {
    const kinds: Partial<ChipFacts>[] = [
      {},
      { automatic: true },
      { scope: 'personal' },
      { suggested: true },
      { suggested: true, automatic: true },
      { foreign: 'strategy' },
    ];
    const looks = kinds.map((kind) => {
      const { shape, mark } = chipForm({ ...plain, ...kind });
      return `${shape} ${mark}`;
    });
    expect(new Set(looks).size).toBe(kinds.length);
  });

  it('a tag is fresh above sixty percent of its half-life', () =>
    expect([1, 0.61, 0.6, 0].map(isFresh)).toEqual([true, true, false, false]));
});

/** What a screen reader is given: text without what is hidden from it. */
const markup = (element: ReactElement, language: Language = 'zh-CN') =>
  renderToStaticMarkup(
    <LanguageProvider speech={{ language, pack: { antd: { locale: language }, dayjs: 'en' } }}>
      {element}
    </LanguageProvider>,
  );
const spoken = (html: string) =>
  html
    .replaceAll(/<(\w+)[^>]*aria-hidden="true"[^>]*>.*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, '')
    .trim();

describe('a chip', () => {
  it('says what its shape shows', () => {
    expect(spoken(markup(<TagChip name="高意向" hue="zhu" automatic guarded count={12408} />))).toBe(
      '高意向、企业标签、自动、受保护、12,408 人',
    );
    expect(spoken(markup(<TagChip name="急性子" hue="mei" scope="personal" />))).toBe('急性子、个人标签');
    expect(spoken(markup(<TagChip name="VIP" hue="zi" suggested count={1} />, 'en'))).toBe(
      'VIP, suggested tag, 1 person',
    );
  });

  it('shows a large count short', () =>
    expect(markup(<TagChip name="定制衣柜" hue="hu" count={42118} />)).toContain('4.2万'));

  it('can be taken off only where it may be', () => {
    const remove = () => {};
    expect(markup(<TagChip name="名片" hue="tian" onRemove={remove} />)).toContain(
      'aria-label="摘下「名片」"',
    );
    expect(markup(<TagChip name="名片" hue="tian" />)).not.toContain('摘下');
    expect(markup(<TagChip name="名片" hue="tian" foreign="wecom" onRemove={remove} />)).toContain('摘下');
    expect(markup(<TagChip name="名片" hue="tian" foreign="strategy" onRemove={remove} />)).not.toContain(
      '摘下',
    );
  });

  it('asks for an answer when it is only suggested', () => {
    const html = markup(<TagChip name="育儿" hue="mei" suggested onAccept={() => {}} onRefuse={() => {}} />);
    expect(html).toContain('aria-label="打上「育儿」"');
    expect(html).toContain('aria-label="不要「育儿」"');
  });

  it('is one stop of the keyboard, or none where it is only drawn', () => {
    expect(markup(<TagChip name="名片" hue="tian" onRemove={() => {}} />).match(/<button/g)).toHaveLength(2);
    expect(
      markup(<TagChip name="名片" hue="tian" onRemove={() => {}} />).match(/tabindex="-1"/g),
    ).toHaveLength(1);
    expect(markup(<TagChip name="名片" hue="tian" plain />)).not.toContain('<button');
    expect(markup(<TagChip name="名片" hue="tian" tabStop={false} />)).not.toContain('<button');
  });

  it('escapes what people typed', () =>
    expect(markup(<TagChip name="<img src=x>" hue="mo" />)).not.toContain('<img'));
});

describe('the card of a tag', () => {
  it('tells meaning, group, people, steward and rule, and leaves out what is missing', () => {
    const full = markup(
      <TagCard
        name="高意向"
        hue="zhu"
        words={['enterpriseTag', 'automatic']}
        meaning="四项信号满足任意两项"
        group="意向"
        people={12408}
        owner="周予安"
        rule="意向阶梯 v7"
        more={[['打上', '林小满']]}
      />,
    );
    for (const text of [
      '高意向',
      '企业标签、自动',
      '四项信号',
      '意向',
      '12,408',
      '周予安',
      '意向阶梯 v7',
      '林小满',
    ])
      expect(full).toContain(text);
    const bare = markup(<TagCard name="新" hue="mo" words={['enterpriseTag', 'byHand']} meaning={null} />);
    expect(bare).toContain('还没写含义');
    expect(bare).not.toContain('管家');
  });
});
