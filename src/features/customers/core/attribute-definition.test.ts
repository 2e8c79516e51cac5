import { describe, expect, it } from 'vitest';
import { checkChange, checkShape, keyPattern, needsUsage } from './attribute-definition.ts';
import { builtInCatalogue } from './built-in-attributes.ts';

const level = (options: readonly string[]) => ({ key: 'level', type: 'one' as const, options });
const used = { customers: 7, options: new Map([['A', 3]]) };

describe('an attribute', () => {
  it.each(['city', '城市', 'a_1', 'constructor'])('may be called %j', (key) => {
    expect(keyPattern.test(key)).toBe(true);
  });

  it.each(['', '1a', 'a.b', '_a', '__proto__', 'a b', 'a-b', `a${'x'.repeat(64)}`])(
    'may not be called %j',
    (key) => {
      expect(keyPattern.test(key)).toBe(false);
    },
  );

  it('can never have the key of a built-in one', () => {
    for (const { key } of builtInCatalogue('en')) expect(keyPattern.test(key)).toBe(false);
  });

  it('of one-of or many-of needs options, the others have none', () => {
    expect(() => checkShape(level([]))).toThrow('attribute.optionsMissing');
    expect(() => checkShape({ key: 'city', type: 'text', options: ['a'] })).toThrow(
      'attribute.optionsNotAllowed',
    );
  });

  it('gets more options freely, without counting anything', () => {
    expect(needsUsage(level(['A']), level(['A', 'B']))).toBe(false);
  });

  it('keeps an option that customers have', () => {
    expect(() => checkChange(level(['A', 'B']), level(['B']), used)).toThrow('attribute.optionInUse');
    expect(() => checkChange(level(['A', 'B']), level(['A']), used)).not.toThrow();
  });

  it('keeps its type once customers have a value', () => {
    const text = { key: 'level', type: 'text' as const, options: [] };
    expect(() => checkChange(level(['A']), text, used)).toThrow(
      'attribute.typeInUse {"key":"level","type":"one","customers":7}',
    );
    expect(() => checkChange(level(['A']), text, { customers: 0, options: new Map() })).not.toThrow();
  });
});
