/** Takes back what a rule did from one of its runs on, after saying how much that is. */
import { ConfirmDialog, ErrorNote, SkeletonRows, useApi, useFormat, useTexts, useToast, useWrite } from '#ui';
import { listJobsRoute } from '../../jobs/api.ts';
import { type Rule, revertEffectRoute, revertRoute, ruleRoute, rulesRoute, runsRoute } from '../api.ts';
import type { RunGroup } from './run-groups.ts';
import { historyTexts } from './texts.ts';

export interface RevertDialogProps {
  rule: Rule;
  from: RunGroup;
  onClose: () => void;
}

export function RevertDialog({ rule, from, onClose }: RevertDialogProps) {
  const t = useTexts(historyTexts);
  const format = useFormat();
  const toast = useToast();
  // Its oldest step, and with it all later ones.
  const params = { id: rule.id, run: from.runs.at(-1)?.id ?? from.key };
  const effect = useApi(revertEffectRoute, { params, body: { dryRun: true } }, { staleTime: 0 });
  const counted = effect.data && 'changes' in effect.data ? effect.data : null;
  const revert = useWrite(revertRoute, {
    invalidates: [rulesRoute, ruleRoute, runsRoute, listJobsRoute],
    onDone: (answer) => {
      toast(
        'job' in answer
          ? { text: t('revertRuns'), tone: 'info' }
          : { text: t('revertDone', { restored: answer.restored, kept: answer.kept }) },
      );
      onClose();
    },
  });
  const live = rule.status === 'live';
  return (
    <ConfirmDialog
      title={t('revertTitle', { when: format.moment(from.at) })}
      action={t('revertAction', { count: counted?.changes ?? 0 })}
      danger
      busy={revert.isPending}
      disabled={!counted}
      error={revert.error}
      onConfirm={() => revert.mutate({ params, body: { pause: live } })}
      onClose={onClose}
    >
      {counted ? (
        <>
          <p>{t('revertEffect', { runs: counted.runs, changes: counted.changes })}</p>
          <p>{t('revertKeeps')}</p>
          {live && <p>{t('revertPauses')}</p>}
        </>
      ) : effect.error ? (
        <ErrorNote error={effect.error} />
      ) : (
        <SkeletonRows rows={1} />
      )}
    </ConfirmDialog>
  );
}
