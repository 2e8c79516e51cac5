/** Reference: the native `roaring` package (CRoaring), in the process that asks: what compiled code reaches. */
import type { Participant, Session } from '../suite/participant.ts';
import type { Question } from '../suite/question.ts';
import { load } from './package.ts';
import { pairsOf } from './tables.ts';

/** What is used of the package `roaring`. */
interface Bitmap {
  readonly size: number;
  andCardinality(other: Bitmap): number;
  orCardinality(other: Bitmap): number;
  andNotCardinality(other: Bitmap): number;
  andInPlace(other: Bitmap): Bitmap;
  andNotInPlace(other: Bitmap): Bitmap;
  orInPlace(other: Bitmap): Bitmap;
  rank(value: number): number;
  /** A page by places, whatever the names in its types say. */
  rangeUint32Array(offset: number, limit: number): Uint32Array;
  runOptimize(): boolean;
  shrinkToFit(): number;
  getSerializationSizeInBytes(format: string): number;
}
interface Roaring {
  readonly RoaringBitmap32: {
    new (values: Uint32Array): Bitmap;
    and(a: Bitmap, b: Bitmap): Bitmap;
    andNot(a: Bitmap, b: Bitmap): Bitmap;
    orMany(many: readonly Bitmap[]): Bitmap;
  };
  readonly default?: unknown;
}

export const roaring: Participant = {
  title: 'roaring (CRoaring)',
  where: 'in process',
  open: async ({ members, customers }) => {
    const { RoaringBitmap32 } = load<Roaring>('roaring');
    const began = performance.now();
    const tags = members.map((list) => {
      const bitmap = new RoaringBitmap32(list);
      bitmap.runOptimize();
      bitmap.shrinkToFit();
      return bitmap;
    });
    const loadSeconds = (performance.now() - began) / 1000;
    const of = (rank: number): Bitmap => tags[rank - 1] as Bitmap;
    /** A bitmap that nobody may change. */
    const evaluated = (question: Question): Bitmap => {
      if ('tag' in question) return of(question.tag);
      if ('any' in question) return RoaringBitmap32.orMany(question.any.map(evaluated));
      if ('not' in question) throw new Error('"not" stands inside an "all" here');
      const wanted = question.all.flatMap((part) => ('not' in part ? [] : [evaluated(part)]));
      const unwanted = question.all.flatMap((part) => ('not' in part ? [evaluated(part.not)] : []));
      return met(wanted, unwanted);
    };
    const met = ([first, second, ...more]: readonly Bitmap[], unwanted: readonly Bitmap[]): Bitmap => {
      const [without, ...others] = unwanted;
      if (!second) {
        if (!without) return first as Bitmap;
        return others.reduce((a, b) => a.andNotInPlace(b), RoaringBitmap32.andNot(first as Bitmap, without));
      }
      const found = more.reduce((a, b) => a.andInPlace(b), RoaringBitmap32.and(first as Bitmap, second));
      return unwanted.reduce((a, b) => a.andNotInPlace(b), found);
    };
    /** The last step only counts, which the package can do without making a bitmap. */
    const counted = (question: Question): number => {
      if (!('all' in question)) return evaluated(question).size;
      const wanted = question.all.flatMap((part) => ('not' in part ? [] : [evaluated(part)]));
      const unwanted = question.all.flatMap((part) => ('not' in part ? [evaluated(part.not)] : []));
      const lastUnwanted = unwanted.pop();
      if (lastUnwanted) return met(wanted, unwanted).andNotCardinality(lastUnwanted);
      const lastWanted = wanted.pop();
      return lastWanted ? met(wanted, []).andCardinality(lastWanted) : 0;
    };
    const session: Session = {
      count: (question) => () => counted(question),
      page:
        ({ question, after, limit }) =>
        () => {
          const found = evaluated(question);
          const end = after === null ? found.size : found.rank(after - 1);
          const offset = Math.max(0, end - limit);
          const ids = found.rangeUint32Array(offset, end - offset);
          return { total: found.size, ids: [...ids].reverse() };
        },
      sizes: () => () => tags.map((bitmap) => bitmap.size),
      facets: (question) => () => {
        const audience = evaluated(question);
        return tags.map((bitmap) => audience.andCardinality(bitmap));
      },
      overlap: (ranks) => () => pairsOf(ranks).map(([a, b]) => of(a).andCardinality(of(b))),
      bulk: async () => {
        const everybody = Uint32Array.from({ length: customers }, (_, i) => i + 1);
        const at = performance.now();
        const rows = new RoaringBitmap32(everybody).size;
        const seconds = (performance.now() - at) / 1000;
        return [
          { way: 'a bitmap in memory', rows, seconds, durable: false, note: 'in memory; nothing is stored' },
        ];
      },
      setUp: async () => ({
        version: `roaring ${load<{ version: string }>('roaring/package.json').version}`,
        lines: [
          'one RoaringBitmap32 per tag, `runOptimize` and `shrinkToFit`; the last step of a count makes no bitmap',
        ],
      }),
      memory: async () => ({
        mb: tags.reduce((sum, bitmap) => sum + bitmap.getSerializationSizeInBytes('portable'), 0) / 1e6,
        of: 'the sets alone, as Roaring files',
      }),
      stop: async () => {},
    };
    return { session, loadSeconds };
  },
};
