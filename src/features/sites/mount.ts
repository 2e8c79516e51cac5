/**
 * `POST /collect/{key}`: where pages tell. The key is public, so it is only good for telling: no answer says anything of
 * anybody, and only pages of the site's own origins may send.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, detailsOf, invalid } from '#kernel';
import { type Allowance, networkOf, Tries } from '#platform/http';
import { isAllowed } from './core/public.ts';
import { type SiteParts, siteCtx } from './parts.ts';
import { signedCustomer } from './signed-customer.ts';
import { noteSeen, type SiteRow, siteByKey } from './site-sql.ts';
import { aboutSecret } from './sites.ts';
import { take, visitorHash } from './take.ts';
import { toldBody } from './told.ts';
import { visitorByToken } from './visitor-sql.ts';

export const COLLECT_PATH = '/collect';

const BODY_LIMIT = 32 * 1024;
/** For each address of the network; of new visitors for each site together, whoever they are. */
const TOLD: Allowance = { perMinute: 600, most: 20_000 };
const NEW_VISITORS: Allowance = { perMinute: 60, most: 20_000 };
/** Forms are kept word for word: much less of them. */
const FORMS: Allowance = { perMinute: 10, most: 20_000 };
const FORMS_OF_SITE: Allowance = { perMinute: 60, most: 1000 };
const NEW_OF_SITE: Allowance = { perMinute: 3000, most: 1000 };

/** Answers that a developer reads, in his language; visitors see nothing of them. */
const unknown = () => new AppError('notFound', 'site.unknown');
const otherOrigin = () => new AppError('notAllowed', 'site.origin');
const withoutConsent = () => new AppError('notAllowed', 'site.consent');
const tooOften = () => new AppError('limitReached', 'site.often');

class Collecting {
  readonly #told = new Tries(TOLD);
  readonly #visitors = new Tries(NEW_VISITORS);
  readonly #ofSite = new Tries(NEW_OF_SITE);

  readonly #forms = new Tries(FORMS);
  readonly #formsOfSite = new Tries(FORMS_OF_SITE);

  constructor(readonly parts: SiteParts) {}

  mayFill(request: FastifyRequest, site: SiteRow): boolean {
    const now = this.parts.clock().getTime();
    return this.#forms.take(networkOf(request.ip), now) && this.#formsOfSite.take(site.key, now);
  }

  mayTell(request: FastifyRequest): boolean {
    return this.#told.take(networkOf(request.ip), this.parts.clock().getTime());
  }

  mayBegin(request: FastifyRequest, site: SiteRow): boolean {
    const now = this.parts.clock().getTime();
    return this.#visitors.take(networkOf(request.ip), now) && this.#ofSite.take(site.key, now);
  }
}

/**
 * The site of the key, if this origin may tell; the answer's CORS headers then name the origin and nobody else's.
 * Errors: `site.unknown`, `site.origin`.
 */
async function siteFor(
  { parts }: Collecting,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SiteRow> {
  const { key } = request.params as { key: string };
  const site = /^bzw_[\w-]{32}$/.test(key) ? await siteByKey(parts.db, key) : null;
  const { origin } = request.headers;
  reply.header('vary', 'Origin').header('cache-control', 'no-store');
  if (!site) throw unknown();
  if (origin === undefined ? !site.no_origin : !isAllowed(site.origins, origin)) throw otherOrigin();
  if (origin !== undefined) reply.header('access-control-allow-origin', origin);
  return site;
}

/** Errors: `site.often`, `site.unknown`, `site.origin`, `site.consent`, `input.invalid`. */
async function collect(
  collecting: Collecting,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { parts } = collecting;
  if (!collecting.mayTell(request)) throw tooOften();
  const site = await siteFor(collecting, request, reply);
  const input = toldBody.safeParse(request.body);
  if (!input.success) {
    const details = detailsOf(input.error);
    throw invalid('input.invalid', { count: details.length }, details);
  }
  const { visitor, customer, consent, events } = input.data;
  if (site.asks_consent && consent !== true) throw withoutConsent();
  for (const { type } of events)
    if (type === 'form.submitted' && !collecting.mayFill(request, site)) throw tooOften();
  const known = await visitorByToken(parts.db, site.workspace_id, visitorHash(site, visitor));
  if (!known && !collecting.mayBegin(request, site)) throw tooOften();
  const ctx = await siteCtx(parts, site.workspace_id);
  const named = customer == null ? null : customerOf(parts, site, customer, ctx.now);
  const accepted = await take(ctx, site, { visitor, customer: named, events });
  await noteSeen(parts.db, site, ctx.now);
  return reply.code(202).send({ accepted });
}

/** A signature that is wrong or too old names nobody; what was told counts all the same. */
function customerOf(parts: SiteParts, site: SiteRow, token: string, now: Date): string | null {
  try {
    return signedCustomer(token, parts.sealer.open(site.secret, aboutSecret(site.key)), now);
  } catch (error) {
    parts.log.warn({ err: error, site: site.id }, 'the secret of a site cannot be read: renew it');
    return null;
  }
}

export function mountCollecting(server: FastifyInstance, parts: SiteParts): void {
  const collecting = new Collecting(parts);
  const path = `${COLLECT_PATH}/:key`;
  const config = { endpoint: 'POST /collect/{key}' };
  server.options(path, { config: { endpoint: 'OPTIONS /collect/{key}' } }, async (request, reply) => {
    await siteFor(collecting, request, reply);
    return reply
      .code(204)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type')
      .header('access-control-max-age', '86400')
      .send();
  });
  server.post(path, { config, bodyLimit: BODY_LIMIT }, (request, reply) =>
    collect(collecting, request, reply),
  );
}
