/** What the preview of a rule says over HTTP. */
import { z } from 'zod';
import { endpoint, idParam } from '#kernel';

const share = z.number().describe('0 to 1');
const concerned = {
  overlap: z
    .object({
      count: z.number().int().describe('Customers who would have a tag of the rule'),
      total: z.number().int().describe('All customers'),
      tags: z.array(
        z.object({
          tag: z.string(),
          path: z.string(),
          count: z
            .number()
            .int()
            .describe('Of those who would have a tag of the rule, how many have this one'),
          share,
          all: z.number().int().describe('Of all customers, how many have it'),
          shareOfAll: share,
        }),
      ),
    })
    .describe(
      'The tags that most of them have now, at most ten, without those of the rule. Of a rule that only suggests, whoever it would propose a tag for counts too',
    ),
  staff: z
    .object({
      count: z.number().int().describe('Members of staff who own or follow a customer who would change'),
      customers: z.number().int().describe('Customers who would gain or lose a tag, or have one proposed'),
      most: z
        .array(z.object({ id: z.string(), name: z.string(), customers: z.number().int() }))
        .describe('The most concerned, at most ten'),
    })
    .describe('Whose customers would change'),
  bought: z
    .object({
      count: z.number().int().describe('Customers whom it would have given a tag within these days'),
      bought: z.number().int().describe('Of them, those who paid an order after their first such tag'),
      share: share.nullable(),
      total: z.number().int().describe('All customers'),
      all: z.number().int().describe('Of them, those who paid an order within these days'),
      shareOfAll: share.nullable(),
    })
    .nullable()
    .describe(
      'Who bought later; refunded orders do not count. Null unless the rule looks at nothing but behaviour: of tags, attributes and relations the replay knows only how they are now',
    ),
};

export const previewRule = endpoint({
  method: 'POST',
  path: '/rules/{id}/preview',
  right: 'rules:write',
  summary: 'What the newest version would do now, and would have done day by day; writes nothing',
  params: idParam,
  body: z.strictObject({ days: z.number().int().min(1).max(366).optional() }).optional(),
  output: z.object({
    version: z.number().int(),
    adds: z.number().int().describe('Tags that customers would get now, with backfill'),
    removes: z.number().int().describe('Tags that customers would lose now, with backfill'),
    unchanged: z.number().int().describe('Tags that it stands for and that are there already'),
    refused: z.number().int().describe('Tags that somebody stronger keeps from changing'),
    byDay: z.array(z.object({ day: z.string(), adds: z.number().int(), removes: z.number().int() })),
    samples: z.array(
      z.object({
        customer: z.object({ id: z.string(), name: z.string() }),
        tag: z.string(),
        explanation: z.unknown(),
      }),
    ),
    ladder: z
      .object({
        steps: z.array(
          z.object({
            tag: z.string(),
            meets: z.number().int().describe('Customers who meet its condition'),
            stands: z.number().int().describe('Of them, those who meet no earlier one'),
          }),
        ),
        none: z.number().int().describe('Customers in its scope who meet no step'),
      })
      .nullable()
      .describe('How the steps of a ladder reach; null for any other rule'),
    conflicts: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(['blocks', 'warns']),
        text: z.string(),
        witness: z
          .object({ id: z.string(), name: z.string() })
          .nullable()
          .describe('A customer whom it is about; null: nobody now'),
      }),
    ),
    suggests: z
      .number()
      .int()
      .describe('Tags that it would propose now, beside those that wait already; 0 unless it only suggests'),
    wecomWrites: z
      .number()
      .int()
      .describe('Pairs of staff and customer whose tags would be written to WeCom'),
    ...concerned,
  }),
  errors: ['rule.notFound', 'rule.invalid'],
});
