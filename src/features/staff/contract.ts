import { z } from 'zod';
import { endpoint } from '#kernel';

export const session = endpoint({
  method: 'GET',
  path: '/session',
  right: null,
  summary: 'Who am I: name, workspace, roles and rights',
  output: z.object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }),
    workspace: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
    roles: z.array(z.string()),
    rights: z.array(z.string()),
    language: z.string().nullable(),
  }),
});
