import { describe, expect, it } from 'vitest';
import { SealError, sealer } from './public.ts';

const secret = 'a secret of at least thirty-two characters';

describe('secrets at rest', () => {
  it('come back as they were, Chinese and empty ones too', () => {
    const { seal, open } = sealer(secret);
    for (const text of ['', 'abc', '企业微信🔑', 'x'.repeat(5000)])
      expect(open(seal(text, 'one'), 'one')).toBe(text);
  });

  it('look different each time, and do not show the text', () => {
    const { seal } = sealer(secret);
    const [a, b] = [seal('same', 'one'), seal('same', 'one')];
    expect(a.equals(b)).toBe(false);
    expect(a.includes('same')).toBe(false);
  });

  it('cannot be opened with another key, at another place, or after a byte has changed', () => {
    const sealed = sealer(secret).seal('text', 'one');
    expect(() => sealer(`${secret}!`).open(sealed, 'one')).toThrow(SealError);
    expect(() => sealer(secret).open(sealed, 'two')).toThrow(SealError);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer(secret).open(changed, 'one')).toThrow(SealError);
    }
    expect(() => sealer(secret).open(Buffer.alloc(0), 'one')).toThrow(SealError);
  });

  it('can be known again by a digest that says nothing without the key, and nothing about another place', () => {
    const { digest } = sealer(secret);
    expect(digest('text', 'one')).toEqual(sealer(secret).digest('text', 'one'));
    expect(digest('text', 'one')).not.toEqual(digest('text', 'two'));
    expect(digest('text', 'one')).not.toEqual(sealer(`${secret}!`).digest('text', 'one'));
  });
});
