/** What of the cabinet stands in the address, so that a view can be reloaded, shared and bookmarked. Pure. */

/** The places beside the wall where tags wait, and the list of changes. */
export const panels = ['cold', 'reserve', 'recycled', 'history'] as const;
export type Panel = (typeof panels)[number];

export interface CabinetSearch {
  /** What is searched for. */
  readonly q?: string;
  readonly scope?: 'enterprise' | 'automatic' | 'personal';
  readonly measure?: 'use';
  /** Only these stand out, the rest is dimmed. */
  readonly only?: 'fresh' | 'fading' | 'mouldy' | 'unused' | 'undefined';
  /** The group whose drawer is open, and the tag that is looked at in it. */
  readonly open?: string;
  readonly tag?: string;
  readonly panel?: Panel;
}

const oneOf = <T extends string>(value: unknown, of: readonly T[]): T | undefined =>
  of.find((one) => one === value);
/** A search that is all digits arrives as a number. */
const text = (value: unknown): string | undefined => {
  const read = typeof value === 'number' ? String(value) : value;
  return typeof read === 'string' && read !== '' ? read.slice(0, 200) : undefined;
};

/** Takes what it knows and leaves the rest out. */
export function cabinetSearch(search: Record<string, unknown>): CabinetSearch {
  const found = {
    q: text(search.q),
    scope: oneOf(search.scope, ['enterprise', 'automatic', 'personal']),
    measure: oneOf(search.measure, ['use']),
    only: oneOf(search.only, ['fresh', 'fading', 'mouldy', 'unused', 'undefined']),
    open: text(search.open),
    tag: text(search.tag),
    panel: oneOf(search.panel, panels),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
