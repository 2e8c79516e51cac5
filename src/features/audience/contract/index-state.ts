/** The audience index itself: how it stands, and building it again. */
import { z } from 'zod';
import { endpoint } from '#kernel';
import { position } from './shapes.ts';

export const getIndex = endpoint({
  method: 'GET',
  path: '/audience-index',
  right: 'settings:manage',
  summary: 'How the audience index stands, and what the steady recount against the rows found',
  output: z.object({
    position,
    bytes: z.number().int().describe('Memory that it takes in the process that answers'),
    building: z.boolean().describe('A new one is being built, beside the one that answers'),
    checked: z.number().int().describe('Customers recounted so far, each as often as it was'),
    checkedAt: z.string().nullable(),
    driftedAt: z
      .string()
      .nullable()
      .describe('When a recount last differed; the parts were made again then. Null: never, as it should be'),
    drifted: z.array(z.string()).describe('The parts that differed then'),
  }),
});

export const rebuildIndex = endpoint({
  method: 'POST',
  path: '/audience-index/rebuild',
  right: 'settings:manage',
  status: 202,
  summary: 'Builds the audience index again from the rows, in every process; until then the old one answers',
  body: z.strictObject({}).optional(),
  output: z.object({ asked: z.number().int().describe('How often this was asked for so far') }),
});
