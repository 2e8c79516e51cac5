/** Everything the sidebar shows of a customer, in one answer: opening it must not take a second. */
import { readCustomer } from '#features/customers';
import { ANY_EVENT, eventPresenter, eventsOf } from '#features/events';
import { customerTagHistory, customerTags, type LibrarySnapshot, libraryOf } from '#features/tags';
import { fromId, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { committedPosition } from '#platform/feed';
import { noteKinds, type SidebarCustomer } from './contract.ts';
import { needFollowed } from './followed.ts';
import { ladderOf, quickTags, shortcutsOf } from './shortcuts.ts';

const PAST_MOST = 20;
/** Looked through for the last promise. */
const FOLLOW_UPS_READ = 20;
const FOLLOW_UPS_SHOWN = 5;

/** Errors: `right.missing`, `sidebar.staffOnly`, `customer.notFound`. */
export async function showCustomer(ctx: Ctx, external: string): Promise<SidebarCustomer> {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace, actor } = ctx;
  const position = await committedPosition(db, workspace);
  const { staff, ordinal, id, follow } = await needFollowed(db, ctx, external);
  const [customer, held, history, followUps, personal, shortcuts, library] = await Promise.all([
    readCustomer(ctx, id),
    customerTags(ctx, id),
    customerTagHistory(ctx, id, { limit: PAST_MOST * 2 }),
    followUpsOf(ctx, ordinal),
    personalTags(ctx, staff, ordinal),
    shortcutsOf(db, workspace, staff),
    libraryOf(db, workspace),
  ]);
  const mark = followUps.find((one) => one.kind !== 'note');
  const tags = held.items.map((item) => ({ ...item, meaning: meaningOf(library, item.tag.id) }));
  return {
    staff: { id: actor.id, name: actor.name },
    customer,
    externalUserId: external,
    remark: follow.remark ?? '',
    since: follow.since.toISOString(),
    tags,
    past: pastTags(held.items, history.items),
    personal,
    warnings: tags.flatMap(({ tag }) => warningOf(library, tag)),
    promise: mark?.kind === 'promise' ? mark : null,
    followUps: followUps.slice(0, FOLLOW_UPS_SHOWN),
    ladder: ladderOf(ctx, library, shortcuts),
    quick: quickTags(ctx, library, shortcuts),
    mayTag: actor.rights.has('tags:apply'),
    mayTagProtected: actor.rights.has('tags:applyProtected'),
    mayWrite: actor.rights.has('customers:write'),
    position,
  };
}

const libraryTag = (library: LibrarySnapshot, id: string) => library.tag(fromId('tag', id) ?? 0);

const WARNS = /^(?:提醒|注意|reminder|warning)[\s:：,，]*/i;

/** The library says what a tag is for; one that is there to remind is shown above everything else. */
function warningOf(library: LibrarySnapshot, { id, name }: { readonly id: string; readonly name: string }) {
  const purpose = libraryTag(library, id)?.purpose ?? '';
  return WARNS.test(purpose) ? [{ tag: id, name, text: purpose.replace(WARNS, '') }] : [];
}

const meaningOf = (library: LibrarySnapshot, id: string): string | null =>
  libraryTag(library, id)?.definition.meaning || null;

type Held = Awaited<ReturnType<typeof customerTags>>['items'];
type History = Awaited<ReturnType<typeof customerTagHistory>>['items'];

/** Each once, by its last removal, without those the customer has again. */
function pastTags(held: Held, history: History): SidebarCustomer['past'] {
  const seen = new Set(held.map(({ tag }) => tag.id));
  const past: SidebarCustomer['past'] = [];
  for (const { tag, at, change } of history) {
    if (change !== 'removed' || seen.has(tag.id)) continue;
    seen.add(tag.id);
    past.push({ tag: { id: tag.id, name: tag.name, path: tag.path }, at });
  }
  return past.slice(0, PAST_MOST);
}

const kindOf = (value: unknown): (typeof noteKinds)[number] =>
  noteKinds.find((kind) => kind === value) ?? 'note';

async function followUpsOf(ctx: Ctx, ordinal: number): Promise<SidebarCustomer['followUps']> {
  const { db, workspace } = ctx;
  const followUps = { ...ANY_EVENT, type: 'followUp.written' };
  const rows = await eventsOf(db, workspace, [ordinal], followUps, null, FOLLOW_UPS_READ);
  const show = await eventPresenter(db, ctx, rows);
  return rows.map((row) => {
    const { id, at, staff, properties } = show(row);
    return {
      id,
      kind: kindOf(properties.kind),
      text: typeof properties.text === 'string' ? properties.text : '',
      at,
      by: staff,
    };
  });
}

/** Only of one's own relation: in WeCom nobody else sees them either. */
async function personalTags(ctx: Ctx, staff: number, ordinal: number): Promise<SidebarCustomer['personal']> {
  const rows = await ctx.db.many<{ personal: { group: string; name: string }[] }>(
    'select personal from wecom_relation where workspace_id = $1 and customer = $3 and staff_id = $2',
    [ctx.workspace, staff, ordinal],
  );
  return rows.flatMap((row) => row.personal).map(({ group, name }) => ({ group, name }));
}
