import { describe, expect, it } from 'vitest';
import { newStateKey } from './state-key.ts';
import { unknownVariable, uses } from './variables.ts';

describe('a text with variables', () => {
  it('names the first variable that does not exist', () => {
    expect(unknownVariable('{{customer.name}} {{customer.phone}}')).toBe('customer.phone');
    expect(unknownVariable('{{staff.name|x}}')).toBeNull();
  });

  it('says whether it uses one, so that nothing is asked in vain', () => {
    expect([uses('{{customer.name|x}}', 'customer.name'), uses('{{staff.name}}', 'customer.name')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a state key', () => {
  it('is ours to see, short enough for WeCom, and never the same', () => {
    const keys = Array.from({ length: 100 }, newStateKey);
    for (const key of keys) expect(key).toMatch(/^bzg_[\w-]{22}$/);
    expect(new Set(keys).size).toBe(100);
  });
});
