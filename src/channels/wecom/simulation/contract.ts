/** A simulated company for whoever has no corp at hand: it is the customer and the member of staff that one plays. */
import { z } from 'zod';
import { endpoint, text } from '#kernel';

const pair = { userId: text(64, 1), externalUserId: text(64, 1) };

/** What one can do in the simulated WeCom. */
export const simulatedAct = z.discriminatedUnion('act', [
  /** Scans a channel's code (by its config id), or finds the member without one. */
  z.strictObject({
    act: z.literal('scan'),
    configId: text(64, 1),
    externalUserId: text(64, 1).optional(),
    name: text(50).optional(),
  }),
  z.strictObject({
    act: z.literal('add'),
    userId: text(64, 1),
    externalUserId: text(64, 1).optional(),
    name: text(50).optional(),
  }),
  z.strictObject({ act: z.literal('write'), ...pair }),
  z.strictObject({ act: z.literal('leave'), ...pair }),
  /** Of the member of staff: tags by `group/name`. */
  z.strictObject({
    act: z.literal('edit'),
    ...pair,
    addTags: z.array(text(80, 1)).max(50).default([]),
    removeTags: z.array(text(80, 1)).max(50).default([]),
    remark: text(20).optional(),
  }),
  z.strictObject({ act: z.literal('delete'), ...pair }),
]);

const simulated = z.object({
  corpId: z.string(),
  members: z.array(z.object({ userId: z.string(), name: z.string(), customers: z.number().int() })),
  /** Codes that can be scanned. */
  codes: z.array(z.object({ configId: z.string(), remark: z.string(), state: z.string() })),
  library: z.array(z.object({ group: z.string(), tags: z.array(z.string()) })),
  /** The newest relations first, of one member when that was asked for. */
  relations: z.array(
    z.object({
      userId: z.string(),
      externalUserId: z.string(),
      name: z.string(),
      status: z.string(),
      remark: z.string(),
      tags: z.array(z.string()),
      /** Welcome messages that the customer got. */
      welcomes: z.array(z.string()),
      since: z.string(),
    }),
  ),
});
export type Simulated = z.output<typeof simulated>;

export const startSimulation = endpoint({
  method: 'POST',
  path: '/wecom/simulator',
  right: 'settings:manage',
  summary: 'Connects the workspace to a simulated company with staff, customers and tags',
  output: simulated,
  errors: ['wecom.connectedAlready'],
});

export const showSimulation = endpoint({
  method: 'GET',
  path: '/wecom/simulator',
  right: 'settings:manage',
  summary: 'The simulated company as its people see it',
  query: z.strictObject({ member: z.string().max(64).optional() }),
  output: simulated,
  errors: ['wecom.notSimulated'],
});

export const actInSimulation = endpoint({
  method: 'POST',
  path: '/wecom/simulator/acts',
  right: 'settings:manage',
  summary: 'Does something in the simulated WeCom: scans a code, chats, deletes, puts tags on',
  body: simulatedAct,
  output: z.object({ userId: z.string(), externalUserId: z.string() }),
  errors: ['wecom.notSimulated', 'wecom.cannotHappen'],
});
