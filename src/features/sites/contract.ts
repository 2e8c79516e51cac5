/** Websites and mini-programs that tell what their visitors look at. What they tell goes to `POST /collect/{key}`. */
import { z } from 'zod';
import { endpoint, idParam, listOf, plainName, wholeQuery } from '#kernel';

const fields = {
  name: plainName(60),
  /** `https://www.example.com`, or `https://*.example.com` for all below it. */
  origins: z.array(z.string().min(1).max(300)).max(20),
  /** Mini-programs and servers name no origin. */
  noOrigin: z.boolean(),
  /** Nothing is taken without the visitor's consent. */
  asksConsent: z.boolean(),
  /** Keeps what stands after `?` in addresses; people's data may stand there. */
  keepsQuery: z.boolean(),
};

export const siteItem = z.object({
  id: z.string(),
  ...fields,
  name: z.string(),
  key: z.string().describe('Public: stands in the pages of the site, and can only tell'),
  status: z.enum(['active', 'archived']),
  lastSeenAt: z.string().nullable(),
  createdAt: z.string(),
});
export type SiteItem = z.output<typeof siteItem>;

const withSecret = siteItem.extend({
  secret: z.string().describe('Signs customers on the server of the site; shown this once'),
});

export const listSites = endpoint({
  method: 'GET',
  path: '/sites',
  right: 'settings:manage',
  summary: 'Websites and mini-programs that tell what their visitors look at',
  query: wholeQuery,
  output: listOf(siteItem),
});

export const createSite = endpoint({
  method: 'POST',
  path: '/sites',
  right: 'settings:manage',
  summary:
    'Lets a website or mini-program tell page views and forms; answers with its public key and, once, its secret',
  status: 201,
  secret: true,
  body: z.strictObject({
    name: fields.name,
    origins: fields.origins.default([]),
    noOrigin: fields.noOrigin.default(false),
    asksConsent: fields.asksConsent.default(true),
    keepsQuery: fields.keepsQuery.default(false),
  }),
  output: withSecret,
  errors: ['site.nameTaken', 'site.badOrigin', 'site.nobodyTells'],
});
export type NewSite = z.output<NonNullable<typeof createSite.body>>;

export const changeSite = endpoint({
  method: 'PATCH',
  path: '/sites/{id}',
  right: 'settings:manage',
  summary: 'Changes a site; its key stays the same',
  params: idParam,
  body: z.strictObject(fields).partial(),
  output: siteItem,
  errors: ['site.notFound', 'site.nameTaken', 'site.badOrigin', 'site.nobodyTells'],
});

export const renewSecret = endpoint({
  method: 'POST',
  path: '/sites/{id}/secret',
  right: 'settings:manage',
  summary: 'Another secret for the site; what was signed with the old one names nobody from now on',
  params: idParam,
  secret: true,
  output: withSecret,
  errors: ['site.notFound'],
});

export const deleteSite = endpoint({
  method: 'DELETE',
  path: '/sites/{id}',
  right: 'settings:manage',
  summary: 'Ends a site: nothing more is taken by its key. What was told stays',
  params: idParam,
  output: z.object({ id: z.string() }),
  errors: ['site.notFound'],
});
