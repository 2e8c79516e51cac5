/** Pieces that several endpoints of audiences share. */
import { z } from 'zod';
import { conditionSchema } from '#features/conditions/core';

export const condition = conditionSchema.describe('Condition (see the language in the documentation)');

const atLeast = (number: z.ZodType<number>) =>
  number.optional().describe('Answer with at least this position, as a write returned it');

/** In a body. Every read of audiences takes it, and `Audiences.index` alone waits for it. */
export const minPosition = atLeast(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER));
/** In a query. */
export const minPositionParam = atLeast(z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER));

export const position = z.number().int().describe('Position that the answer is of');
