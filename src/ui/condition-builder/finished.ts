/** Whether a line says enough to be counted. Anything else about it is the server's to judge. Pure. */
import {
  type Measure,
  measureNames,
  type Operators,
  operatorNames,
  type Where,
  type Window,
} from '#features/conditions/core';
import type { DidLeaf, Leaf } from './draft.ts';

const said = (value: unknown): boolean => value !== undefined && value !== '' && value !== null;

/** At least one comparison, and every one that stands there has its value. */
export function isCompared(operators: Operators): boolean {
  const present = operatorNames.filter((name) => operators[name] !== undefined);
  return (
    present.length > 0 &&
    present.every((name) => {
      const value = operators[name];
      return Array.isArray(value) ? value.length > 0 && value.every(said) : said(value);
    })
  );
}

function isWindow(window: Window | undefined): boolean {
  if (!window) return true;
  if ('last' in window) return said(window.last);
  if ('before' in window) return said(window.before);
  if ('calendar' in window) return true;
  return said(window.since) || said(window.until);
}

const isWhere = (where: Where): boolean => said(where.property) && isCompared(where);

const isMeasured = (measure: Measure): boolean =>
  measureNames.some((name) => said(measure[name])) && isCompared(measure);

const isDid = ({ did, where = [], at, after, measure, within }: DidLeaf): boolean =>
  said(did) &&
  where.every(isWhere) &&
  (!at || said(at.weekdays) || said(at.from) || said(at.until)) &&
  (!after || said(after.within)) &&
  (!measure || isMeasured(measure)) &&
  isWindow(within);

export function isFinished(leaf: Leaf): boolean {
  if ('tags' in leaf) return leaf.tags.length > 0 && isWindow(leaf.assigned);
  if ('group' in leaf)
    return (
      'any' in leaf ||
      'none' in leaf ||
      ('min' in leaf && said(leaf.min)) ||
      ('max' in leaf && said(leaf.max))
    );
  if ('attribute' in leaf) return isCompared(leaf);
  if ('did' in leaf) return isDid(leaf);
  if ('audience' in leaf) return said(leaf.audience);
  return true;
}
