/** What the addresses of these pages hold. Pure. */
import { type DriftKind, driftKinds } from './drift/kinds.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 64) : undefined;

export interface DriftSearch {
  readonly kind?: DriftKind;
  /** Absent: only what is to be decided. */
  readonly show?: 'all';
}

export function readDriftSearch(raw: Record<string, unknown>): DriftSearch {
  const kind = driftKinds.find((each) => each === raw.kind);
  return { ...(kind ? { kind } : {}), ...(raw.show === 'all' ? { show: 'all' } : {}) };
}

export interface PlaySearch {
  /** Who the customer is: an external userid; absent: somebody new. */
  readonly customer?: string;
  /** Whose phone the other one is: a userid; absent: the first member's. */
  readonly member?: string;
}

export function readPlaySearch(raw: Record<string, unknown>): PlaySearch {
  const customer = text(raw.customer);
  const member = text(raw.member);
  return { ...(customer ? { customer } : {}), ...(member ? { member } : {}) };
}
