/** Keeps the people behind each code as they should be: at the edges of shifts and when a daily limit is reached. */
import { departmentsBelow, staffOfDepartments, staffTerms } from '#features/staff';
import { calendar, HOUR, MINUTE, withinCharacters } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { type WecomParts, wecomCtx } from '../parts.ts';
import { arrivalsByStaff } from './arrival-sql.ts';
import {
  type ChannelRow,
  type ChannelSettings,
  channelsOnDuty,
  noteNotSent,
  noteSent,
  planOf,
  removeChannel,
  type SentCrew,
  settleChannel,
  unsettledChannels,
} from './channel-sql.ts';
import { internalContacts } from './internal-contacts.ts';
import { type Crew, onDuty } from './on-duty.ts';
import { wallOf } from './time-windows.ts';

/** People behind a code, departments taken apart (wecom-api.md section 4.1). */
export const MOST_PEOPLE = 100;
/** Characters of the remark of a code and of the name of a link (wecom-api.md section 4). */
const MOST_NAME = 30;
/** How long a channel may be without what WeCom made of it before somebody looks. */
const UNSETTLED_MS = 5 * MINUTE;

/** Who should stand behind it now, as WeCom names them. */
export async function crewNow(
  ctx: Ctx,
  row: ChannelSettings & { readonly id: number | null },
): Promise<SentCrew> {
  const { db, workspace, now, timeZone } = ctx;
  const midnight = calendar(now, 'today', timeZone).since;
  const limited = row.daily_limit !== null;
  const today =
    limited && row.id !== null
      ? await arrivalsByStaff(db, workspace, row.id, midnight, await internalContacts(db, workspace))
      : new Map<number, number>();
  const apart = limited ? await peopleOfDepartments(db, workspace, row) : new Map<number, number[]>();
  const crew = onDuty(planOf(row), {
    wall: wallOf(now, timeZone),
    today,
    peopleOf: (departments) => [...new Set(departments.flatMap((one) => apart.get(one) ?? []))],
  });
  return crewThere(db, workspace, crew);
}

async function peopleOfDepartments(
  db: Queryable,
  workspace: number,
  { departments, shifts }: ChannelSettings,
): Promise<Map<number, number[]>> {
  const named = new Set([...departments, ...shifts.flatMap((shift) => shift.departments)]);
  const found = new Map<number, number[]>();
  for (const one of named) {
    const below = await departmentsBelow(db, workspace, [one]);
    found.set(
      one,
      (await staffOfDepartments(db, workspace, below)).sort((a, b) => a - b),
    );
  }
  return found;
}

/** Userids and numbers of WeCom; who has none is left out. */
async function crewThere(db: Queryable, workspace: number, crew: Crew): Promise<SentCrew> {
  const people = new Map((await staffTerms(db, workspace)).map((one) => [one.id, one.wecomUserId]));
  const rows = await db.many<{ id: number }>(
    'select id from wecom_department where workspace_id = $1 and department_id = any($2::int[]) order by id',
    [workspace, crew.departments],
  );
  return {
    users: crew.staff.flatMap((id) => people.get(id) ?? []).slice(0, MOST_PEOPLE),
    parties: rows.map((row) => row.id),
  };
}

const same = (a: readonly (string | number)[], b: readonly (string | number)[] | null): boolean =>
  b !== null && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** What WeCom is told of a channel besides its people. */
export const shownThere = ({ name, skip_verify }: Pick<ChannelRow, 'name' | 'skip_verify'>) => ({
  name: withinCharacters(name, MOST_NAME),
  skipVerify: skip_verify,
});

/** Tells WeCom name and people of a channel that it has. Throws `WecomError`. */
export async function tellChannel(connection: Connection, row: ChannelRow, crew: SentCrew): Promise<void> {
  const { contactWays, acquisition } = connection.api;
  const { name, skipVerify } = shownThere(row);
  const people = { userIds: crew.users, departmentIds: crew.parties };
  if (row.link_id !== null)
    await acquisition.update({ linkId: row.link_id, name, range: people, skipVerify });
  else if (row.config_id !== null)
    await contactWays.update({ configId: row.config_id, remark: name, skipVerify, ...people });
}

/** Sends the difference, when there is one. What WeCom refuses is kept to be shown, and tried again in an hour. */
export async function tellCrew(ctx: Ctx, connection: Connection, row: ChannelRow): Promise<boolean> {
  const { db, workspace, now } = ctx;
  if (connection.paused || row.archived_at !== null) return false;
  const crew = await crewNow(ctx, row);
  if (same(crew.users, row.sent_users) && same(crew.parties, row.sent_parties)) return false;
  // Nobody of them is in WeCom: what is there stays, so that the code leads to somebody.
  if (crew.users.length + crew.parties.length === 0) {
    await noteNotSent(db, workspace, row.id, 'nobody', new Date(now.getTime() + HOUR));
    return false;
  }
  try {
    await tellChannel(connection, row, crew);
    await noteSent(db, workspace, row.id, crew);
    return true;
  } catch (error) {
    if (!(error instanceof WecomError) || error.kind === 'closed') throw error;
    const soon = error.kind === 'unreachable' || error.kind === 'backoff';
    const again = error.until ?? new Date(now.getTime() + (soon ? MINUTE : HOUR));
    await noteNotSent(db, workspace, row.id, `${error.api} ${error.code ?? error.kind}`, again);
    ctx.log.warn(
      { workspace, channel: row.id, code: error.code },
      'WeCom did not take the people of a channel',
    );
    return false;
  }
}

/** Every minute, for every channel whose people may have changed. Answers with how many were told. */
export async function keepDuty(parts: WecomParts, connection: Connection): Promise<number> {
  const ctx = await wecomCtx(parts, connection.workspace);
  let told = 0;
  for (const row of await channelsOnDuty(ctx.db, ctx.workspace, ctx.now))
    if (await tellCrew(ctx, connection, row)) told++;
  await settleOld(ctx, connection);
  return told;
}

/** A process that ended between WeCom's answer and its own note left a code behind: it is found by its state, or was never made. */
async function settleOld(ctx: Ctx, connection: Connection): Promise<void> {
  const { db, workspace, now } = ctx;
  const old = await unsettledChannels(db, workspace, new Date(now.getTime() - UNSETTLED_MS));
  const [first] = old;
  if (!first) return;
  const byState = new Map(old.filter((row) => row.kind === 'contactWay').map((row) => [row.state, row]));
  const { contactWays } = connection.api;
  let cursor: string | null = null;
  const since = new Date(first.created_at.getTime() - MINUTE);
  do {
    const page: Awaited<ReturnType<typeof contactWays.list>> = await contactWays.list({ since, cursor });
    for (const configId of page.items) {
      const way = await contactWays.get(configId);
      const row = byState.get(way.state);
      if (!row) continue;
      byState.delete(way.state);
      await settleChannel(db, workspace, row.id, {
        config_id: configId,
        qr_code_url: way.qrCodeUrl,
        link_id: null,
        url: null,
      });
    }
    cursor = page.cursor;
  } while (cursor !== null && byState.size > 0);
  const found = (row: ChannelRow) => row.kind === 'contactWay' && !byState.has(row.state);
  for (const row of old) if (!found(row)) await removeChannel(db, workspace, row.id);
}
