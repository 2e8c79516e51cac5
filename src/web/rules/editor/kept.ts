/** What somebody typed and did not save: it stays in this browser until it is saved or given up. */
import type { RuleBody } from '#features/rules/core';
import { readStored, writeStored } from '#ui';
import { ruleKinds } from '../filter.ts';

export interface Kept {
  /** The version that it was begun from; 0 for a new rule. */
  readonly base: number;
  readonly body: RuleBody;
}

/** `id`: of the rule; `new` for one that is not saved yet. */
const keyFor = (id: string): string => `baizigui.rule.${id}`;

export function readKept(id: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(readStored(keyFor(id)) || 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null || !('base' in value) || !('body' in value)) return false;
  const { base, body } = value as {
    readonly base: unknown;
    readonly body: { readonly kind?: unknown } | null;
  };
  return typeof base === 'number' && ruleKinds.some((kind) => kind === body?.kind);
};

export const writeKept = (id: string, kept: Kept | null): void =>
  writeStored(keyFor(id), kept ? JSON.stringify(kept) : '');
