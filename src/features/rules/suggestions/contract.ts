/** What rules propose, and what staff answer. */
import { z } from 'zod';
import { customerTagItem } from '#features/tags/contract';
import { endpoint, idParam, listOf } from '#kernel';

const suggestionParams = z.strictObject({
  id: z.string().min(1).max(300),
  suggestion: z.string().min(1).max(30),
});

export const listSuggestions = endpoint({
  method: 'GET',
  path: '/customers/{id}/suggestions',
  right: 'customers:read',
  summary: 'Tags that rules propose for a customer and nobody has decided about',
  params: idParam,
  output: listOf(
    z.object({
      id: z.string(),
      tag: customerTagItem.shape.tag,
      rule: z.object({ id: z.string(), name: z.string(), version: z.number().int() }),
      text: z.string().nullable().describe('What the rule asks for, in the caller’s language'),
      evidence: z.string().nullable().describe('What the customer had of it when it was proposed'),
      at: z.string(),
    }),
  ),
  errors: ['customer.notFound'],
});
export const acceptSuggestion = endpoint({
  method: 'POST',
  path: '/customers/{id}/suggestions/{suggestion}/accept',
  right: 'tags:apply',
  summary: 'Puts a proposed tag on, as a decision of whoever accepts it',
  params: suggestionParams,
  output: z.object({ id: z.string(), cause: z.string().nullable(), position: z.number().int() }),
  errors: [
    'customer.notFound',
    'suggestion.notFound',
    'tagging.protected',
    'tagging.closed',
    'tagging.locked',
    'tagging.groupFull',
  ],
});
export const rejectSuggestion = endpoint({
  method: 'POST',
  path: '/customers/{id}/suggestions/{suggestion}/reject',
  right: 'tags:apply',
  summary: 'Says no to a proposed tag: this version of the rule does not propose it for the customer again',
  params: suggestionParams,
  output: z.object({ id: z.string() }),
  errors: ['customer.notFound', 'suggestion.notFound'],
});
