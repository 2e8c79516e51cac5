/** The audit trail. */
import { z } from 'zod';
import { endpoint, instant, listOf, pageQuery, text } from '#kernel';

const auditItem = z.object({
  id: z.string(),
  at: instant,
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  ip: z.string().nullable(),
  did: z.string(),
  subject: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditItem = z.output<typeof auditItem>;

const auditFilter = {
  actor: text(100).optional(),
  /** A whole action (`tag.renamed`) or its beginning (`tag.`). */
  did: text(100).optional(),
  subject: text(100).optional(),
  /** Inclusive. */
  since: instant.optional(),
  /** Exclusive. */
  until: instant.optional(),
};

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  right: 'audit:read',
  summary: 'Who changed what, when, from where; newest first',
  query: pageQuery.extend(auditFilter),
  output: listOf(auditItem),
});

export const exportAudit = endpoint({
  method: 'GET',
  path: '/audit/export',
  right: 'audit:read',
  summary:
    'The audit trail as a CSV file, with the filters of the list; times in the time zone of the workspace',
  query: z.strictObject({ format: z.literal('csv').default('csv'), ...auditFilter }),
  output: z.string(),
  raw: true,
});
