/**
 * What the search box of the top bar looks through besides pages and commands. A screen that can be searched adds a
 * line here; its code is loaded when the box is first opened.
 */
import type { Right } from '#kernel';
import type { Hue, IconName } from '#ui';

export interface SearchHit {
  /** Unique among all providers, e.g. the id of the thing. */
  readonly id: string;
  readonly title: string;
  /** Quiet words after the title. */
  readonly detail?: string;
  readonly icon: IconName;
  /** For a tag: the glyph of its group instead of the icon. */
  readonly hue?: Hue;
  /** Where it leads, with its search part. */
  readonly path: string;
}

/** The few best hits for what was typed, best first. Rejects with the signal's reason when it is aborted. */
export type Search = (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;

export interface SearchProvider {
  /** Which item of the rail the hits belong to: gives the heading. */
  readonly name: 'customers' | 'cabinet' | 'audiences' | 'rules';
  readonly right: Right;
  readonly load: () => Promise<{ readonly search: Search }>;
}

export const searchProviders: readonly SearchProvider[] = [
  { name: 'customers', right: 'customers:read', load: () => import('./customers/search.ts') },
  { name: 'cabinet', right: 'library:read', load: () => import('./tag-search.ts') },
  { name: 'audiences', right: 'audiences:read', load: () => import('./audiences/search.ts') },
  { name: 'rules', right: 'library:read', load: () => import('./rules/search.ts') },
];
