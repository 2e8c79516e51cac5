/** Starts the import, with its effect in the button; asks once more when it changes many who are there already. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ApiError, ConfirmDialog, ErrorState, keyOf, useFormat, useTexts, useWrite } from '#ui';
import { listJobsRoute } from '../../jobs/api.ts';
import {
  type Effect,
  getImportRoute,
  type ImportItem,
  isEffect,
  listImportsRoute,
  runImportRoute,
} from '../api.ts';
import styles from '../imports.module.css';
import { planOf } from './plan-part.tsx';
import { runTexts } from './texts.ts';

const isConfirm = (error: { readonly code: string } | null): boolean => error?.code === 'import.confirm';

/** The effect a refusal carries. */
function effectIn(error: ApiError): Effect | null {
  const { effect } = error.extra;
  return typeof effect === 'object' && effect !== null && 'touched' in effect ? (effect as Effect) : null;
}

/** `onAsk`: the server wants somebody to say yes to this effect first. */
export function useRun(item: ImportItem, onAsk: (effect: Effect) => void) {
  const client = useQueryClient();
  const run = useWrite(runImportRoute, {
    onDone: () => {
      for (const queryKey of [keyOf(getImportRoute), keyOf(listImportsRoute), keyOf(listJobsRoute)])
        void client.invalidateQueries({ queryKey });
    },
  });
  const start = (confirm: boolean) =>
    run.mutate(
      { params: { id: item.id }, body: confirm ? { confirm } : {} },
      {
        onError: (error) => {
          const effect = isConfirm(error) ? effectIn(error) : null;
          if (!effect) return;
          onAsk(effect);
          // The refusal has just computed it: the page shows the same.
          void client.invalidateQueries({ queryKey: keyOf(getImportRoute) });
        },
      },
    );
  return { start, busy: run.isPending, error: isConfirm(run.error) ? null : run.error };
}

export interface RunPartProps {
  item: ImportItem;
  dryRun: NonNullable<ImportItem['dryRun']>;
  /** The mapping is being changed. */
  blocked: boolean;
  /** The button that tries once more. */
  again: ReactNode;
}

export function RunPart({ item, dryRun, blocked, again }: RunPartProps) {
  const t = useTexts(runTexts);
  const [asking, setAsking] = useState<Effect | null>(null);
  const run = useRun(item, setAsking);
  const { label, nothing } = useEffectInButton(item, dryRun);
  return (
    <div className={styles.part}>
      <p className="fs12 t2">{isEffect(dryRun) ? t('runText') : t('runLibraryText')}</p>
      {run.error && <ErrorState error={run.error} what={t('runFailed')} />}
      <div className="row wrap">
        <Button
          type="primary"
          disabled={blocked || nothing}
          loading={run.busy}
          onClick={() =>
            // A run that found out itself that it must ask has ended with that; its effect is the dry run.
            isConfirm(item.error) && isEffect(dryRun) ? setAsking(dryRun) : run.start(false)
          }
        >
          {label}
        </Button>
        {again}
      </div>
      {asking && (
        <ConfirmRun
          effect={asking}
          busy={run.busy}
          error={run.error}
          onConfirm={() => run.start(true)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function useEffectInButton(item: ImportItem, dryRun: NonNullable<ImportItem['dryRun']>) {
  const t = useTexts(runTexts);
  const format = useFormat();
  if (!isEffect(dryRun)) {
    const { changes, canApply } = planOf(dryRun);
    const nothing = changes.length === 0 || !canApply;
    return {
      nothing,
      label: changes.length === 0 ? t('runNothing') : t('runLibrary', { count: changes.length }),
    };
  }
  const { tags } = dryRun;
  const orders = item.kind === 'orders';
  const parts = [
    ...(orders && dryRun.new > 0 ? [t('ordersOf', { count: dryRun.new })] : []),
    ...(item.kind === 'events' && dryRun.new > 0 ? [t('eventsOf', { count: dryRun.new })] : []),
    ...(item.kind === 'customers' && dryRun.new > 0 ? [t('newOnes', { n: dryRun.new })] : []),
    ...(item.kind !== 'taggings' && dryRun.updated > 0 ? [t('updatedOnes', { n: dryRun.updated })] : []),
    ...(item.kind === 'taggings' && tags.added > 0 ? [t('addedOnes', { n: tags.added })] : []),
    ...(tags.removed > 0 ? [t('removedOnes', { n: tags.removed })] : []),
  ];
  const nothing = parts.length === 0;
  return { nothing, label: nothing ? t('runNothing') : t('run', { what: format.list(parts) }) };
}

interface ConfirmRunProps {
  effect: Effect;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmRun({ effect, busy, error, onConfirm, onClose }: ConfirmRunProps) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const { touched, existing } = effect;
  return (
    <ConfirmDialog
      title={t('confirmTitle', { touched })}
      action={t('confirmAction', { count: touched })}
      busy={busy}
      error={error}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        {t('confirmText', {
          existing,
          share: format.share(touched, existing, 1),
          new: effect.new,
          updated: effect.updated,
          unchanged: effect.unchanged,
          refused: effect.refused,
        })}
      </p>
      <p>{t('confirmUndo')}</p>
    </ConfirmDialog>
  );
}
