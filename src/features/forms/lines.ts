/** What goes on by itself: answers are read within a second or so. */
import { isLost } from '#platform/db';
import type { Line } from '#platform/queue';
import { countAnswers } from './count-answers.ts';
import { workspacesBehind } from './form-sql.ts';
import { type FormParts, formCtx } from './parts.ts';

const REST_MS = 1000;

/** One step for each workspace; one that fails does not keep the others waiting. True: there may be more. */
async function step(parts: FormParts): Promise<boolean> {
  let more = false;
  for (const workspace of await workspacesBehind(parts.db)) {
    try {
      more = (await countAnswers(await formCtx(parts, workspace))) || more;
    } catch (error) {
      if (isLost(error)) throw error;
      parts.log.error({ err: error, workspace }, 'answers to forms were not counted');
    }
  }
  return more;
}

export const formLines = (parts: FormParts): readonly Line[] => [
  { name: 'forms', restMs: REST_MS, step: () => step(parts) },
];
