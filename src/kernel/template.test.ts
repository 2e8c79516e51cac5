import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledIn, variablesIn, withinBytes, withinCharacters } from './template.ts';

describe('a text with variables', () => {
  const values = { 'customer.name': '王女士', 'staff.name': '$& 小李', 'channel.name': null };
  it.each([
    ['你好 {{customer.name}}', '你好 王女士'],
    ['{{ customer.name }}，我是{{staff.name}}', '王女士，我是$& 小李'],
    ['来自{{channel.name|门店}}', '来自门店'],
    ['来自 {{channel.name}}，欢迎', '来自，欢迎'],
    ['{{customer.name|朋友}}', '王女士'],
    ['{ {customer.name} } {{}}', '{ {customer.name} } {{}}'],
    ['{{constructor}}', ''],
  ])('%s', (text, expected) => {
    expect(filledIn(text, values)).toBe(expected);
  });

  it('names its variables in their order', () => {
    expect(variablesIn('{{a.b}} {{c|x}} {{ a.b }}')).toEqual(['a.b', 'c', 'a.b']);
  });

  it('is cut between characters, never inside one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, most) => {
        const cut = withinBytes(text, most);
        expect(text.startsWith(cut)).toBe(true);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
    expect(withinCharacters('👍👍👍', 2)).toBe('👍👍');
  });
});
