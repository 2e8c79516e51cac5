/** Taking a tag out of the library (V17, V18): nothing is deleted before everything that refers to it is known. */

/** What refers to a tag, counted by kind: customers, rules, audiences, scripts, channels, broadcasts, … */
export interface ReferenceCount {
  readonly kind: string;
  readonly count: number;
}

/** `archive` hides it and keeps assignments; `replace` lets another tag stand for it; `delete` ends the references. */
export type RetirementStrategy =
  | { readonly kind: 'archive' }
  | { readonly kind: 'replace'; readonly by: string }
  | { readonly kind: 'delete' };

export type Retirement =
  | { readonly kind: 'archive' }
  | { readonly kind: 'replace'; readonly by: string }
  | { readonly kind: 'delete'; readonly ended: readonly ReferenceCount[] }
  | {
      readonly kind: 'refused';
      readonly code: 'tag.referenced' | 'tag.protected' | 'tag.replacedByItself';
      readonly references: readonly ReferenceCount[];
    };

export interface RetirementFacts {
  readonly tag: { readonly key: string; readonly protected: boolean };
  readonly references: readonly ReferenceCount[];
  /** `null`: the caller has not said what should become of the references. */
  readonly strategy: RetirementStrategy | null;
  readonly mayApplyProtected: boolean;
}

/** A tag without references is deleted without questions; one with references only by an explicit strategy. */
export function decideRetirement({
  tag,
  references,
  strategy,
  mayApplyProtected,
}: RetirementFacts): Retirement {
  const inUse = references.filter((one) => one.count > 0);
  const refused = (code: Extract<Retirement, { kind: 'refused' }>['code']): Retirement => ({
    kind: 'refused',
    code,
    references: inUse,
  });
  if (tag.protected && !mayApplyProtected) return refused('tag.protected');
  if (!strategy) return inUse.length > 0 ? refused('tag.referenced') : { kind: 'delete', ended: [] };
  if (strategy.kind === 'replace' && strategy.by === tag.key) return refused('tag.replacedByItself');
  return strategy.kind === 'delete' ? { kind: 'delete', ended: inUse } : strategy;
}
