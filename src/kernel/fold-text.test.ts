import { expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

it.each([
  ['VIP 客户', 'vip 客户'],
  ['ＶＩＰ１２，好', 'vip12，好'],
  ['CAFÉ Привет', 'café привет'],
  ['İSTANBUL Iğdır', 'istanbul iğdır'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Straße', 'straße'],
])('%s is looked for as %s', (text, folded) => expect(foldText(text)).toBe(folded));

it('every letter folds to one letter, which stays', () => {
  const others = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).filter((letter) => {
    const folded = foldText(letter);
    return [...folded].length !== 1 || foldText(folded) !== folded;
  });
  expect(others).toEqual([]);
});
