import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageFacts, MOST_BYTES, messageText, type ToldCustomer } from './message-text.ts';
import { unknownNoticeVariable } from './variables.ts';

const customer = (over: Partial<ToldCustomer> = {}): ToldCustomer => ({
  name: '王女士',
  tags: ['意向/高意向'],
  by: '林小满',
  why: '手工：主动询价',
  time: '2026-11-29 10:30',
  owner: '',
  link: 'https://tags.example.com/customers/cus_1',
  ...over,
});
const text = (over: Partial<MessageFacts> = {}): string =>
  messageText({
    name: '高意向提醒',
    template: '{{customer.name}} 打上了「{{tag}}」\n{{by}}：{{why}}\n负责人 {{owner|还没有}}\n{{link}}',
    language: 'zh-CN',
    customers: [customer()],
    count: 1,
    listLink: 'https://tags.example.com/customers',
    ...over,
  });
const many = (count: number) => Array.from({ length: count }, (_, i) => customer({ name: `客户${i + 1}` }));

describe('a message', () => {
  it('about one customer is the text of the notice', () => {
    expect(text()).toBe(
      '王女士 打上了「意向/高意向」\n林小满：手工：主动询价\n负责人 还没有\nhttps://tags.example.com/customers/cus_1',
    );
  });

  it('names all tags that one customer got', () => {
    expect(text({ customers: [customer({ tags: ['意向/高意向', '预算/十万以上'] })] })).toContain(
      '「意向/高意向、预算/十万以上」',
    );
  });

  it('about three customers is three such texts', () => {
    const told = text({ customers: many(3), count: 3 });
    expect(told.split('\n\n')).toHaveLength(3);
    expect(told).toContain('客户3 打上了');
  });

  it('about many is one summary with some names, the number, and where they are', () => {
    expect(text({ customers: many(200), count: 2000 })).toBe(
      [
        '高意向提醒',
        '2,000 位客户打上了「意向/高意向」',
        ...many(10).map(({ name }) => `· ${name}（意向/高意向）`),
        '…… 共 2,000 位',
        'https://tags.example.com/customers',
      ].join('\n'),
    );
  });

  it.each([
    ['zh-TW', '12 位客戶打上了「意向/高意向」'],
    ['en', '12 customers now have “意向/高意向”'],
  ] as const)('is in the language of the notice (%s)', (language, line) => {
    expect(text({ language, customers: many(12), count: 12 })).toContain(line);
  });

  it('of four tags names three', () => {
    const customers = ['a', 'b', 'c', 'd'].map((tag) => customer({ tags: [tag] }));
    expect(text({ customers, count: 4 })).toContain('「a、b、c等」');
  });

  it('lets no name make a link, a call or a line of its own', () => {
    const told = text({
      customers: [customer({ name: '<a href="http://evil">领奖</a>\n<@all>', why: 'x\u2028y' })],
    });
    expect(told).not.toMatch(/[<>]/);
    expect(told.split('\n')).toHaveLength(4);
    expect(told).toContain('x y');
  });

  it('fills in what a name holds as it is', () => {
    expect(text({ customers: [customer({ name: '{{link}} $& $1' })] })).toContain('{{link}} $& $1 打上了');
  });

  it('never is longer than WeCom takes, and keeps its link while the rest gives way', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 12 }),
        fc.nat(5),
        (rows, more) => {
          const customers = rows.map(([name, why, tag]) => customer({ name, why, tags: [tag || 't'] }));
          const told = text({ customers, count: customers.length + more });
          expect(Buffer.byteLength(told)).toBeLessThanOrEqual(MOST_BYTES);
          expect(told).toContain('https://tags.example.com/customers');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the text of a notice', () => {
  it('names the first variable that does not exist', () => {
    expect(unknownNoticeVariable('{{customer.name}} {{customer.phone}}')).toBe('customer.phone');
    expect(unknownNoticeVariable('{{tag|x}} {{link}}')).toBeNull();
  });
});
