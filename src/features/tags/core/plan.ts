/**
 * A plan: what has to happen so that the library becomes what a document asks for. It is a value that can be shown
 * before anything is written, and a plan that has been applied leaves nothing to plan.
 *
 * Parents come before children and a category is moved only under one that already stands at its final place, so the
 * list can be carried out from the first to the last. Names may collide on the way (two tags that swap names): check
 * uniqueness at the end.
 */
import { atOnce, type Facts } from '#kernel';
import type { LibraryDocument } from './document.ts';
import {
  type Category,
  defaultLimits,
  type ElementKind,
  type Library,
  type LibraryLimits,
  type Tag,
  type TagGroup,
} from './library.ts';
import type { LibraryFaultCode } from './library-check.ts';
import type { NameCode, Severity } from './names.ts';
import { changesBetween } from './plan-changes.ts';
import { findingsOf, refusalsOf } from './plan-findings.ts';
import { targetOf } from './plan-target.ts';
import { wantedOf } from './wanted.ts';

export type Fields = Readonly<Record<string, unknown>>;

interface ChangeBase {
  readonly element: ElementKind;
  /** Key after the plan (only `rekey` carries the old one in `before`). For `reorder`: key of the parent, or `null`. */
  readonly key: string | null;
  /** Path before the plan; of a new element, and of the parent in `reorder`, after it. */
  readonly path: string;
}
export type Change =
  | (ChangeBase & {
      readonly kind: 'rekey';
      readonly before: { key: string };
      readonly after: { key: string };
    })
  | (ChangeBase & { readonly kind: 'create'; readonly after: Category | TagGroup | Tag })
  | (ChangeBase & { readonly kind: 'update'; readonly before: Fields; readonly after: Fields })
  /** `aliases` stand here when the former name was added to them. */
  | (ChangeBase & {
      readonly kind: 'rename';
      readonly before: { name: string; aliases?: readonly string[] };
      readonly after: { name: string; aliases?: readonly string[] };
    })
  | (ChangeBase & { readonly kind: 'move'; readonly before: Place; readonly after: Place })
  /** Numbers of the siblings that change, by key. */
  | (ChangeBase & { readonly kind: 'reorder'; readonly before: Orders; readonly after: Orders })
  | (ChangeBase & { readonly kind: 'archive' | 'restore' });
export type ChangeKind = Change['kind'];

/** `parent` is the key of the category or group above; `path` the whole path of the element there. */
export interface Place {
  readonly parent: string | null;
  readonly path: string;
  readonly order: number;
}
export type Orders = Readonly<Record<string, number>>;

export type PlanCode =
  | NameCode
  | 'noDefinition'
  | 'crossGroupMove'
  | 'moveIntoSingle'
  | 'choiceNarrowed'
  | 'maxLowered'
  | 'perStaffChanged'
  | 'protectionLifted'
  | 'patternMismatch'
  | 'manyFirstLevel'
  | 'largeLibrary';

/** Advice (`warn`), or a name or text that must not be stored (`block`). */
export interface PlanFinding {
  readonly code: PlanCode;
  readonly severity: Severity;
  readonly element: ElementKind | 'library';
  readonly key: string | null;
  readonly path: string;
  readonly facts: Facts;
}

/** A part of the document that cannot be followed, with its place there (`groups.0.tags.2`) when it has one. */
export interface Refusal {
  readonly code: LibraryFaultCode;
  readonly element: ElementKind;
  readonly key: string;
  readonly path: string;
  readonly at: string | null;
  readonly facts: Facts;
}

export interface Plan {
  readonly changes: readonly Change[];
  readonly findings: readonly PlanFinding[];
  /** Not empty, or a finding blocks: the plan must not be applied (see `canApply`). */
  readonly refused: readonly Refusal[];
  readonly summary: PlanSummary;
}

/** Numbers of changes by kind and element, e.g. `{ create: { group: 2, tag: 14 } }`. */
export type PlanSummary = Readonly<
  Partial<Record<ChangeKind, Readonly<Partial<Record<ElementKind, number>>>>>
>;

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
  const matched = yield* wantedOf(wanted, company, { adoptKeys: !keepExisting });
  const target = yield* targetOf(company, matched, {
    keepExisting,
    prune: !keepExisting && (options.prune ?? false),
  });
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
