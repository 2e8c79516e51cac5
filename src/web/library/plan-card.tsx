import { Button } from 'antd';
import { useState } from 'react';
import { Card, call, EmptyState, ErrorState, Note, SkeletonRows, useApi, useFormat, useTexts } from '#ui';
import { useLibraryWrite } from '../cabinet/use-library-write.ts';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { apply, type PlanSource, plan as planRoute } from './api.ts';
import styles from './plan.module.css';
import { PlanView, useEffectWords } from './plan-view.tsx';
import { planTexts } from './texts.ts';

export interface PlanCardProps {
  source: PlanSource;
  /** Of the preset or file. */
  name: string;
  /** After it was applied. */
  onApplied: () => void;
}

/** The plan of a preset or document, and the button that carries out exactly what is shown. */
export function PlanCard({ source, name, onApplied }: PlanCardProps) {
  const t = useTexts(planTexts);
  const format = useFormat();
  const session = useSession();
  const effect = useEffectWords();
  const [changedMeanwhile, setChangedMeanwhile] = useState(false);
  const asked = useApi(planRoute, { body: source }, { keepOld: true });
  const plan = asked.data;
  const write = useLibraryWrite(
    async () => {
      const done = await call(apply, { body: { ...source, ...(plan ? { planHash: plan.planHash } : {}) } });
      return { text: t('applied', { name, count: done.applied }), changeSets: [done.changeSet] };
    },
    { onDone: onApplied },
  );
  const moved = write.error?.code === 'library.planChanged';
  const carryOut = async () => {
    setChangedMeanwhile(false);
    await write.mutateAsync(undefined).catch(() => {
      setChangedMeanwhile(true);
      void asked.refetch();
    });
  };
  const mayApply = mayDo(session, 'library:write');
  const words = plan ? effect(plan) : [];
  const button =
    words.length === 0
      ? t('applyNone')
      : t('applyAction', {
          effect: format.list(words.map(({ what, counts }) => t('effect', { what, counts }))),
        });
  return (
    <Card title={t('planOf', { name })}>
      <div className={styles.plan}>
        {asked.error && (
          <ErrorState error={asked.error} what={t('planFailed')} actions={<Details error={asked.error} />} />
        )}
        {asked.isPending && <SkeletonRows rows={8} />}
        {changedMeanwhile && moved && (
          <Note tone="warn" live>
            {t('planChanged')}
          </Note>
        )}
        {write.error && !moved && <ErrorState error={write.error} what={t('notApplied')} />}
        {plan && !asked.error && (
          <div className={asked.isPlaceholderData ? 'stale col' : 'col'}>
            {plan.changes.length === 0 && plan.refused.length === 0 && plan.findings.length === 0 ? (
              <EmptyState icon="done" title={t('noChanges')}>
                {t('noChangesText')}
              </EmptyState>
            ) : (
              <PlanView plan={plan} />
            )}
          </div>
        )}
        {plan && !asked.error && plan.changes.length > 0 && (
          <div className={styles.foot} data-foot-bar>
            {!mayApply && <span className="t3 fs12">{t('readOnly')}</span>}
            {mayApply && (
              <Button
                type="primary"
                disabled={!plan.canApply || asked.isPlaceholderData}
                loading={write.isPending}
                onClick={() => void carryOut()}
              >
                {button}
              </Button>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}

/** Where in the file it went wrong, line by line. */
function Details({ error }: { error: { details: readonly { path: string; message: string }[] } }) {
  if (error.details.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {error.details.slice(0, 50).map((detail) => (
        <li key={`${detail.path} ${detail.message}`}>
          <b>{detail.path}</b> {detail.message}
        </li>
      ))}
    </ul>
  );
}
