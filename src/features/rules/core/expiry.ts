/** What a rule asks of events that is kept for a time only (P09, decision 0052), and how far back it asks for it. Pure. */
import {
  type DidLeaf,
  leavesOf,
  type ResolvedWindow,
  spanOf,
  type Test,
  type WhereTest,
} from '#features/conditions/core';
import { classOf, type DetailClass, mayExpire } from '#features/events/core';
import { type CalendarSpan, DAY } from '#kernel';
import type { ResolvedRule } from './resolve-rule.ts';
import { conditionsOf } from './rule-reads.ts';

/** Days for each class; null: for good. */
export type Retention = Readonly<Record<DetailClass, number | null>>;

interface Asked {
  /** As the condition names it: a type, or `interaction`. */
  readonly did: string;
  readonly classes: readonly DetailClass[];
  /** Days; infinite: ever. */
  readonly days: number;
}

/** A behaviour whose details are asked for over more days than they are kept. `asked`: null is ever. */
export interface TooFarBack {
  readonly did: string;
  readonly kept: number;
  readonly asked: number | null;
}

/** Whether it asks for anything of events that is kept for a time only. */
export const readsWhatExpires = (rule: ResolvedRule): boolean =>
  [...asksOfDetails(rule, new Date(0), 'UTC')].length > 0;

/** One for each behaviour: what is kept shortest against what is asked for furthest back. */
export function tooFarBack(rule: ResolvedRule, retention: Retention, now: Date, zone: string): TooFarBack[] {
  const found = new Map<string, { kept: number; asked: number }>();
  for (const { did, classes, days } of asksOfDetails(rule, now, zone)) {
    const kept = Math.min(...classes.map((of) => retention[of] ?? Number.POSITIVE_INFINITY));
    if (days <= kept) continue;
    const before = found.get(did);
    found.set(did, {
      kept: Math.min(kept, before?.kept ?? kept),
      asked: Math.max(days, before?.asked ?? days),
    });
  }
  return [...found].map(([did, { kept, asked }]) => ({
    did,
    kept,
    asked: Number.isFinite(asked) ? asked : null,
  }));
}

function* asksOfDetails(rule: ResolvedRule, now: Date, zone: string): Generator<Asked> {
  for (const [path, condition] of conditionsOf(rule))
    for (const leaf of leavesOf(condition)) {
      if (leaf.kind !== 'did') continue;
      // A trigger looks at what happens while it is told.
      const days = path === 'on' ? 0 : daysOf(leaf.within, now, zone);
      yield* detailsOf(leaf, leaf.measure, days);
      const { after } = leaf;
      if (!after) continue;
      const further = days + daysOf({ kind: 'last', ...after }, now, zone);
      yield* detailsOf(after.first, null, further);
      if (after.without) yield* detailsOf(after.without, null, further);
    }
}

function* detailsOf(
  { did, types, where }: Pick<DidLeaf, 'did' | 'types' | 'where'>,
  measure: DidLeaf['measure'],
  days: number,
): Generator<Asked> {
  // Of numbers and yes-or-no nothing goes, so that sums and the like stay what they were.
  const properties = where.filter((one) => !asksForKept(one)).map((one) => one.property);
  if (measure?.measure === 'distinct' && measure.property !== null) properties.push(measure.property);
  const classes = types
    .filter((type) => properties.some((property) => mayExpire(type, property)))
    .flatMap((type) => classOf(type) ?? []);
  if (classes.length > 0) yield { did, classes, days };
}

/** Only a number or yes-or-no passes one of the tests. */
const asksForKept = ({ tests }: WhereTest): boolean => tests.some(isOfKept);

function isOfKept(test: Test): boolean {
  switch (test.op) {
    case 'is':
      return typeof test.value !== 'string';
    case 'in':
      return test.values.every((value) => typeof value !== 'string');
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return typeof test.value === 'number';
    case 'between':
      return typeof test.from === 'number';
    default:
      return false;
  }
}

/** The most days that a calendar word reaches back. */
const LONGEST: Readonly<Record<CalendarSpan, number>> = {
  today: 1,
  yesterday: 2,
  thisWeek: 7,
  lastWeek: 14,
  thisMonth: 31,
  lastMonth: 62,
  thisQuarter: 92,
  lastQuarter: 184,
  thisYear: 366,
  lastYear: 731,
};

function daysOf(window: ResolvedWindow | null, now: Date, zone: string): number {
  if (window?.kind === 'calendar') return LONGEST[window.span];
  const since = window && spanOf(window, now, zone).since;
  return since ? Math.max(0, Math.ceil((now.getTime() - since.getTime()) / DAY)) : Number.POSITIVE_INFINITY;
}
