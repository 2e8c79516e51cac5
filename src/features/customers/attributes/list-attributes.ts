import { requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { wholePage } from '#platform/http';
import type { AttributeOutput } from '../contract.ts';
import { builtInCatalogue } from '../core/public.ts';
import * as sql from './attribute-sql.ts';
import { showAttribute } from './stored-attribute.ts';

/** The declared ones in their order; on request also archived and built-in ones. Error: `cursor.invalid`. */
export async function listAttributes(
  ctx: Ctx,
  query: {
    readonly archived: boolean;
    readonly builtIn: boolean;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
) {
  requireRight(ctx.actor, 'customers:read');
  const rows = await sql.listAttributes(ctx.db, ctx.workspace);
  const own = rows.filter((row) => query.archived || row.archived_at === null).map(showAttribute);
  const builtIn = query.builtIn
    ? builtInCatalogue(ctx.language).map(
        ({ key, label, type, options }): AttributeOutput => ({
          id: null,
          key,
          label,
          type,
          options: [...options],
          unit: null,
          description: '',
          order: 0,
          builtIn: true,
          archived: false,
          createdAt: null,
        }),
      )
    : [];
  return wholePage([...own, ...builtIn], query);
}
