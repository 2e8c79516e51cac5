/**
 * A plan: what has to happen so that the library becomes what a document asks for. It is a value that can be shown
 * before anything is written, and a plan that has been applied leaves nothing to plan.
 *
 * Parents come before children and a category is moved only under one that already stands at its final place, so the
 * list can be carried out from the first to the last. Names may collide on the way (two tags that swap names): check
 * uniqueness at the end.
 */
import { atOnce } from '#kernel';
import type { LibraryDocument } from './document.ts';
import { defaultLimits, type ElementKind, type Library, type LibraryLimits } from './library.ts';
import { changesBetween } from './plan-changes.ts';
import { findingsOf, refusalsOf } from './plan-findings.ts';
import type { Change, ChangeKind, Plan, PlanSummary } from './plan-parts.ts';
import { targetOf } from './plan-target.ts';
import { wantedOf } from './wanted.ts';

export interface PlanOptions {
  /** Archive what the document does not mention. Otherwise it stays as it is. */
  readonly prune?: boolean;
  /**
   * Only add: elements that exist keep their names, places, order and choices; blank texts and colours are filled in.
   * For presets on a library that is in use. Excludes `prune`.
   */
  readonly keepExisting?: boolean;
  readonly limits?: LibraryLimits;
}

/**
 * Compares the library with what is wanted. Aliases are only ever added: a name that once answered may stand in
 * rules and spreadsheets, so taking one away is left to a person. Personal tags are not touched.
 */
export const planLibrary = (current: Library, wanted: LibraryDocument, options: PlanOptions = {}): Plan =>
  atOnce(planSteps(current, wanted, options));

/** The same in steps: a document may be large, and others want their turn meanwhile (see `inSlices`). */
export function* planSteps(
  current: Library,
  wanted: LibraryDocument,
  options: PlanOptions = {},
): Generator<void, Plan> {
  const keepExisting = options.keepExisting ?? false;
  const company: Library = { ...current, tags: current.tags.filter((tag) => tag.scope === 'enterprise') };
  const prune = !keepExisting && (options.prune ?? false);
  const matched = yield* wantedOf(wanted, company, { adoptKeys: !keepExisting, prune });
  const target = yield* targetOf(company, matched, { keepExisting, prune });
  yield;
  const changes = changesBetween(company, target);
  const findings = yield* findingsOf(changes, company, target, options.limits ?? defaultLimits);
  const refused = refusalsOf(company, matched, target);
  yield;
  return { changes, findings, refused, summary: summaryOf(changes) };
}

export const canApply = (plan: Plan): boolean =>
  plan.refused.length === 0 && plan.findings.every((finding) => finding.severity !== 'block');

function summaryOf(changes: readonly Change[]): PlanSummary {
  const summary: Partial<Record<ChangeKind, Partial<Record<ElementKind, number>>>> = {};
  for (const change of changes) {
    const counts = summary[change.kind] ?? {};
    counts[change.element] = (counts[change.element] ?? 0) + 1;
    summary[change.kind] = counts;
  }
  return summary;
}
