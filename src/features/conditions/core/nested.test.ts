import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { shop } from './example.ts';
import { type ResolveOptions, resolveCondition } from './resolve.ts';
import { type AudienceTerm, type Vocabulary, vocabularyOf } from './vocabulary.ts';

function refusal(condition: unknown, using: Vocabulary, options?: ResolveOptions): AppError {
  try {
    resolveCondition(condition, using, options);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

const withAudiences = (...audiences: AudienceTerm[]) => vocabularyOf({ ...shop, audiences });
const saved = (id: number, name: string, condition: unknown): AudienceTerm => ({
  id,
  name,
  frozen: false,
  condition,
});

describe('audiences inside audiences', () => {
  it('a circle is refused with its chain', () => {
    const using = withAudiences(
      saved(1, '甲', { all: [{ audience: '乙' }] }),
      saved(2, '乙', { not: { audience: '丙' } }),
      saved(3, '丙', { audience: '乙' }),
    );
    expect(refusal({ any: [{ audience: '甲' }] }, using)).toMatchObject({
      kind: 'invalid',
      code: 'condition.cycle',
      facts: { chain: '甲 → 乙 → 丙 → 乙' },
      details: [{ path: 'any.0.audience', code: 'cycle' }],
    });
  });

  it('a circle that saving would close is refused before it is saved', () => {
    const using = withAudiences(saved(1, '甲', { tag: '高意向' }), saved(2, '乙', { audience: '甲' }));
    expect(() => resolveCondition({ audience: '乙' }, using)).not.toThrow();
    const error = refusal({ audience: '乙' }, using, { saving: { id: 1, name: '甲' } });
    expect(error).toMatchObject({ code: 'condition.cycle', facts: { chain: '甲 → 乙 → 甲' } });
  });

  it('the same audience twice side by side is no circle', () => {
    const twice = { all: [{ audience: '热客户' }, { audience: '热客户' }] };
    expect(() => resolveCondition(twice, vocabularyOf(shop))).not.toThrow();
  });

  it('what is wrong inside is reported where it is used, with the audience and the path inside', () => {
    const using = withAudiences(
      saved(1, '甲', { all: [{ tag: '没了' }, { audience: '乙' }] }),
      saved(2, '乙', { tga: 1 }),
    );
    expect(refusal({ not: { audience: '甲' } }, using).details).toMatchObject([
      {
        path: 'not.audience',
        code: 'unknownTag',
        facts: { audience: '甲', inside: 'all.0.tag', name: '没了' },
      },
      { path: 'not.audience', code: 'noKind', facts: { audience: '甲' } },
    ]);
  });

  it('more than eight inside each other are refused', () => {
    const chain = (n: number) =>
      withAudiences(
        saved(1, 'a1', { all: [] }),
        ...Array.from({ length: n - 1 }, (_, i) => saved(i + 2, `a${i + 2}`, { audience: `a${i + 1}` })),
      );
    expect(() => resolveCondition({ audience: 'a8' }, chain(8))).not.toThrow();
    expect(refusal({ audience: 'a9' }, chain(9))).toMatchObject({
      code: 'condition.tooDeep',
      details: [{ path: 'audience' }],
    });
  });

  it('audiences that multiply are refused before they fill the memory', () => {
    const tenfold = (name: string) => ({ any: Array.from({ length: 10 }, () => ({ audience: name })) });
    const using = withAudiences(
      saved(1, 'a1', { tag: '高意向' }),
      ...[2, 3, 4, 5, 6].map((i) => saved(i, `a${i}`, tenfold(`a${i - 1}`))),
    );
    expect(refusal({ audience: 'a6' }, using)).toMatchObject({
      code: 'condition.tooLarge',
      details: [{ path: 'audience' }],
    });
  });
});
