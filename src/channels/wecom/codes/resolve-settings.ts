/** What a person enters for a channel, as it is stored: names become numbers, and everything wrong is named at once. */
import { staffByKey, staffByUserid } from '#features/staff';
import { libraryOf } from '#features/tags';
import { type ErrorDetail, fromId, invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Connection } from '../connection/connections.ts';
import { needStaffOf } from '../mirror/people.ts';
import { type WecomParts, wecomCtx } from '../parts.ts';
import type { ChannelSettings } from './channel-sql.ts';
import type { NewChannel } from './contract.ts';

/** All fields of a channel, as they are entered. */
export type EnteredSettings = Omit<NewChannel, 'kind'>;

const WECOM = 'wecom:';

interface Resolving {
  readonly ctx: Ctx;
  readonly people: ReadonlyMap<string, number>;
  readonly departments: ReadonlyMap<string, number>;
  readonly details: ErrorDetail[];
}

/** What is there and not entered anew stays, even if it could not be entered today: a person who left, a tag that is gone. */
export interface Kept {
  readonly settings: ChannelSettings;
  readonly entered: ReadonlySet<string>;
}

/**
 * Errors: `channel.nobody` (nobody stands behind it), `channel.notUsable` and `tags.unknown` with one detail for each
 * name that means nothing, and for staff and departments that are not in WeCom.
 */
export async function resolveSettings(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  entered: EnteredSettings,
  kept: Kept | null = null,
): Promise<ChannelSettings> {
  const { staff, departments, shifts, backups } = entered;
  if (staff.length + departments.length === 0)
    throw invalid('channel.nobody', {}, [{ path: 'staff', code: 'required' }]);
  const everybody = [...staff, ...backups, ...shifts.flatMap((shift) => shift.staff)];
  const allDepartments = [...departments, ...shifts.flatMap((shift) => shift.departments)];
  const resolving: Resolving = {
    ctx,
    people: await findPeople(parts, ctx, connection, everybody),
    departments: await findDepartments(ctx, allDepartments),
    details: [],
  };
  const people = (keys: readonly string[], path: string) =>
    numbers(resolving, resolving.people, keys, path, 'channel.staffUnknown');
  const rooms = (keys: readonly string[], path: string) =>
    numbers(resolving, resolving.departments, keys, path, 'channel.departmentUnknown');
  const stays = <K extends 'staff' | 'departments' | 'shifts' | 'backups' | 'tags'>(field: K) =>
    kept && !kept.entered.has(field) ? kept.settings[field] : null;
  const settings: ChannelSettings = {
    name: entered.name,
    staff: stays('staff') ?? people(staff, 'staff'),
    departments: stays('departments') ?? rooms(departments, 'departments'),
    shifts:
      stays('shifts') ??
      shifts.map(({ days, from, to, ...crew }, i) => ({
        days: [...new Set(days)].sort(),
        from,
        to,
        staff: people(crew.staff, `shifts.${i}.staff`),
        departments: rooms(crew.departments, `shifts.${i}.departments`),
      })),
    daily_limit: entered.dailyLimit,
    backups: stays('backups') ?? people(backups, 'backups'),
    tags: stays('tags') ?? (await resolveChannelTags(ctx, entered.tags, 'tags')),
    remark: entered.remark,
    welcome: entered.welcome,
    skip_verify: entered.skipVerify,
  };
  const { details } = resolving;
  if (details.length > 0) throw invalid('channel.notUsable', { count: details.length }, details);
  return settings;
}

function numbers(
  { details }: Resolving,
  known: ReadonlyMap<string, number>,
  keys: readonly string[],
  path: string,
  code: string,
): number[] {
  const found = keys.map((key) => known.get(key) ?? null);
  for (const [i, one] of found.entries())
    if (one === null)
      details.push({ path: `${path}.${i}`, code, facts: { key: (keys[i] ?? '').slice(0, 80) } });
  return [...new Set(found.filter((one) => one !== null))];
}

/** People in WeCom by key. Somebody whom WeCom has and we do not know yet is made: the directory may be read later. */
async function findPeople(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const { db, workspace } = ctx;
  const useridOf = (key: string) => key.slice(WECOM.length).toLowerCase();
  const userids = keys.filter((key) => key.startsWith(WECOM) && !key.includes('\u0000')).map(useridOf);
  let byUserid = await staffByUserid(db, workspace, userids);
  const unknown = userids.filter((userid) => !byUserid.has(userid));
  if (unknown.length > 0) {
    const there = new Map(
      (await connection.api.contacts.followUsers()).map((one) => [one.toLowerCase(), one]),
    );
    const missing = unknown.flatMap((userid) => there.get(userid) ?? []);
    if (missing.length > 0) {
      const acting = await wecomCtx(parts, workspace);
      await db.transaction((tx) => needStaffOf(tx, acting, missing));
      byUserid = await staffByUserid(db, workspace, userids);
    }
  }
  const byId = await staffByKey(
    db,
    workspace,
    keys.filter((key) => !key.startsWith(WECOM)),
  );
  const inWecom = await wecomPeople(
    ctx,
    [...byId.values()].map((one) => one.id),
  );
  return new Map(
    keys.flatMap((key) => {
      const id = key.startsWith(WECOM) ? byUserid.get(useridOf(key))?.id : byId.get(key)?.id;
      const there = id !== undefined && (key.startsWith(WECOM) || inWecom.has(id));
      return there ? [[key, id] as const] : [];
    }),
  );
}

/** Those of these people who have a userid. */
async function wecomPeople({ db, workspace }: Ctx, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db.many<{ id: number }>(
    'select id from staff where workspace_id = $1 and id = any($2::int[]) and wecom_user_id is not null and active',
    [workspace, ids],
  );
  return new Set(rows.map((row) => row.id));
}

async function findDepartments(ctx: Ctx, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await ctx.db.many<{ id: number; department_id: number }>(
    'select id, department_id from wecom_department where workspace_id = $1',
    [ctx.workspace],
  );
  const here = new Set(rows.map((row) => row.department_id));
  const there = new Map(rows.map((row) => [String(row.id), row.department_id]));
  return new Map(
    keys.flatMap((key) => {
      const own = fromId('department', key);
      const id = key.startsWith(WECOM)
        ? there.get(key.slice(WECOM.length))
        : own !== null && here.has(own)
          ? own
          : null;
      return id == null ? [] : [[key, id] as const];
    }),
  );
}

/** Tags that everybody may see the customers carry: those of one person are not a channel's. Error: `tags.unknown`. */
export async function resolveChannelTags(ctx: Ctx, refs: readonly string[], path: string): Promise<number[]> {
  if (refs.length === 0) return [];
  const library = await libraryOf(ctx.db, ctx.workspace);
  const details: ErrorDetail[] = [];
  const found = refs.flatMap((ref, i) => {
    const one = library.resolve(ref, ctx.actor);
    const problem =
      one.tag === null
        ? `tag.${one.problem}`
        : one.tag.owner_id !== null
          ? 'channel.personalTag'
          : one.tag.kept_by === 'strategy'
            ? 'tagging.foreign'
            : null;
    if (problem !== null)
      details.push({ path: `${path}.${i}`, code: problem, facts: { tag: ref.slice(0, 200) } });
    return one.tag === null ? [] : [one.tag.id];
  });
  if (details.length > 0) throw invalid('tags.unknown', { count: details.length }, details);
  return [...new Set(found)];
}
