/** What the list shows, as it stands in the address. Pure. */
import type { Rule, RuleKind, RuleStatus } from './api.ts';

export const ruleStatuses = ['live', 'draft', 'paused', 'stopped'] as const satisfies readonly RuleStatus[];
export const ruleKinds = ['state', 'trigger', 'ladder', 'model'] as const satisfies readonly RuleKind[];
/** Those that the editor can make; a model is made over the API. */
export const newKinds = ['state', 'trigger', 'ladder'] as const satisfies readonly RuleKind[];

export interface RuleSearch {
  readonly q?: string;
  readonly status?: RuleStatus;
  readonly kind?: RuleKind;
}

export function readRuleSearch(raw: Readonly<Record<string, unknown>>): RuleSearch {
  const q = raw.q === undefined || raw.q === null ? '' : String(raw.q);
  const status = ruleStatuses.find((one) => one === raw.status);
  const kind = ruleKinds.find((one) => one === raw.kind);
  return { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(kind ? { kind } : {}) };
}

/** Rules of this state and kind, and how many there would be of every other state. */
export function narrowed<R extends Pick<Rule, 'status' | 'kind'>>(
  rules: readonly R[],
  { status, kind }: RuleSearch,
): { readonly shown: readonly R[]; readonly byStatus: ReadonlyMap<RuleStatus, number> } {
  const ofKind = kind ? rules.filter((rule) => rule.kind === kind) : rules;
  const byStatus = new Map<RuleStatus, number>();
  for (const rule of ofKind) byStatus.set(rule.status, (byStatus.get(rule.status) ?? 0) + 1);
  return { shown: status ? ofKind.filter((rule) => rule.status === status) : ofKind, byStatus };
}
