/** What goes on by itself: answers are read within a second or so. */
import { EachUnlessResting, type Line } from '#platform/queue';
import { countAnswers } from './count-answers.ts';
import { workspacesBehind } from './form-sql.ts';
import { type FormParts, formCtx } from './parts.ts';

const REST_MS = 1000;

export function formLines(parts: FormParts): readonly Line[] {
  const each = new EachUnlessResting('answers to forms were not counted', (workspace: number) => ({
    workspace,
  }));
  const step = async () =>
    each.step(parts.log, await workspacesBehind(parts.db), async (workspace) =>
      countAnswers(await formCtx(parts, workspace)),
    );
  return [{ name: 'forms', restMs: REST_MS, step }];
}
