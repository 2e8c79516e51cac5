/** What goes on by itself: answers are read within a second or so. */
import { DAY } from '#kernel';
import type { Db } from '#platform/db';
import { EachUnlessResting, type Line, type Schedule } from '#platform/queue';
import { countAnswers } from './count-answers.ts';
import { workspacesBehind } from './form-sql.ts';
import { forgetOldAnswers, workspacesWithUntold } from './link-sql.ts';
import { tellAnswers } from './page/submit.ts';
import { type FormParts, formCtx } from './parts.ts';

const REST_MS = 1000;
const ANSWERS_REST_MS = 5000;
/** Who is not known until then stays unknown. */
const KEPT_DAYS = 30;

export function formLines(parts: FormParts): readonly Line[] {
  const each = new EachUnlessResting('answers to forms were not counted', (workspace: number) => ({
    workspace,
  }));
  const step = async () =>
    each.step(parts.log, await workspacesBehind(parts.db), async (workspace) =>
      countAnswers(await formCtx(parts, workspace)),
    );
  return [{ name: 'forms', restMs: REST_MS, step }, answersLine(parts)];
}

/** Answers of people who have become known since. */
function answersLine(parts: FormParts): Line {
  const each = new EachUnlessResting('answers on pages of ours were not told', (workspace: number) => ({
    workspace,
  }));
  const step = async () =>
    each.step(parts.log, await workspacesWithUntold(parts.db), async (workspace) =>
      tellAnswers(await formCtx(parts, workspace)),
    );
  return { name: 'form-answers', restMs: ANSWERS_REST_MS, step };
}

export const formSchedules = (clock: () => Date): readonly Schedule[] => [
  {
    name: 'forms-forget',
    cron: '44 19 * * *',
    work: async (db: Db) => {
      await forgetOldAnswers(db, new Date(clock().getTime() - KEPT_DAYS * DAY));
    },
  },
];
