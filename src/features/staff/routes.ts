import { toId } from '#kernel';
import { type Route, route } from '#platform/http';
import { session } from './contract.ts';

export const staffRoutes: readonly Route[] = [
  route(session, async (ctx) => {
    const workspace = await ctx.db.one<{ name: string; time_zone: string }>(
      'select name, time_zone from workspace where id = $1',
      [ctx.workspace],
    );
    return {
      user: { id: ctx.actor.id, name: ctx.actor.name, email: null },
      workspace: {
        id: toId('workspace', ctx.workspace),
        name: workspace.name,
        timeZone: workspace.time_zone,
      },
      roles: [...ctx.actor.roles],
      rights: [...ctx.actor.rights],
      language: null,
    };
  }),
];
