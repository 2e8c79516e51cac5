/** Saved audiences. */
import { z } from 'zod';
import { endpoint, freeText, idParam, listOf, name, pageQuery } from '#kernel';
import { condition, minPositionParam, position } from './shapes.ts';

export const audience = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z.enum(['dynamic', 'frozen']),
  condition: z.unknown(),
  text: z.string().describe('The condition as a sentence in the caller’s language'),
  count: z
    .number()
    .int()
    .nullable()
    .describe(
      'Customers now, among those that the caller sees; null when the condition can no longer be read',
    ),
  problem: z.string().nullable().describe('Why the condition can no longer be read, e.g. a tag that is gone'),
  shared: z.boolean(),
  owner: z.string().nullable(),
  frozenAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  position,
});

const audienceBody = {
  description: freeText(2000).optional(),
  shared: z.boolean().optional(),
};

export const listAudiences = endpoint({
  method: 'GET',
  path: '/audiences',
  right: 'audiences:read',
  summary: 'Saved audiences: shared ones and one’s own',
  query: pageQuery.extend({ minPosition: minPositionParam }),
  output: listOf(audience),
  errors: ['position.future'],
});
export const createAudience = endpoint({
  method: 'POST',
  path: '/audiences',
  right: 'audiences:write',
  summary: 'Saves a condition under a name',
  status: 201,
  body: z.strictObject({ name: name(100), condition, ...audienceBody }),
  output: audience,
  errors: ['audience.nameTaken', 'condition.invalid'],
});
export const getAudience = endpoint({
  method: 'GET',
  path: '/audiences/{id}',
  right: 'audiences:read',
  summary: 'One saved audience',
  params: idParam,
  query: z.strictObject({ minPosition: minPositionParam }),
  output: audience,
  errors: ['audience.notFound', 'position.future'],
});
export const changeAudience = endpoint({
  method: 'PATCH',
  path: '/audiences/{id}',
  right: 'audiences:write',
  summary: 'Changes name, description or condition; the condition of a frozen audience stays',
  params: idParam,
  body: z.strictObject({ name: name(100).optional(), condition: condition.optional(), ...audienceBody }),
  output: audience,
  errors: [
    'audience.notFound',
    'audience.notYours',
    'audience.nameTaken',
    'audience.frozen',
    'condition.cycle',
  ],
});
export const deleteAudience = endpoint({
  method: 'DELETE',
  path: '/audiences/{id}',
  right: 'audiences:write',
  summary: 'Deletes a saved audience; refused while others refer to it',
  params: idParam,
  output: z.object({ id: z.string() }),
  errors: ['audience.notFound', 'audience.notYours', 'audience.inUse'],
});
export const freezeAudience = endpoint({
  method: 'POST',
  path: '/audiences/{id}/freeze',
  right: 'audiences:write',
  summary: 'Keeps exactly the customers of this moment as a new, frozen audience',
  status: 201,
  params: idParam,
  body: z.strictObject({ name: name(100).optional() }).optional(),
  output: audience,
  errors: ['audience.notFound', 'audience.frozen', 'audience.nameTaken'],
});
