/** Adds up what became of rows. */
import type { Counts } from './contract.ts';

export const NOTHING: Counts = {
  rows: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  refusedBy: {},
  tags: { added: 0, removed: 0, unchanged: 0, refused: 0, refusedBy: {} },
  newCustomers: 0,
};

export const sum = (a: Counts, b: Counts): Counts => ({
  rows: a.rows + b.rows,
  new: a.new + b.new,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  refused: a.refused + b.refused,
  refusedBy: sumByCode(a.refusedBy, b.refusedBy),
  tags: {
    added: a.tags.added + b.tags.added,
    removed: a.tags.removed + b.tags.removed,
    unchanged: a.tags.unchanged + b.tags.unchanged,
    refused: a.tags.refused + b.tags.refused,
    refusedBy: sumByCode(a.tags.refusedBy, b.tags.refusedBy),
  },
  newCustomers: a.newCustomers + b.newCustomers,
});

function sumByCode(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const all: Record<string, number> = { ...a };
  for (const [code, n] of Object.entries(b)) all[code] = (all[code] ?? 0) + n;
  return all;
}

export const countCodes = (codes: readonly string[]): Record<string, number> => {
  const all: Record<string, number> = {};
  for (const code of codes) all[code] = (all[code] ?? 0) + 1;
  return all;
};
