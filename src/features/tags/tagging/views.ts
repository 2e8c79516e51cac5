/** Assignments, causes and history as answers show them. */
import { type Language, type OutputOf, toId } from '#kernel';
import type * as contract from '../contract.ts';
import type { LibrarySnapshot, LibraryTag } from '../library/snapshot.ts';
import { hueOfTag, tagRef } from '../library/views.ts';
import type { StoredCause } from './cause-rows.ts';
import { saidEvidence } from './said-evidence.ts';
import { type AssignmentRow, causeOf, type HistoryRow } from './tag-rows.ts';

type CauseView = OutputOf<{ output: typeof contract.causeItem }>;
type AssignmentView = OutputOf<{ output: typeof contract.customerTagItem }>;
type HistoryView = OutputOf<typeof contract.customerTagHistory>['items'][number];

export const whoView = (cause: StoredCause): CauseView['by'] => ({
  kind: cause.actor_kind === 'staff' || cause.actor_kind === 'key' ? cause.actor_kind : 'system',
  id: cause.actor_id,
  name: cause.actor_name,
});

export const causeView = (cause: StoredCause): CauseView => ({
  id: toId('cause', cause.id),
  source: cause.source,
  by: whoView(cause),
  at: cause.at.toISOString(),
  reason: cause.reason,
  evidence: cause.evidence,
  job: cause.job_id === null ? null : toId('job', cause.job_id),
  undoes: cause.undoes === null ? null : toId('cause', cause.undoes),
});

const staffView = (staff: number, names: ReadonlyMap<number, string>) =>
  staff === 0 ? null : { id: toId('staff', staff), name: names.get(staff) ?? '' };

/** A tag on a customer. */
export const shownTag = (tag: LibraryTag): AssignmentView['tag'] => ({
  ...tagRef(tag),
  hue: hueOfTag(tag),
  kind: tag.kind,
  scope: tag.scope,
  protected: tag.protected,
  state: tag.state,
  foreign: tag.kept_by,
});

export const assignmentView = (
  row: AssignmentRow,
  tag: LibraryTag,
  names: ReadonlyMap<number, string>,
  language: Language,
): AssignmentView => ({
  tag: shownTag(tag),
  source: row.source,
  since: row.since.toISOString(),
  by: whoView(causeOf(row)),
  evidence: saidEvidence(row.evidence, row.cause_evidence, language),
  expiresAt: row.expires_at?.toISOString() ?? null,
  locked: row.locked,
  staff: staffView(row.staff, names),
  cause: toId('cause', row.cause),
});

/** A tag of the past as far as the library still knows it. */
export function pastTagRef(library: LibrarySnapshot, id: number): HistoryView['tag'] {
  const tag = library.tags.get(id);
  return tag ? tagRef(tag) : { id: toId('tag', id), name: '', group: { id: '', name: '' }, path: '' };
}

export const historyView = (
  row: HistoryRow,
  library: LibrarySnapshot,
  names: ReadonlyMap<number, string>,
  language: Language,
): HistoryView => ({
  position: row.position,
  at: row.at.toISOString(),
  change: row.renewed ? 'changed' : row.added ? 'added' : 'removed',
  tag: pastTagRef(library, row.tag),
  source: row.source,
  evidence: saidEvidence(row.evidence, row.cause_evidence, language),
  replacedBy: row.replaced_by === null ? null : pastTagRef(library, row.replaced_by),
  staff: staffView(row.staff, names),
  cause: causeView(causeOf(row)),
});
