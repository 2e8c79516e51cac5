/** What a person enters for a notice, as it is stored: names become numbers, and everything wrong is named at once. */
import { staffByKey } from '#features/staff';
import { libraryOf, resolveTags } from '#features/tags';
import { type ErrorDetail, invalid, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { NewNotice } from './contract.ts';
import type { NoticeRow, NoticeSettings } from './notice-sql.ts';
import type { NoticePorts, Robot } from './ports.ts';
import { type KeptRobot, keepRobot } from './robot-key.ts';

/** All that a person decides. */
export type EnteredNotice = Omit<NewNotice, 'language'> & { readonly language: NoticeRow['language'] };

type To = NewNotice['to'];
type Settled = Omit<NoticeSettings, 'since_position' | 'stop_code'>;

/**
 * `id`: number of the notice, for which the robot's key is sealed. `kept`: what is there already.
 * Errors: `notice.nothingWatched`, `tags.unknown`, `notice.notUsable`, `notice.robotNeeded`, `notice.badAddress`.
 */
export async function resolveNotice(
  ports: NoticePorts,
  ctx: Ctx,
  id: number,
  entered: EnteredNotice,
  kept: NoticeRow | null,
): Promise<Settled> {
  if (entered.tags.length + entered.groups.length === 0)
    throw invalid('notice.nothingWatched', {}, [{ path: 'tags', code: 'required' }]);
  const details: ErrorDetail[] = [];
  const tags = await watchedTags(ctx, entered.tags, details);
  const groups = await watchedGroups(ctx, entered.groups, details);
  const staff = entered.to.kind === 'staff' ? await people(ctx, entered.to.staff, details) : [];
  if (details.length > 0) throw invalid('notice.notUsable', { count: details.length }, details);
  const { quiet, to } = entered;
  return {
    name: entered.name,
    state: entered.state,
    tags,
    groups,
    sources: [...new Set(entered.sources)],
    target: to.kind,
    staff,
    via: to.kind === 'robot' ? 'app' : to.via,
    ...(await robotFields(ports, ctx, id, to, kept)),
    mention_owner: to.kind === 'robot' && to.mentionOwner,
    template: entered.template,
    language: entered.language,
    quiet_from: quiet?.from ?? null,
    quiet_until: quiet?.until ?? null,
    quiet_messages: quiet?.messages ?? null,
    again_after_h: entered.againAfterHours,
  };
}

/** A personal tag is its owner's own, and who holds an internal tag is nobody to tell of. */
async function watchedTags(ctx: Ctx, refs: readonly string[], details: ErrorDetail[]): Promise<number[]> {
  const terms = await resolveTags(ctx, refs);
  const library = await libraryOf(ctx.db, ctx.workspace);
  for (const [i, { id }] of terms.entries()) {
    const tag = library.tags.get(id);
    const problem = tag?.owner_id != null ? 'personalTag' : tag?.internal ? 'internalTag' : null;
    if (tag && problem)
      details.push({ path: `tags.${i}`, code: `notice.${problem}`, facts: { tag: tag.path } });
  }
  return [...new Set(terms.map((term) => term.id))];
}

async function watchedGroups(ctx: Ctx, refs: readonly string[], details: ErrorDetail[]): Promise<number[]> {
  const library = await libraryOf(ctx.db, ctx.workspace);
  const found = refs.map((ref) => library.resolveGroup(ref, ctx.actor));
  for (const [i, group] of found.entries())
    if (!group)
      details.push({
        path: `groups.${i}`,
        code: 'notice.groupUnknown',
        facts: { group: (refs[i] ?? '').slice(0, 80) },
      });
  return [...new Set(found.flatMap((group) => group?.id ?? []))];
}

/** Who works here, by `stf_1` or `wecom:USERID`. */
export async function people(ctx: Ctx, keys: readonly string[], details: ErrorDetail[]): Promise<number[]> {
  const known = await staffByKey(ctx.db, ctx.workspace, keys);
  for (const [i, key] of keys.entries())
    if (!known.get(key)?.active)
      details.push({
        path: `to.staff.${i}`,
        code: 'notice.staffUnknown',
        facts: { key: key.slice(0, 80) },
      });
  return [...new Set(keys.flatMap((key) => known.get(key)?.id ?? []))];
}

/** The robot of an address that was entered. Errors: `notice.badAddress`. */
export async function robotAt(ports: NoticePorts, ctx: Ctx, address: string): Promise<Robot> {
  const robot = await ports.delivery.robotOf(ctx.workspace, address);
  if (!robot) throw invalid('notice.badAddress', {}, [{ path: 'to.webhook', code: 'invalid' }]);
  return robot;
}

export const robotNeeded = () =>
  invalid('notice.robotNeeded', {}, [{ path: 'to.webhook', code: 'required' }]);

async function robotFields(
  ports: NoticePorts,
  ctx: Ctx,
  id: number,
  to: To,
  kept: NoticeRow | null,
): Promise<KeptRobot | { robot_key: null; robot_hash: null; robot_tail: null }> {
  if (to.kind !== 'robot') return { robot_key: null, robot_hash: null, robot_tail: null };
  if (to.webhook !== undefined)
    return keepRobot(ports.sealer, ctx.workspace, id, await robotAt(ports, ctx, to.webhook));
  if (kept?.robot_key && kept.robot_hash !== null && kept.robot_tail !== null)
    return { robot_key: kept.robot_key, robot_hash: kept.robot_hash, robot_tail: kept.robot_tail };
  throw robotNeeded();
}

/** What is there, as it would be entered. */
export const enteredOf = (row: NoticeRow): EnteredNotice => ({
  name: row.name,
  state: row.state,
  tags: row.tags.map((id) => toId('tag', id)),
  groups: row.groups.map((id) => toId('group', id)),
  sources: [...row.sources],
  to:
    row.target === 'robot'
      ? { kind: 'robot', mentionOwner: row.mention_owner }
      : row.target === 'staff'
        ? { kind: 'staff', staff: row.staff.map((id) => toId('staff', id)), via: row.via }
        : { kind: 'owner', via: row.via },
  template: row.template,
  language: row.language,
  quiet:
    row.quiet_from !== null && row.quiet_until !== null && row.quiet_messages !== null
      ? { from: row.quiet_from, until: row.quiet_until, messages: row.quiet_messages }
      : null,
  againAfterHours: row.again_after_h,
});
