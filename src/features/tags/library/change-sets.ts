/** Change sets: what was done to the library, and the way back. */
import {
  type Actor,
  conflict,
  DAY,
  needId,
  notAllowed,
  notFound,
  type OutputOf,
  type QueryOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { Answer, fromCursor, isPlace, pageOf } from '#platform/http';
import { addJob } from '#platform/queue';
import type * as contract from '../contract.ts';
import { causesById } from '../tagging/cause-rows.ts';
import { resolveRestored } from '../tagging/restore.ts';
import { undoCauseIn } from '../tagging/undo.ts';
import { UNDO_CAUSES_JOB } from '../tagging/undo-job.ts';
import {
  type ChangeSetRow,
  changeSetById,
  changeSetCount,
  changeSetPage,
  type Hidden,
} from './change-set-rows.ts';
import { type Draft, differences, isSame, type RowChange, verbOf } from './draft.ts';
import { editLibrary } from './edit.ts';
import { libraryOf } from './library.ts';
import type { ReferenceSource } from './ports.ts';
import { takeRewritesBack } from './rewrites.ts';
import { type Element, isAlive, readRows } from './rows.ts';
import { type LibrarySnapshot, type LibraryTag, seesGroup, seesTag } from './snapshot.ts';

/** How long a change set can be undone. */
export const UNDO_DAYS = 90;

type Item = OutputOf<typeof contract.listChangeSets>['items'][number];

/** Groups of other departments and personal tags of others. */
function hiddenFrom(actor: Actor, library: LibrarySnapshot): Hidden {
  const groups = [...library.groups.values()].filter((group) => !seesGroup(actor, group));
  const tags = [...library.tags.values()].filter((tag) => !seesTag(actor, tag));
  return { tags: tags.map((tag) => tag.id), groups: groups.map((group) => group.id) };
}

/** Of a set, what somebody may know of. */
function seenOf(row: ChangeSetRow, hidden: Hidden): ChangeSetRow {
  const changes = row.changes.filter(
    ({ element, id }) =>
      !(element === 'tag' && hidden.tags.includes(id)) &&
      !(element === 'group' && hidden.groups.includes(id)),
  );
  if (changes.length === row.changes.length) return row;
  // The subject may be a name that is hidden.
  return {
    ...row,
    changes,
    subject: changes
      .map((change) => change.after.name)
      .join('、')
      .slice(0, 300),
  };
}

function itemView(row: ChangeSetRow): Item {
  return {
    id: toId('changeSet', row.id),
    did: row.did,
    subject: row.subject,
    at: row.at.toISOString(),
    by: { kind: row.actor_kind as Item['by']['kind'], id: row.actor_id, name: row.actor_name },
    changes: row.changes.map((change) => ({
      element: change.element,
      id: toId(change.element, change.id),
      name: change.after.name,
      verb: verbOf(change),
      ...differences(change),
    })),
    undoneBy: row.undone_by === null ? null : toId('changeSet', row.undone_by),
    undoes: row.undoes === null ? null : toId('changeSet', row.undoes),
    undoUntil: row.undone_by === null ? new Date(row.at.getTime() + UNDO_DAYS * DAY).toISOString() : null,
  };
}

export async function listChangeSets(
  ctx: Ctx,
  query: QueryOf<typeof contract.listChangeSets>,
): Promise<OutputOf<typeof contract.listChangeSets>> {
  requireRight(ctx.actor, 'library:read');
  const hidden = hiddenFrom(ctx.actor, await libraryOf(ctx.db, ctx.workspace));
  const rows = await changeSetPage(
    ctx.db,
    ctx.workspace,
    hidden,
    fromCursor(query.cursor, isPlace),
    query.limit + 1,
  );
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: page.map((row) => itemView(seenOf(row, hidden))),
    nextCursor,
    total: await changeSetCount(ctx.db, ctx.workspace, hidden),
  };
}

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly fields: string[];
}

/**
 * Takes a change set back field by field: a field that was changed again since keeps its new value and is named in
 * `kept`. What the set had made goes to the recycle bin, what it had deleted comes back, and the assignment changes
 * that belong to it are undone where nobody changed them since; what a merge rewrote in other features is given back. Undoing the undo is possible too.
 * Errors: `changeSet.notFound`, `changeSet.notYours`, `changeSet.undone`, `changeSet.tooOld`, `library.unsound`.
 */
