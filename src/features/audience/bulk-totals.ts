/** What tagging by condition did, added up over the parts of the work. */
import type { AppliedToMany } from '#features/tags';
import { toId } from '#kernel';

/** Refused pairs that an answer names; the others are only counted. */
const MOST_REFUSALS = 1000;

interface Refusal {
  readonly customer: string;
  readonly tag: string;
  readonly code: string;
}

export interface Totals {
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly unchanged: number;
  /** People whose tags are others afterwards. */
  readonly changed: number;
  readonly refused: number;
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly refusals: Refusal[];
}

export const NOTHING: Totals = {
  added: 0,
  removed: 0,
  moved: 0,
  unchanged: 0,
  changed: 0,
  refused: 0,
  refusedBy: {},
  refusals: [],
};

/** Every customer is in one part of the work only, so people add up like pairs. */
export function sum(a: Totals, b: AppliedToMany): Totals {
  const refusedBy = { ...a.refusedBy };
  let refused = a.refused;
  for (const [code, n] of Object.entries(b.refused)) {
    refusedBy[code] = (refusedBy[code] ?? 0) + n;
    refused += n;
  }
  const room = MOST_REFUSALS - a.refusals.length;
  const named = b.named.slice(0, room).map(({ customer, tag, code }) => ({
    customer: toId('customer', customer),
    tag: toId('tag', tag),
    code,
  }));
  return {
    added: a.added + b.added,
    removed: a.removed + b.removed,
    moved: a.moved + b.moved,
    unchanged: a.unchanged + b.unchanged,
    changed: a.changed + b.changed,
    refused,
    refusedBy,
    refusals: named.length > 0 ? [...a.refusals, ...named] : a.refusals,
  };
}
