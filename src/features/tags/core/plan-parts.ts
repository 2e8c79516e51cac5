/** What a plan consists of: changes in the order they are carried out, findings about names, refusals. */
import type { Facts } from '#kernel';
import type { Category, ElementKind, Tag, TagGroup } from './library.ts';
import type { LibraryFaultCode } from './library-check.ts';
import type { NameCode, Severity } from './names.ts';

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
