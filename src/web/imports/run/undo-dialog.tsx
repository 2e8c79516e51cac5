/** Takes an import back, after saying what that does at most. */
import { ConfirmDialog, useTexts, useWrite } from '#ui';
import { type ImportItem, isCounts, undoImportRoute } from '../api.ts';
import { runTexts } from './texts.ts';

export function UndoDialog({ item, onClose }: { item: ImportItem; onClose: () => void }) {
  const t = useTexts(runTexts);
  // Also what it answers at once: customers, tags and numbers everywhere are others now.
  const undo = useWrite(undoImportRoute, { invalidates: 'everything', onDone: onClose });
  const counts = isCounts(item.result) ? item.result : null;
  const orders = item.kind === 'orders';
  const events = item.kind === 'events';
  const created = orders || events ? (counts?.newCustomers ?? 0) : (counts?.new ?? 0);
  const lines = [
    ...(item.kind === 'library' ? [t('undoLibrary')] : []),
    ...(orders && counts && counts.new > 0 ? [t('undoOrders', { count: counts.new })] : []),
    ...(events && counts && counts.new > 0 ? [t('undoEvents', { count: counts.new })] : []),
    ...(created > 0 ? [t('undoNew', { count: created })] : []),
    ...(!orders && counts && counts.updated > 0 ? [t('undoUpdated', { count: counts.updated })] : []),
    ...(counts && counts.tags.added + counts.tags.removed > 0
      ? [t('undoTags', { added: counts.tags.added, removed: counts.tags.removed })]
      : []),
  ];
  return (
    <ConfirmDialog
      title={t('undo')}
      action={t('undo')}
      danger
      busy={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate({ params: { id: item.id } })}
      onClose={onClose}
    >
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('undoKept')}</p>
    </ConfirmDialog>
  );
}
