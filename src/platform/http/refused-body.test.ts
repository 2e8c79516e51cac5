import { expect, it } from 'vitest';
import { refusedBody } from './refused-body.ts';

/** What the caller is told about a body, as `code path detail`. */
function told(text: string): string[] {
  const caught = (): Error => {
    try {
      JSON.parse(text);
    } catch (error) {
      return error as Error;
    }
    return new SyntaxError('Object contains forbidden prototype property');
  };
  const { code, details } = refusedBody(text, caught());
  return [
    code,
    ...details.map(({ path, code: fault, facts }) => `${path} ${fault} ${JSON.stringify(facts)}`),
  ];
}

it('a body that is not JSON is refused with what stands where it stops being that', () => {
  expect(told('{"name": }')).toEqual(['input.notJson', ' notJson {"near":"{\\"name\\": }"}']);
  expect(told(`{"a":"${'x'.repeat(99)}","b":oops,"c":"${'x'.repeat(99)}"}`)[1]).toContain('oops');
  expect(told(`{"name":"${'x'.repeat(99)}`)[1]).toMatch(/x{15}"}$/);
});

it('a key that could change every object is refused by name and place, however deep', () => {
  const deep = `${'{"a":'.repeat(3000)}{"__proto__":1}${'}'.repeat(3000)}`;
  expect(told('{"attributes":{"__proto__":{}}}')).toEqual([
    'input.invalid',
    'attributes.__proto__ unknownField {"field":"__proto__"}',
  ]);
  expect(told('{"rows":[{},{"constructor":{"prototype":1}}]}')).toEqual([
    'input.invalid',
    'rows.1.constructor.prototype unknownField {"field":"prototype"}',
  ]);
  expect(told(deep)[1]).toMatch(/^(\.?a)+\.__proto__ unknownField/);
});

it('a key that only ends like a forbidden one is none', () => {
  expect(told('[{"myconstructor":{"prototype":1}},[[[{"__proto__":1}]]]]')[1]).toBe(
    '1.0.0.0.__proto__ unknownField {"field":"__proto__"}',
  );
  expect(told('[[{"constructor":[{"prototype":1}]}],{"a":{"b":1},"constructor":{"prototype":2}}]')[1]).toBe(
    '1.constructor.prototype unknownField {"field":"prototype"}',
  );
});

it('a byte order mark, which the parser drops, hides no key', () => {
  expect(told('\uFEFF{"__proto__":{}}')[1]).toBe('__proto__ unknownField {"field":"__proto__"}');
});

it('the place of a key behind millions of values is found with little more memory than the values take', () => {
  const text = `[${'0,'.repeat(2_000_000)}{"__proto__":1}]`;
  JSON.parse(text);
  const before = process.resourceUsage().maxRSS;
  expect(told(text)[1]).toBe('2000000.__proto__ unknownField {"field":"__proto__"}');
  const grownMb = (process.resourceUsage().maxRSS - before) / 1024;
  expect(grownMb).toBeLessThan(200);
});
