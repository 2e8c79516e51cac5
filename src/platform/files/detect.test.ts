import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { detectHeader } from './layout.ts';
import type { Delimiter, Encoding } from './table.ts';

const sheet = (delimiter: string) =>
  [
    ['姓名', '手机', '标签', '备注'],
    ['王女士', '13800138000', '意向/高意向', '喜欢红色内饰'],
    ['李雷', '13900139000', 'KA', '一 二'],
    ['陳小明', '13700137000', '', '下周三再联系，带报价'],
  ]
    .map((cells) => cells.join(delimiter))
    .join('\r\n');

const bytes = (text: string, encoding: string, addBOM = false) => iconv.encode(text, encoding, { addBOM });

describe('what a text file is', () => {
  const encodings: [label: string, encoding: Encoding, bom: boolean][] = [
    ['UTF-8', 'utf-8', false],
    ['UTF-8 with mark', 'utf-8', true],
    ['UTF-16 LE', 'utf-16le', false],
    ['UTF-16 LE with mark', 'utf-16le', true],
    ['UTF-16 BE', 'utf-16be', false],
    ['UTF-16 BE with mark', 'utf-16be', true],
    ['GBK', 'gb18030', false],
  ];
  const delimiters: Delimiter[] = [',', '\t', ';', '|'];
  it.each(
    encodings.flatMap(([label, encoding, bom]) => delimiters.map((d) => ({ label, encoding, bom, d }))),
  )('$label × $d', ({ encoding, bom, d }) =>
    expect(detect(bytes(sheet(d), encoding, bom), 'x.csv')).toEqual({
      format: 'csv',
      encoding,
      delimiter: d,
      header: true,
      hasBom: bom,
      skipRows: 0,
    }),
  );

  it('knows Big5 from GBK by where the characters lie', () => {
    const traditional =
      '姓名,電話,備註\r\n陳小明,0912345678,喜歡紅色內裝，週三聯絡\r\n林美麗,0922333444,會員升級\r\n';
    expect(detect(bytes(traditional, 'big5'), 'x.csv').encoding).toBe('big5');
    expect(detect(bytes(traditional, 'gb18030'), 'x.csv').encoding).toBe('gb18030');
  });

  it('a header alone tells the encoding too', () => {
    for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)
      expect(detect(bytes('姓名,手机\n', encoding), 'x.csv')).toMatchObject({
        encoding,
        delimiter: ',',
        header: true,
      });
  });

  it('one broken character does not make a UTF-8 file another encoding', () => {
    const broken = Buffer.concat([
      bytes(sheet(','), 'utf-8'),
      Buffer.from([0xff]),
      bytes(sheet(','), 'utf-8'),
    ]);
    expect(detect(broken, 'x.csv').encoding).toBe('utf-8');
  });

  it('a sample that ends inside a character is no fault', () => {
    const whole = bytes(sheet(','), 'utf-8');
    for (let cut = 1; cut <= 3; cut++)
      expect(detect(whole.subarray(0, whole.length - cut), 'x.csv').encoding).toBe('utf-8');
  });

  it('Latin text in UTF-16 and a stray NUL in ASCII are told apart', () => {
    expect(detect(bytes('name,phone\nAnn,1\n', 'utf-16le'), 'x.csv').encoding).toBe('utf-16le');
    expect(detect(Buffer.from('name,phone\nA\u0000n,1\nBo,2\nCy,3\n'), 'x.csv').encoding).toBe('utf-8');
  });

  it('takes the delimiter that gives rows of one width, not the most frequent character', () =>
    expect(detect(Buffer.from('name\ttags\nAnn\ta,b,c\nBo\td,e\nCy\tf\n'), 'x.csv').delimiter).toBe('\t'));

  it('believes the line that Excel writes above the header', () =>
    expect(detect(Buffer.from('sep=;\na;b,c\n1;2,3\n'), 'x.csv')).toMatchObject({
      delimiter: ';',
      header: true,
    }));

  it('columns kept apart by spaces are a fixed layout', () =>
    expect(
      detect(
        Buffer.from(' id  date  n  value\r\n 01 19970101  1   11.77\r\n 02 19970112 10    2.00\r\n'),
        'x.txt',
      ),
    ).toMatchObject({
      format: 'fixed',
      header: true,
    }));

  it('one column of names is not a fixed layout', () =>
    expect(detect(Buffer.from('name\nAnn Lee\nBo Li\n'), 'x.csv')).toMatchObject({
      format: 'csv',
      delimiter: ',',
    }));

  it('an empty file is an empty CSV', () =>
    expect(detect(new Uint8Array(), 'x.csv')).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      header: false,
    }));
});

describe('header', () => {
  it.each([
    [
      [
        ['姓名', '手机'],
        ['王', '1'],
      ],
      true,
    ],
    [[['王', '13800138000']], false],
    [[['2024-01-05', '甲']], false],
    [[['¥12.50', '甲']], false],
    [[['a@b.cn', '甲']], false],
    [[], false],
  ])('%j → %s', (rows, header) => expect(detectHeader(rows).header).toBe(header));

  it('skips a title across the sheet', () =>
    expect(
      detectHeader([
        ['客户名单', '', ''],
        ['姓名', '手机', '标签'],
        ['王', '1', 'x'],
        ['李', '2', 'y'],
      ]),
    ).toEqual({
      header: true,
      skipRows: 1,
    }));
});

describe('files that hold no table', () => {
  const ole = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
  ]);
  it.each([
    ['an old .xls', 'xls', ole],
    ['an encrypted workbook', 'encrypted', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['a PDF', 'pdf', Buffer.from('%PDF-1.7\n')],
    ['a web page called .xls', 'html', Buffer.from('\ufeff<html xmlns:x="urn:excel"><table>')],
    ['an XML spreadsheet', 'xml', Buffer.from('<?xml version="1.0"?><Workbook/>')],
    ['a picture', 'image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d])],
  ])('%s is refused by name', (_, found, sample) =>
    expect(() => detect(sample, '客户.xls')).toThrow(
      expect.objectContaining({
        code: 'file.unsupported',
        kind: 'unprocessable',
        facts: { found, fileName: '客户.xls' },
      }),
    ),
  );
});
