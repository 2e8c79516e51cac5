import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { documentOf, readDocument } from './document.ts';
import { documentFromTable, tableOf } from './document-table.ts';
import { parseLibraryText, writeDocument } from './document-text.ts';
import { emptyLibrary } from './library.ts';
import { planLibrary } from './plan.ts';
import { applyPlan } from './plan-apply.ts';

/** `path code` of every fault that a reader finds. */
function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError)
      return error.details.length > 0 ? error.details.map((one) => `${one.path} ${one.code}`) : [error.code];
    throw error;
  }
  return [];
}

const libraryFrom = (value: unknown) =>
  applyPlan(emptyLibrary, planLibrary(emptyLibrary, readDocument(value)));

describe('a document', () => {
  it('may be as short as names', () => {
    const document = readDocument({ groups: [{ name: ' 意向 ', tags: [{ name: '高意向' }] }] });
    expect(document).toEqual({ version: 1, groups: [{ name: '意向', tags: [{ name: '高意向' }] }] });
  });

  it.each<[string, unknown, string]>([
    ['an unknown field', { groups: [{ name: '意向', colour: 'zhu' }] }, 'groups.0.colour unknownField'],
    ['a group without a name', { groups: [{}] }, 'groups.0.name required'],
    ['an empty name', { groups: [{ name: '  ' }] }, 'groups.0.name tooShort'],
    [
      'a colour that is not in the palette',
      { groups: [{ name: '意向', color: 'red' }] },
      'groups.0.color notOneOf',
    ],
    ['a key with Chinese characters', { groups: [{ name: '意向', key: '意向' }] }, 'groups.0.key badKey'],
    ['a NUL byte', { groups: [{ name: '意\u0000向' }] }, 'groups.0.name nulCharacter'],
    ['half a character', { groups: [{ name: '意向\ud83d' }] }, 'groups.0.name badUnicode'],
    ['a maximum of zero', { groups: [{ name: '意向', max: 0 }] }, 'groups.0.max tooShort'],
    ['another version', { version: 2 }, 'version notOneOf'],
    ['a list', [], ' wrongType'],
    ['nothing', null, ' wrongType'],
    [
      'a personal tag',
      { groups: [{ name: 'x', tags: [{ name: 'y', scope: 'personal' }] }] },
      'groups.0.tags.0.scope unknownField',
    ],
  ])('is refused with the place of the fault: %s', (_, value, fault) =>
    expect(faultsOf(() => readDocument(value))).toEqual([fault]),
  );

  it('of ten thousand levels is refused, not followed', () => {
    let deep: object = { name: 'x' };
    for (let i = 0; i < 10_000; i++) deep = { name: 'x', categories: [deep] };
    expect(faultsOf(() => readDocument({ categories: [deep] }))).toEqual([' tooDeep']);
    expect(faultsOf(() => parseLibraryText('['.repeat(10_000), 'yaml'))).toEqual(['text library.tooDeep']);
    expect(faultsOf(() => parseLibraryText(`${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'json'))).toEqual([
      ' tooDeep',
    ]);
  });

  it('writes tags of equal level with their numbers, and others by their place alone', () => {
    const library = libraryFrom({
      groups: [
        {
          name: '意向',
          ordered: true,
          tags: [
            { name: '低', order: 1 },
            { name: '高', order: 2 },
            { name: '很高', order: 2 },
          ],
        },
        { name: '来源', tags: [{ name: '官网' }, { name: '广告' }] },
      ],
    });
    const [first, second] = documentOf(library).groups ?? [];
    expect(first?.tags?.map((tag) => [tag.name, tag.order])).toEqual([
      ['低', 1],
      ['高', 2],
      ['很高', 2],
    ]);
    expect(second?.tags?.map((tag) => 'order' in tag)).toEqual([false, false]);
  });
});

describe('YAML', () => {
  it('keeps names that look like numbers, dates or words of the language', () => {
    const names = [
      '007',
      '1e3',
      '2024-01-01',
      'yes',
      'null',
      '~x',
      'true',
      '0x10',
      '1_000',
      '# 号',
      "it's",
      ': a',
      '- b',
    ];
    const text = writeDocument(
      { version: 1, groups: [{ name: '怪名', tags: names.map((name) => ({ name })) }] },
      'yaml',
    );
    expect(parseLibraryText(text, 'yaml').groups?.[0]?.tags?.map((tag) => tag.name)).toEqual(names);
  });

  it('takes such names from people who do not quote them', () => {
    const text =
      'groups:\n  - name: 007\n    ordered: true\n    max: null\n    color: null\n    tags:\n      - name: 1e3\n      - name: true\n        order: 2\n        protected: false\n';
    expect(parseLibraryText(text, 'yaml')).toEqual({
      version: 1,
      groups: [
        {
          name: '007',
          ordered: true,
          max: null,
          color: null,
          tags: [{ name: '1e3' }, { name: 'true', order: 2, protected: false }],
        },
      ],
    });
  });

  it('says where it cannot be read', () => {
    expect(() => parseLibraryText('groups:\n  - name: [意向', 'yaml')).toThrow(AppError);
    try {
      parseLibraryText('groups:\n  - name: "意向\n', 'yaml');
    } catch (error) {
      expect(error).toMatchObject({
        kind: 'invalid',
        code: 'library.unreadable',
        facts: { format: 'yaml', line: 3 },
      });
    }
  });

  it('does not unfold an alias bomb', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n');
    expect(faultsOf(() => parseLibraryText(bomb, 'yaml'))).toEqual(['text library.unfoldsTooFar']);
  });
});

describe('JSON', () => {
  it('that is none is refused', () =>
    expect(faultsOf(() => parseLibraryText('{', 'json'))).toEqual(['text library.notJson']));
  it('may begin with a byte-order mark', () =>
    expect(parseLibraryText('\ufeff{}', 'json')).toEqual({ version: 1 }));
});

describe('a table', () => {
  const read = (text: string) => parseLibraryText(text, 'csv');

  it('has one row per tag, in Chinese or English', () => {
    const rows = tableOf(
      {
        version: 1,
        groups: [
          { name: '意向', choice: 'single', tags: [{ name: '高意向', aliases: ['A意向', '意向|高'] }] },
        ],
      },
      'en',
    );
    expect(rows[0]?.slice(0, 5)).toEqual([
      'category',
      'category key',
      'category description',
      'category archived',
      'group',
    ]);
    expect(rows[1]).toContain('single');
    expect(rows[1]).toContain('A意向 | 意向\\|高');
    expect(rows).toHaveLength(2);
  });

  it('is read by its headers, whatever their order, script and width', () => {
    const document = read(
      '標籤,標籤組,大類,單選或多選,有序,顏色,別名\n高意向,意向,需求,单选,是,朱,A意向；意向高\n',
    );
    expect(document).toEqual({
      version: 1,
      categories: [
        {
          name: '需求',
          groups: [
            {
              name: '意向',
              choice: 'single',
              ordered: true,
              tags: [{ name: '高意向', color: 'zhu', aliases: ['A意向', '意向高'] }],
            },
          ],
        },
      ],
    });
    expect(read('Tag,Group,Tag-Key\nHigh,Intent,intent.high\n').groups?.[0]?.tags?.[0]?.key).toBe(
      'intent.high',
    );
  });

  it('fills merged cells from the row above', () => {
    const document = documentFromTable([
      [null, null, null],
      ['大类', '标签组', '标签'],
      ['需求', '意向', '高'],
      [null, undefined, '低'],
      ['', '预算', '3万以下'],
      [null, null, 10],
    ]);
    const groups = document.categories?.[0]?.groups ?? [];
    expect(groups.map((group) => [group.name, group.tags?.map((tag) => tag.name)])).toEqual([
      ['意向', ['高', '低']],
      ['预算', ['3万以下', '10']],
    ]);
  });

  it('may be separated by tabs or semicolons, and hold quoted line breaks', () => {
    expect(read('标签组\t标签\n意向\t"高\t"\n').groups?.[0]?.tags?.[0]?.name).toBe('高');
    expect(read('标签组;标签;含义\n意向;高;"一\n二"\n').groups?.[0]?.tags?.[0]?.definition?.meaning).toBe(
      '一\n二',
    );
  });

  it('nests categories by their path', () => {
    const document = read('大类,标签组,标签\n需求/产品,兴趣,衣柜\n需求,意向,高\n');
    expect(document.categories).toMatchObject([
      {
        name: '需求',
        groups: [{ name: '意向' }],
        categories: [{ name: '产品', groups: [{ name: '兴趣' }] }],
      },
    ]);
  });

  it.each([
    ['an unknown column', '标签组,标签,人数\n意向,高,3\n', 'rows.1 unknownColumn'],
    ['a column twice', '标签组,标签,tag\n意向,高,低\n', 'rows.1 doubledColumn'],
    ['no column for groups', '标签\n高\n', 'rows.1 missingColumn'],
    ['no table at all', '', 'rows.0 missingColumn'],
    ['a tag without a group', '标签组,标签\n,高\n', 'rows.2.标签组 missingCell'],
    ['a word that is no choice', '标签组,标签,选择\n意向,高,随便\n', 'rows.2.单选或多选 unreadable'],
    ['a level that is no number', '标签组,标签,顺序\n意向,高,最高\n', 'rows.2.顺序 unreadable'],
    [
      'a group described in two ways',
      '标签组,标签,有序\n意向,高,是\n意向,低,否\n',
      'rows.3.有序 contradiction',
    ],
    [
      'a group in two categories',
      '大类,标签组,标签\n甲,意向,高\n乙,意向,低\n',
      'rows.3.标签组 groupInTwoPlaces',
    ],
    ['a key with two names', '标签组,组键,标签\n意向,a,高\n意愿,a,低\n', 'rows.3.标签组 contradiction'],
    ['a definition without a tag', '标签组,标签,含义\n意向,,什么\n', 'rows.2.标签 missingCell'],
  ])('is refused with row and column: %s', (_, text, fault) =>
    expect(faultsOf(() => read(text))).toEqual([fault]),
  );

  it('that breaks a quotation is refused with its line', () =>
    expect(() => read('标签组,标签\n"意向,高\n')).toThrow(/library.unreadable/));

  it('never runs as a formula in a spreadsheet, and comes back unchanged', () => {
    const names = ['=1+1', '+86', '-10%', '@all', "'=quoted", "''+x", "it's"];
    const document = readDocument({ groups: [{ name: '怪名', tags: names.map((name) => ({ name })) }] });
    const text = writeDocument(document, 'csv');
    for (const cell of text.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[=+\-@]/);
    expect(read(text).groups?.[0]?.tags?.map((tag) => tag.name)).toEqual(names);
  });

  it('begins with a mark by which spreadsheets know UTF-8', () =>
    expect(writeDocument({ version: 1 }, 'csv').charCodeAt(0)).toBe(0xfeff));
});
