/** Keys of programs. */
import { z } from 'zod';
import { endpoint, idParam, instant, listOf, name, pageQuery, rights } from '#kernel';
import { right } from './pieces.ts';

const apiKeyItem = z.object({
  id: z.string(),
  name: z.string(),
  /** First characters, to tell keys apart. */
  hint: z.string(),
  scopes: z.array(right),
  createdBy: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  /** To the minute. */
  lastUsedAt: instant.nullable(),
});
export type ApiKeyItem = z.output<typeof apiKeyItem>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api-keys',
  right: 'keys:manage',
  summary: 'Keys of programs, newest first, without the keys themselves',
  query: pageQuery,
  output: listOf(apiKeyItem),
});

export const createApiKey = endpoint({
  secret: true,
  method: 'POST',
  path: '/api-keys',
  right: 'keys:manage',
  summary: 'Make a key; it is shown only in this answer. Its scopes can’t exceed the rights of its maker',
  body: z.strictObject({
    name: name(64),
    scopes: z.array(right).max(rights.length),
    expiresAt: instant.nullable().default(null),
  }),
  output: apiKeyItem.extend({ key: z.string() }),
  status: 201,
  errors: ['apiKey.beyondYou'],
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api-keys/{id}',
  right: 'keys:manage',
  summary: 'Revoke a key at once; it stays in the list',
  params: idParam,
  output: apiKeyItem,
  errors: ['apiKey.notFound'],
});
