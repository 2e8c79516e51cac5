/** Deletes a rule after naming whom it holds and what uses the tags that it puts on. */
import { useQueries } from '@tanstack/react-query';
import { apiQuery, ConfirmDialog, ErrorNote, SkeletonRows, useTexts, useToast, useWrite } from '#ui';
import { ReferenceLine } from '../cabinet/tray/tray-use.tsx';
import { deleteRoute, type Rule, rulesRoute, tagUsageRoute } from './api.ts';
import styles from './rules.module.css';
import { rulesTexts } from './texts.ts';

/** Names in the dialog before 「还有 n 处」. */
const MOST = 8;

export interface DeleteDialogProps {
  rule: Rule;
  onDeleted: () => void;
  onClose: () => void;
}

export function DeleteDialog({ rule, onDeleted, onClose }: DeleteDialogProps) {
  const t = useTexts(rulesTexts);
  const toast = useToast();
  const remove = useWrite(deleteRoute, {
    invalidates: [rulesRoute],
    onDone: () => {
      toast({ text: t('deleted', { name: rule.name }) });
      onDeleted();
    },
  });
  const uses = useQueries({
    queries: rule.puts.map((id) => apiQuery(tagUsageRoute, { params: { id } })),
  });
  const failed = uses.find((use) => use.error)?.error;
  const found = new Map(
    uses
      .flatMap((use) => use.data?.references.items ?? [])
      .filter((item) => item.id !== rule.id)
      .map((item) => [`${item.kind} ${item.id}`, item]),
  );
  const items = [...found.values()];
  return (
    <ConfirmDialog
      title={t('deleteOf', { name: rule.name })}
      action={t('deleteOf', { name: rule.name })}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: rule.id } })}
      onClose={onClose}
    >
      <p>{rule.holds > 0 ? t('deleteKeeps', { count: rule.holds }) : t('deleteNobody')}</p>
      {uses.some((use) => use.isPending) && <SkeletonRows rows={1} />}
      {failed && (
        <>
          <p>{t('useFailed')}</p>
          <ErrorNote error={failed} />
        </>
      )}
      {items.length > 0 && (
        <>
          <p>{t('deleteUsed')}</p>
          <div className={styles.uses}>
            {items.slice(0, MOST).map((item) => (
              <ReferenceLine key={`${item.kind} ${item.id}`} item={item} />
            ))}
            {items.length > MOST && <p className="t3">{t('usedMore', { count: items.length - MOST })}</p>}
          </div>
        </>
      )}
    </ConfirmDialog>
  );
}
