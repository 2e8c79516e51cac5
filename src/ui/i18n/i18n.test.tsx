import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { matchLanguage, pickLanguage } from './language.ts';
import { defineTexts, rowsIn, type TextRow } from './texts.ts';
import { createTranslator, translate } from './translator.tsx';

const texts = defineTexts('test', {
  title: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  tagged: { 'zh-CN': '已打上「{{name}}」', 'zh-TW': '已打上「{{name}}」', en: 'Added {{name}}' },
  found: {
    'zh-CN': '找到 {{count}} 位',
    'zh-TW': '找到 {{count}} 位',
    en: { one: 'Found {{count}} person', other: 'Found {{count}} people' },
  },
});
const speak = (language: 'zh-CN' | 'zh-TW' | 'en') => translate(createTranslator(language), texts);

describe('texts', () => {
  it('are spoken in the language of the page', () => {
    expect([speak('zh-CN')('title'), speak('zh-TW')('title'), speak('en')('title')]).toEqual([
      '标签',
      '標籤',
      'Tags',
    ]);
  });

  it('change with the language', async () => {
    const translator = createTranslator('zh-CN');
    const t = translate(translator, texts);
    await translator.changeLanguage('en');
    expect(t('title')).toBe('Tags');
  });

  it('follow the number in English, and group it', () => {
    const t = speak('en');
    expect([0, 1, 2, 12408].map((count) => t('found', { count }))).toEqual([
      'Found 0 people',
      'Found 1 person',
      'Found 2 people',
      'Found 12,408 people',
    ]);
    expect(speak('zh-CN')('found', { count: 12408 })).toBe('找到 12,408 位');
  });

  it('show what people typed exactly as they typed it', () => {
    for (const name of ['A&B <b>', '{{name}}', '$t(title)', '$1', "O'Hara", 'a.b:c'])
      expect(speak('zh-CN')('tagged', { name })).toBe(`已打上「${name}」`);
  });

  it('take elements as values, also next to hostile text', () => {
    const t = speak('en');
    expect(renderToStaticMarkup(t.rich('tagged', { name: <b>VIP</b> }))).toBe('Added <b>VIP</b>');
    expect(renderToStaticMarkup(t.rich('tagged', { name: '<i>{{name}}</i>' }))).toBe(
      'Added &lt;i&gt;{{name}}&lt;/i&gt;',
    );
    expect(renderToStaticMarkup(t.rich('found', { count: 1 }))).toBe('Found 1 person');
  });

  it('that are changed while developing are taken anew', () => {
    const translator = createTranslator('en');
    expect(translate(translator, texts)('title')).toBe('Tags');
    const changed = defineTexts('test', { title: { 'zh-CN': '签', 'zh-TW': '籤', en: 'Labels' } });
    expect(translate(translator, changed)('title')).toBe('Labels');
  });

  it('do not compile without a language, a known key, or their values', () => {
    const t = speak('en');
    const wrong = [
      // @ts-expect-error English is missing
      () => defineTexts('x', { a: { 'zh-CN': '甲', 'zh-TW': '甲' } }),
      // @ts-expect-error there is no such text
      () => t('titel'),
      // @ts-expect-error the value is missing
      () => t('tagged'),
      // @ts-expect-error the value has another name
      () => t('tagged', { tag: 'VIP' }),
      // @ts-expect-error a text that counts needs a number
      () => t('found', { count: '3' }),
    ];
    expect(wrong).toHaveLength(5);
    expectTypeOf(texts.rows.title).toExtend<TextRow>();
  });

  it('become the keys i18next looks for', () => {
    expect(rowsIn('en', texts.rows)).toMatchObject({ found_one: 'Found {{count}} person', title: 'Tags' });
    expect(rowsIn('zh-CN', texts.rows)).toMatchObject({ found: '找到 {{count}} 位' });
  });
});

describe('the language', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['en-GB', 'en'],
    ['EN', 'en'],
    ['ja', null],
    ['zha', null],
  ])('of %s is %s', (tag, language) => expect(matchLanguage(tag)).toBe(language));

  it('is the chosen one, else the first the browser prefers and we have', () => {
    expect(pickLanguage('zh-TW', ['en'])).toBe('zh-TW');
    expect(pickLanguage('klingon', ['ja', 'zh-HK', 'en'])).toBe('zh-TW');
    expect(pickLanguage(null, ['ja', 'de'])).toBe('en');
    expect(pickLanguage(null, [])).toBe('zh-CN');
  });
});
