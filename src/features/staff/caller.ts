/** A member of staff as the one who acts. */
import { type Language, languages, toId } from '#kernel';
import type { Caller } from '#platform/http';
import { isRole, reachOf, rightsOf } from './core/public.ts';
import type * as sql from './sql.ts';

const isLanguage = (text: string | null): text is Language =>
  (languages as readonly (string | null)[]).includes(text);

export function callerOf(row: sql.CallerRow): Caller {
  const roles = row.roles.filter(isRole);
  return {
    actor: {
      kind: 'staff',
      id: toId('staff', row.id),
      name: row.name,
      workspace: row.workspace_id,
      staff: row.id,
      roles,
      rights: new Set(rightsOf(roles)),
      reach: reachOf(roles),
      departments: row.departments,
    },
    timeZone: row.time_zone,
    language: isLanguage(row.language) ? row.language : null,
    byCookie: true,
  };
}
