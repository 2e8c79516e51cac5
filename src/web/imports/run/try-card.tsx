/** Beside the mapping: first what a run would do, then the run itself. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Card, ErrorState, keyOf, Note, useFormat, useShortcut, useTexts, useWrite } from '#ui';
import {
  dryRunImportRoute,
  getImportRoute,
  type ImportItem,
  isEffect,
  isLibraryLook,
  listImportsRoute,
} from '../api.ts';
import styles from '../imports.module.css';
import { mappingTexts } from '../mapping/texts.ts';
import type { MappingDraft } from '../mapping/use-mapping.ts';
import { CountsList } from './counts-list.tsx';
import { PlanPart } from './plan-part.tsx';
import { ProgressCard } from './progress-card.tsx';
import { RefusedPart } from './refused-part.tsx';
import { RunPart } from './run-part.tsx';
import { runTexts } from './texts.ts';

export interface TryCardProps {
  item: ImportItem;
  /** `null` for a library, which needs no mapping. */
  draft: MappingDraft | null;
}

export function TryCard({ item, draft }: TryCardProps) {
  const t = useTexts(runTexts);
  const m = useTexts(mappingTexts);
  const format = useFormat();
  const client = useQueryClient();
  const attempt = useWrite(dryRunImportRoute, {
    onDone: () => {
      void client.invalidateQueries({ queryKey: keyOf(getImportRoute) });
      void client.invalidateQueries({ queryKey: keyOf(listImportsRoute) });
    },
  });
  const problems = draft?.problems.length ?? 0;
  const ready = problems === 0 && (draft === null || draft.state === 'kept');
  const start = () => {
    if (ready && !attempt.isPending) attempt.mutate({ params: { id: item.id } });
  };
  useShortcut({ keys: 'mod+enter', label: t('try'), group: t('runTitle'), run: start });
  if (item.status === 'checking') return <ProgressCard item={item} />;
  const { dryRun } = item;
  const button = (
    <Button
      type={dryRun ? 'default' : 'primary'}
      onClick={start}
      disabled={!ready}
      loading={attempt.isPending}
    >
      {dryRun ? t('tryAgain') : t('try')}
    </Button>
  );
  if (!dryRun)
    return (
      <Card title={t('tryTitle')}>
        <div className={styles.stack}>
          <p className="t2">{t('tryText')}</p>
          {problems > 0 && <Note tone="warn">{m('toFix', { count: problems })}</Note>}
          {attempt.error && <ErrorState error={attempt.error} what={t('tryFailed')} />}
          <div>{button}</div>
        </div>
      </Card>
    );
  const stale = draft !== null && draft.state !== 'kept';
  return (
    <Card
      title={t('tried')}
      sub={
        <time dateTime={dryRun.at} title={format.asOf(dryRun.at)}>
          {format.relative(dryRun.at)}
        </time>
      }
      flush
    >
      {isEffect(dryRun) && (
        <>
          <CountsList kind={item.kind} counts={dryRun} stale={stale} />
          <RefusedPart item={item} counts={dryRun} open />
        </>
      )}
      {isLibraryLook(dryRun) && <PlanPart look={dryRun} />}
      {attempt.error && (
        <div className={styles.part}>
          <ErrorState error={attempt.error} what={t('tryFailed')} />
        </div>
      )}
      <RunPart item={item} dryRun={dryRun} blocked={!ready} again={button} />
    </Card>
  );
}
