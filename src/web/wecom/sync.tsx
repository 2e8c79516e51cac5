/** Comparing everything with WeCom: the button, and how far the newest comparison is, like any other job. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { SECOND } from '#kernel';
import { ErrorNote, Icon, keyOf, useApi, useTexts, useWrite } from '#ui';
import { type Job, listJobsRoute } from '../jobs/api.ts';
import { hasEnded } from '../jobs/job.ts';
import { driftRoute, statusRoute, syncRoute } from './api.ts';
import { wecomTexts } from './texts.ts';

/** Syncs are rare among jobs, but one must be found between some imports. */
const LOOKED_THROUGH = 50;

/** The newest sync, while it runs and afterwards. */
export function useLatestSync(): Job | undefined {
  const client = useQueryClient();
  const { data } = useApi(listJobsRoute, { query: { limit: LOOKED_THROUGH } }, { every: 2 * SECOND });
  const job = data?.items.find((each) => each.kind === 'wecom.sync');
  const ended = job !== undefined && hasEnded(job);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when a job ends
  useEffect(() => {
    for (const queryKey of [keyOf(statusRoute), keyOf(driftRoute)])
      void client.invalidateQueries({ queryKey });
  }, [client, job?.id, ended]);
  return job;
}

export interface SyncButtonProps {
  job: Job | undefined;
  primary?: boolean;
}

export function SyncButton({ job, primary = false }: SyncButtonProps) {
  const t = useTexts(wecomTexts);
  const start = useWrite(syncRoute, { invalidates: [listJobsRoute] });
  const runs = job !== undefined && !hasEnded(job);
  return (
    <>
      <ErrorNote error={start.error} />
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<Icon name="refresh" size={14} />}
        loading={start.isPending || runs}
        onClick={() => start.mutate({})}
      >
        {t(runs ? 'syncing' : 'sync')}
      </Button>
    </>
  );
}
