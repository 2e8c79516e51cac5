import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel';
import { languages } from './language.ts';
import type { TextRow, Texts } from './texts.ts';

/** Every texts.ts of both screens and of the kit. */
const modules = import.meta.glob<Record<string, Texts>>(
  ['../../{ui,web,sidebar}/**/texts.ts', '!./texts.ts'],
  {
    eager: true,
  },
);
const all = Object.entries(modules).flatMap(([file, exported]) =>
  Object.values(exported).map((texts) => ({ file, texts })),
);
const rows = all.flatMap(({ file, texts }) =>
  Object.entries(texts.rows).map(([key, row]) => ({ name: `${file} ${key}`, row })),
);

const formsOf = (row: TextRow, language: Language): readonly string[] => {
  const text = row[language];
  return typeof text === 'string' ? [text] : [text.one, text.other];
};
const valuesIn = (text: string) => [...text.matchAll(/\{\{([^}]*)\}\}/g)].map((m) => m[1]).toSorted();
const breaking = (wrong: (row: TextRow) => boolean) => rows.filter((r) => wrong(r.row)).map((r) => r.name);
const chinese = (row: TextRow) => [row['zh-CN'], row['zh-TW']];

describe('all texts', () => {
  it('are found', () => expect(all.length).toBeGreaterThan(4));

  it('have a namespace of their own', () => {
    const names = all.map(({ texts }) => texts.namespace);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it('say something in every language', () =>
    expect(breaking((row) => languages.some((l) => formsOf(row, l).some((text) => !text.trim())))).toEqual(
      [],
    ));

  it('take the same values in every language', () =>
    expect(
      breaking((row) => {
        const expected = String(valuesIn(row['zh-CN']));
        return languages.some((l) =>
          formsOf(row, l).some((text, i, forms) => {
            // 「1 person」 may leave the number out.
            const singular = forms.length === 2 && i === 0;
            return !singular && String(valuesIn(text)) !== expected;
          }),
        );
      }),
    ).toEqual([]));

  it('keep the voice: no exclamation, no 您, no 请您, no 亲', () =>
    expect(breaking((row) => chinese(row).some((text) => /[!！您]|温馨|溫馨|^亲|親愛/.test(text)))).toEqual(
      [],
    ));

  it('use full-width signs in Chinese and set numbers and Latin words apart', () => {
    expect(
      breaking((row) => chinese(row).some((text) => /[\u4e00-\u9fff][,;:?](?!\/\/)/.test(text))),
    ).toEqual([]);
    expect(
      breaking((row) =>
        chinese(row).some((text) => {
          const plain = text.replaceAll(/\{\{[^}]*\}\}/g, '');
          return /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9](?![万亿萬億])[\u4e00-\u9fff]/.test(plain);
        }),
      ),
    ).toEqual([]);
  });

  it('in traditional Chinese hold no simplified characters', () => {
    const simplified =
      /[们这说时来对会没还从头边过为应该动员实现让给买卖开关问题设账号码传输导链邮认证击删请应处显页签柜户数据务钟规则组发复试员类]/u;
    expect(breaking((row) => simplified.test(row['zh-TW']))).toEqual([]);
  });
});
