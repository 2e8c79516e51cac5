/** What was read so far: conditions with the stretch of text that they came from, not yet with their places. */
import type { Condition } from '../language.ts';
import type { TextSpan } from './token.ts';

export type Part =
  | ({ readonly kind: 'leaf'; readonly condition: Condition } & TextSpan)
  | ({ readonly kind: 'all' | 'any'; readonly of: readonly Part[] } & TextSpan)
  | ({
      readonly kind: 'atLeast';
      readonly k: number;
      readonly of: readonly Part[];
      readonly weights: readonly number[] | null;
    } & TextSpan)
  | ({ readonly kind: 'not'; readonly of: Part } & TextSpan);

export const leafPart = (condition: Condition, from: number, to: number): Part => ({
  kind: 'leaf',
  condition,
  from,
  to,
});

export const notPart = (of: Part): Part => ({ kind: 'not', of, from: of.from, to: of.to });

/** Several parts as one; a single one stays what it is. */
export function joined(kind: 'all' | 'any', of: readonly Part[]): Part | null {
  const [first] = of;
  const last = of.at(-1);
  if (!first || !last) return null;
  return of.length === 1 ? first : { kind, of, from: first.from, to: last.to };
}

export interface Place extends TextSpan {
  /** In the condition: `all.1`, `of.2.not`. */
  readonly path: string;
}

/** The condition of a part, and where each leaf of it stands in the text. */
export function written(part: Part): { condition: Condition; places: readonly Place[] } {
  const places: Place[] = [];
  const visit = (of: Part, path: string): Condition => {
    const below = (key: string) => (path ? `${path}.${key}` : key);
    switch (of.kind) {
      case 'leaf':
        places.push({ from: of.from, to: of.to, path });
        return of.condition;
      case 'not':
        return { not: visit(of.of, below('not')) };
      case 'all':
        return { all: of.of.map((one, i) => visit(one, below(`all.${i}`))) };
      case 'any':
        return { any: of.of.map((one, i) => visit(one, below(`any.${i}`))) };
      case 'atLeast': {
        const parts = of.of.map((one, i) => visit(one, below(`of.${i}`)));
        return { atLeast: of.k, of: parts, ...(of.weights && { weights: of.weights }) };
      }
    }
  };
  return { condition: visit(part, ''), places };
}

/** Every leaf replaced by what `change` makes of it. */
export function mapLeaves(part: Part, change: (leaf: Extract<Part, { kind: 'leaf' }>) => Condition): Part {
  switch (part.kind) {
    case 'leaf':
      return { ...part, condition: change(part) };
    case 'not':
      return { ...part, of: mapLeaves(part.of, change) };
    default:
      return { ...part, of: part.of.map((one) => mapLeaves(one, change)) };
  }
}
