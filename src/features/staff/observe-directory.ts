/** People and departments as an outer directory (WeCom) has them. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { record } from './audit.ts';
import { letGo } from './let-go.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';

export interface ObservedDepartment {
  /** The outer number. */
  readonly key: number;
  readonly parent: number | null;
  /** Null: the directory does not tell it. */
  readonly name: string | null;
  readonly sort: number;
}

export interface ObservedPerson {
  /** WeCom's userid; found without regard to case. */
  readonly userid: string;
  readonly name: string | null;
  /** Outer numbers of departments; null: not told. */
  readonly departments: readonly number[] | null;
}

export interface Directory {
  readonly departments: readonly ObservedDepartment[];
  readonly people: readonly ObservedPerson[];
  /** Whether it is everybody: whoever has a userid and is not named has left. */
  readonly whole: boolean;
}

export interface ObservedDirectory {
  /** Numbers of departments here by outer number. */
  readonly departments: ReadonlyMap<number, number>;
  /** Numbers of people by userid in lower case. */
  readonly people: ReadonlyMap<string, number>;
  readonly left: readonly number[];
}

/** So many leave at once, or this share of all; more look like a narrower scope of the app. */
const FEW = 5;
const FEW_SHARE = 0.1;

/**
 * Makes who is missing, renames, moves, and lets those who left go (their sessions end; what they did stays). Somebody
 * whom the directory does not know by userid is not touched, nor is the last administrator. `known`: departments by
 * outer number from before.
 */
export async function observeDirectory(
  tx: Tx,
  ctx: Ctx,
  directory: Directory,
  known: ReadonlyMap<number, number>,
): Promise<ObservedDirectory> {
  await advanceVocabulary(tx, ctx.workspace);
  const departments = await writeDepartments(tx, ctx, directory.departments, known);
  const before = await sql.staffWithUserids(tx, ctx.workspace);
  const byUserid = new Map(before.map((row) => [row.wecom_user_id.toLowerCase(), row]));
  const seen = [...new Map(directory.people.map((one) => [one.userid.toLowerCase(), one]))].map(
    ([userid, person]): Seen => ({
      userid,
      person,
      was: byUserid.get(userid),
      departments: person.departments?.flatMap((key) => departments.get(key) ?? []) ?? null,
    }),
  );
  const people = await writePeople(tx, ctx, seen);
  const left: number[] = [];
  const missing = before.filter((row) => row.active && !people.has(row.wecom_user_id.toLowerCase()));
  if (directory.whole && missing.length <= Math.max(FEW, before.length * FEW_SHARE)) {
    for (const row of missing) if (await letGo(tx, ctx, row, 'wecom.left')) left.push(row.id);
  } else if (directory.whole)
    ctx.log.warn({ missing: missing.length }, 'most people are missing in the directory: nobody was let go');
  for (const row of before) {
    const userid = row.wecom_user_id.toLowerCase();
    if (!people.has(userid)) people.set(userid, row.id);
  }
  tx.afterCommit(forgetCallers);
  return { departments, people, left };
}

/** Parents before children, so that each finds its place; one of a circle stands at the top. */
async function writeDepartments(
  tx: Tx,
  ctx: Ctx,
  observed: readonly ObservedDepartment[],
  known: ReadonlyMap<number, number>,
): Promise<Map<number, number>> {
  const here = await sql.departments(tx, ctx.workspace);
  const byId = new Map(here.map((row) => [row.id, row]));
  const byPlace = new Map(here.map((row) => [placeOf(row.parent_id, row.name), row.id]));
  const done = new Map<number, number>();
  // Departments here that are others of those observed: one name does not make two of them one.
  const claimed = new Set(observed.flatMap((one) => known.get(one.key) ?? []));
  const waiting = new Map(observed.map((one) => [one.key, one]));
  const place = async (one: ObservedDepartment): Promise<void> => {
    waiting.delete(one.key);
    const above = one.parent === null ? undefined : waiting.get(one.parent);
    if (above) await place(above);
    const parent = one.parent === null ? null : (done.get(one.parent) ?? null);
    const kept = known.get(one.key);
    const was = kept === undefined ? undefined : byId.get(kept);
    const said = one.name ?? was?.name ?? String(one.key);
    const taken = byPlace.get(placeOf(parent, said));
    const free = taken === undefined || taken === was?.id;
    if (!was && taken !== undefined && !claimed.has(taken)) {
      claimed.add(taken);
      done.set(one.key, taken);
      return;
    }
    // Parents that the app does not see leave namesakes beside each other, where names are told apart.
    const name = free ? said : (was?.name ?? `${said} (${one.key})`);
    const wanted = { name, parent, sort: one.sort };
    const id = was?.id ?? (await sql.insertDepartment(tx, ctx.workspace, wanted));
    if (was && (was.name !== wanted.name || was.parent_id !== parent || was.sort !== wanted.sort))
      await sql.updateDepartment(tx, ctx.workspace, id, wanted);
    byPlace.set(placeOf(parent, wanted.name), id);
    claimed.add(id);
    done.set(one.key, id);
  };
  for (const one of observed) if (waiting.has(one.key)) await place(one);
  return new Map([...known, ...done]);
}

const placeOf = (parent: number | null, name: string): string => `${parent ?? 0} ${name}`;

interface Seen {
  /** Lower case. */
  readonly userid: string;
  readonly person: ObservedPerson;
  readonly was: sql.StaffWithUserid | undefined;
  /** Numbers here; null: not told. */
  readonly departments: readonly number[] | null;
}

const nameOf = ({ person, was }: Seen): string => (person.name ?? was?.name ?? person.userid).slice(0, 100);

/** Everybody together, in a handful of statements. Numbers by userid in lower case. */
async function writePeople(tx: Tx, ctx: Ctx, seen: readonly Seen[]): Promise<Map<string, number>> {
  const missing = seen.filter((one) => !one.was);
  const made = await sql.insertObserved(
    tx,
    ctx.workspace,
    missing.map((one) => ({ name: nameOf(one), wecomUserId: one.person.userid })),
  );
  const people = new Map([
    ...made.map((row) => [row.wecom_user_id.toLowerCase(), row.id] as const),
    ...seen.flatMap(({ userid, was }) => (was ? [[userid, was.id] as const] : [])),
  ]);
  await changePeople(tx, ctx, seen);
  const moved = seen.flatMap(({ userid, was, departments }) => {
    const id = people.get(userid);
    const same = departments === null || sameNumbers(departments, was?.departments ?? []);
    return id === undefined || same ? [] : [{ id, departments }];
  });
  await sql.setDepartmentsOf(tx, ctx.workspace, moved);
  return people;
}

const sameNumbers = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** Names, and who is back: whom an administrator deactivated stays so, whom the directory let go may come back. */
async function changePeople(tx: Tx, ctx: Ctx, seen: readonly Seen[]): Promise<void> {
  const changed = seen.flatMap((one) => {
    const { was } = one;
    if (!was) return [];
    const next = { name: nameOf(one), active: was.active || was.left_at !== null };
    return next.name === was.name && next.active === was.active ? [] : [{ was, next }];
  });
  await sql.updateObserved(
    tx,
    ctx.workspace,
    changed.map(({ was, next }) => ({ id: was.id, ...next })),
  );
  for (const { was, next } of changed)
    await record(tx, ctx, {
      did: 'staff.changed',
      subject: toId('staff', was.id),
      before: { name: was.name, active: was.active },
      after: next,
    });
}