export async function undoChangeSet(
  ctx: Ctx,
  references: readonly ReferenceSource[],
  ref: string,
): Promise<OutputOf<typeof contract.undoChangeSet> | Answer<unknown>> {
  requireRight(ctx.actor, 'library:write');
  const id = needId('changeSet', ref);
  const row = await changeSetById(ctx.db, ctx.workspace, id);
  const hidden = hiddenFrom(ctx.actor, await libraryOf(ctx.db, ctx.workspace));
  const seen = row && seenOf(row, hidden).changes.length;
  if (!row || (seen === 0 && row.changes.length > 0))
    throw notFound('changeSet.notFound', { id: ref.slice(0, 80) });
  // Part of it is somebody's personal tag or belongs to other departments.
  if (seen !== row.changes.length && row.actor_id !== ctx.actor.id)
    throw notAllowed('changeSet.notYours', { by: row.actor_name });
  const large = row.causes.length > CAUSES_AT_ONCE;
  const kept: Kept[] = [];
  const assignments = { restored: 0, kept: 0 };
  let restored = 0;
  let job: number | null = null;
  const edit = await editLibrary(
    ctx,
    { did: 'changeSet.undone', judged: true, undoes: id },
    async (tools) => {
      const { tx, draft } = tools;
      const now = await changeSetById(tx, ctx.workspace, id);
      if (now) refuseOld(ctx, now);
      tools.about(row.subject);
      await recallDeleted(tx, ctx, draft, row.changes);
      for (const change of [...row.changes].reverse()) {
        const fields = takeBack(draft, change);
        if (fields.length > 0)
          kept.push({ id: toId(change.element, change.id), name: change.after.name, fields });
        else restored++;
      }
      await takeRewritesBack(tools, ctx, references, row);
      for (const tag of comingBack(draft)) {
        const settled = await resolveRestored(tx, ctx, tag);
        assignments.kept += settled.dropped;
        if (settled.cause !== null) tools.addCause(settled.cause);
      }
      if (large)
        job = await addJob(tx, ctx, {
          kind: UNDO_CAUSES_JOB,
          title: row.subject,
          payload: { causes: row.causes },
        });
      // The tags must be back before their assignments.
      else
        tools.afterwards(async () => {
          for (const cause of (await causesById(tx, ctx.workspace, row.causes)).reverse()) {
            const undone = await undoCauseIn(tx, ctx, cause, {
              reason: 'changeSet.undone',
              together: row.causes,
            });
            assignments.restored += undone.restored;
            assignments.kept += undone.kept;
            if (undone.causeId !== null) tools.addCause(undone.causeId);
          }
        });
    },
  );
  const answer = {
    changeSet: edit.changeSet === null ? null : toId('changeSet', edit.changeSet),
    restored,
    kept,
    assignments,
  };
  return job === null ? answer : new Answer(202, { ...answer, job: { id: toId('job', job) } });
}

/** More causes than these, of up to 5,000 customers each, are taken back by a job. */
const CAUSES_AT_ONCE = 4;

function refuseOld(ctx: Ctx, row: ChangeSetRow): void {
  if (row.undone_by !== null)
    throw conflict('changeSet.undone', {
      id: toId('changeSet', row.id),
      by: toId('changeSet', row.undone_by),
    });
  if (ctx.now.getTime() - row.at.getTime() > UNDO_DAYS * DAY)
    throw conflict('changeSet.tooOld', { id: toId('changeSet', row.id), days: UNDO_DAYS });
}

/** Deleted groups and categories are not part of the library; the draft must know them to bring them back. */
async function recallDeleted(tx: Tx, ctx: Ctx, draft: Draft, changes: readonly RowChange[]): Promise<void> {
  const recall = async <E extends Element>(element: E) => {
    const ids = changes.filter((change) => change.element === element).map((change) => change.id);
    const missing = ids.filter((id) => draft.get(element, id) === undefined);
    for (const row of missing.length > 0 ? await readRows(tx, ctx.workspace, element, missing) : [])
      draft.recall(element, row);
  };
  await recall('category');
  await recall('group');
  await recall('tag');
}

/** Tags that leave the recycle bin with assignments of their own. */
const comingBack = (draft: Draft): LibraryTag[] =>
  draft
    .changes()
    .filter(
      ({ element, before }) => element === 'tag' && before !== null && 'state' in before && !isAlive(before),
    )
    .flatMap(({ id }) => draft.library.tags.get(id) ?? [])
    .filter((tag) => {
      const now = draft.get('tag', tag.id);
      return now !== undefined && isAlive(now);
    });

/** Takes one row back; answers with the fields that keep what they became since. */
function takeBack(draft: Draft, change: RowChange): string[] {
  if (change.before === null) return unmake(draft, change);
  const now = draft.get(change.element, change.id);
  if (!now) return [];
  const current = new Map<string, unknown>(Object.entries(now));
  const after = new Map<string, unknown>(Object.entries(change.after));
  const back: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [field, before] of Object.entries(change.before)) {
    if (field === 'updated_at' || isSame(before, after.get(field)) || isSame(current.get(field), before))
      continue;
    if (isSame(current.get(field), after.get(field))) back[field] = before;
    else kept.push(field);
  }
  draft.change(change.element, change.id, back);
  return kept;
}

/** What a set had made goes away, unless something else stands in it by now. */
function unmake(draft: Draft, { element, id }: RowChange): string[] {
  switch (element) {
    case 'tag': {
      const tag = draft.get('tag', id);
      if (tag && isAlive(tag)) draft.change('tag', id, { state: 'recycled', state_since: draft.now });
      return [];
    }
    case 'group': {
      if (draft.all('tag').some((tag) => tag.group_id === id && isAlive(tag))) return ['tags'];
      if (draft.get('group', id)?.deleted_at === null) draft.change('group', id, { deleted_at: draft.now });
      return [];
    }
    case 'category': {
      const living = <R extends { deleted_at: string | null }>(row: R) => row.deleted_at === null;
      const full =
        draft.all('group').some((group) => group.category_id === id && living(group)) ||
        draft.all('category').some((one) => one.parent_id === id && living(one));
      if (full) return ['contents'];
      if (draft.get('category', id)?.deleted_at === null)
        draft.change('category', id, { deleted_at: draft.now });
      return [];
    }
  }
}
