/** Makes, changes and ends sites. */
import { randomBytes } from 'node:crypto';
import { record } from '#features/staff';
import { nameTakenIn } from '#features/tags/core';
import {
  type BodyOf,
  conflict,
  type ErrorDetail,
  invalid,
  needId,
  notFound,
  type OutputOf,
  type QueryOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { wholePage } from '#platform/http';
import type { Sealer } from '#platform/sealing';
import type {
  changeSite as changeContract,
  createSite as createContract,
  listSites as listContract,
  NewSite,
  SiteItem,
} from './contract.ts';
import { originOf } from './core/public.ts';
import {
  archiveSite,
  insertSite,
  listSiteRows,
  type SiteRow,
  type SiteSettings,
  setSecret,
  siteById,
  siteNames,
  updateSite,
} from './site-sql.ts';

type WithSecret = OutputOf<typeof createContract>;

const random = (prefix: string): string => `${prefix}${randomBytes(24).toString('base64url')}`;
export const aboutSecret = (key: string): string => `site.secret ${key}`;

export async function listSites(
  ctx: Ctx,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'settings:manage');
  return wholePage((await listSiteRows(ctx.db, ctx.workspace)).map(shown), query);
}

/** Errors: `site.nameTaken`, `site.badOrigin`, `site.nobodyTells`. */
export async function createSite(ctx: Ctx, sealer: Sealer, input: NewSite): Promise<WithSecret> {
  requireRight(ctx.actor, 'settings:manage');
  const settings = resolve(input);
  const key = random('bzw_');
  const secret = random('bzs_');
  const row = await ctx.db.transaction(async (tx) => {
    // Two who choose one name take turns.
    await advance(tx, ctx.workspace, 0);
    await refuseTaken(tx, ctx, settings.name, null);
    const made = await insertSite(
      tx,
      ctx.workspace,
      { ...settings, key, secret: sealer.seal(secret, aboutSecret(key)) },
      ctx.now,
    );
    await record(tx, ctx, { did: 'site.created', subject: toId('site', made.id), after: settings });
    return made;
  });
  return { ...shown(row), secret };
}

/** Errors: `site.notFound`, and those of creating one. */
export async function changeSite(
  ctx: Ctx,
  ref: string,
  input: BodyOf<typeof changeContract>,
): Promise<SiteItem> {
  requireRight(ctx.actor, 'settings:manage');
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const before = await needSite(tx, ctx, ref);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const settings = resolve({ ...enteredOf(before), ...given });
    await refuseTaken(tx, ctx, settings.name, before.id);
    const row = await updateSite(tx, ctx.workspace, before.id, settings, ctx.now);
    await record(tx, ctx, { did: 'site.changed', subject: ref, before: settingsOf(before), after: settings });
    return shown(row);
  });
}

/** Error: `site.notFound`. */
export async function renewSecret(ctx: Ctx, sealer: Sealer, ref: string): Promise<WithSecret> {
  requireRight(ctx.actor, 'settings:manage');
  const secret = random('bzs_');
  return ctx.db.transaction(async (tx) => {
    const row = await needSite(tx, ctx, ref);
    await setSecret(tx, ctx.workspace, row.id, sealer.seal(secret, aboutSecret(row.key)));
    await record(tx, ctx, { did: 'site.secretRenewed', subject: ref, after: { name: row.name } });
    return { ...shown(row), secret };
  });
}

/** Error: `site.notFound`. */
export async function deleteSite(ctx: Ctx, ref: string): Promise<{ id: string }> {
  requireRight(ctx.actor, 'settings:manage');
  await ctx.db.transaction(async (tx) => {
    const row = await needSite(tx, ctx, ref);
    await archiveSite(tx, ctx.workspace, row.id, ctx.now);
    await record(tx, ctx, { did: 'site.ended', subject: ref, before: settingsOf(row) });
  });
  return { id: ref };
}

async function needSite(db: Queryable, ctx: Ctx, ref: string): Promise<SiteRow> {
  const row = await siteById(db, ctx.workspace, needId('site', ref));
  if (!row) throw notFound('site.notFound', { id: ref });
  return row;
}

async function refuseTaken(tx: Tx, { workspace }: Ctx, name: string, own: number | null): Promise<void> {
  const taken = nameTakenIn(await siteNames(tx, workspace), name, own);
  if (taken) throw conflict('site.nameTaken', { name: taken.name });
}

function resolve(input: NewSite): SiteSettings {
  const details: ErrorDetail[] = [];
  const origins = input.origins.flatMap((text, i) => {
    const origin = originOf(text);
    if (origin === null)
      details.push({ path: `origins.${i}`, code: 'site.badOrigin', facts: { origin: text.slice(0, 200) } });
    return origin ?? [];
  });
  if (details.length > 0)
    throw invalid('site.badOrigin', { origin: input.origins.join(', ').slice(0, 200) }, details);
  if (origins.length === 0 && !input.noOrigin)
    throw invalid('site.nobodyTells', {}, [{ path: 'origins', code: 'required' }]);
  return {
    name: input.name,
    origins: [...new Set(origins)],
    no_origin: input.noOrigin,
    asks_consent: input.asksConsent,
    keeps_query: input.keepsQuery,
  };
}

const enteredOf = (row: SiteRow): NewSite => ({
  name: row.name,
  origins: [...row.origins],
  noOrigin: row.no_origin,
  asksConsent: row.asks_consent,
  keepsQuery: row.keeps_query,
});

const settingsOf = ({ name, origins, no_origin, asks_consent, keeps_query }: SiteRow): SiteSettings => ({
  name,
  origins,
  no_origin,
  asks_consent,
  keeps_query,
});

const shown = (row: SiteRow): SiteItem => ({
  id: toId('site', row.id),
  ...enteredOf(row),
  key: row.key,
  status: row.archived_at === null ? 'active' : 'archived',
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});
