/** What of the audit trail stands in the address, and the filter it means. Pure. */
import { calendar, dayIn } from '#kernel';

export interface AuditSearch {
  /** Id of a person, a key, or a part of the program. */
  readonly actor?: string;
  /** A whole action (`tag.renamed`) or its beginning (`tag.`). */
  readonly did?: string;
  /** Id of what was changed. */
  readonly subject?: string;
  /** Days, `2026-11-23`, both included, on the clock of the workspace. */
  readonly from?: string;
  readonly to?: string;
}

const text = (value: unknown): string | undefined => {
  const read = typeof value === 'number' ? String(value) : value;
  return typeof read === 'string' && read.trim() !== '' ? read.trim().slice(0, 100) : undefined;
};
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

/** Takes what it knows and leaves the rest out. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const found = {
    actor: text(search.actor),
    did: text(search.did),
    subject: text(search.subject),
    from: day(search.from),
    to: day(search.to),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** A calendar day as the half-open span between its midnights in a time zone. */
export function daySpan(of: string, timeZone: string): { readonly since: Date; readonly until: Date } {
  // Noon in Greenwich is the same day nearly everywhere; far east and far west it is the day beside it.
  const moments = ['T12:00:00Z', 'T00:00:00Z', 'T23:59:59Z'].map((time) => new Date(`${of}${time}`));
  const inside = moments.find((moment) => dayIn(moment, timeZone) === of) ?? new Date(`${of}T12:00:00Z`);
  return calendar(inside, 'today', timeZone);
}

export interface AuditFilter {
  readonly actor?: string;
  readonly did?: string;
  readonly subject?: string;
  readonly since?: string;
  readonly until?: string;
}

/** As the API takes it: instants instead of days. */
export function auditFilter(search: AuditSearch, timeZone: string): AuditFilter {
  const { from, to, ...rest } = search;
  return {
    ...rest,
    ...(from ? { since: daySpan(from, timeZone).since.toISOString() } : {}),
    ...(to ? { until: daySpan(to, timeZone).until.toISOString() } : {}),
  };
}
