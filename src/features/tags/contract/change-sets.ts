/** Change sets of the library as outside programs see them. */
import { z } from 'zod';
import { endpoint, idParam, listOf, pageQuery } from '#kernel';
import { instant, who } from './shapes.ts';

export const changeSetItem = z.object({
  id: z.string(),
  /** What was done, e.g. `tag.merged`, `library.applied`. */
  did: z.string(),
  subject: z.string(),
  at: instant,
  by: who,
  changes: z.array(
    z.object({
      element: z.enum(['category', 'group', 'tag']),
      id: z.string(),
      name: z.string(),
      verb: z.string(),
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
    }),
  ),
  undoneBy: z.string().nullable(),
  undoes: z.string().nullable(),
  /** Until when it can be undone; null when it was. */
  undoUntil: instant.nullable(),
});

export const listChangeSets = endpoint({
  method: 'GET',
  path: '/change-sets',
  right: 'library:read',
  summary: 'Changes of the library, newest first',
  query: pageQuery,
  output: listOf(changeSetItem),
});

export const undoChangeSet = endpoint({
  method: 'POST',
  path: '/change-sets/{id}/undo',
  right: 'library:write',
  summary: 'Take a change of the library back, within 90 days; what was changed again since stays',
  params: idParam,
  output: z.object({
    job: z.object({ id: z.string() }).optional(),
    changeSet: z.string().nullable(),
    restored: z.int(),
    kept: z.array(z.object({ id: z.string(), name: z.string(), fields: z.array(z.string()) })),
    assignments: z.object({ restored: z.int(), kept: z.int() }),
  }),
  errors: [
    'changeSet.notFound',
    'changeSet.notYours',
    'changeSet.undone',
    'changeSet.tooOld',
    'library.nameTaken',
    'library.unsound',
  ],
});
