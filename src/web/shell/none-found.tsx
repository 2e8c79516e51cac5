/** A list whose filters let nothing through, and the way back to all of it. */
import { Link } from '@tanstack/react-router';
import { EmptyState, uiTexts, useTexts } from '#ui';

export function NoneFound({ title }: { title: string }) {
  const t = useTexts(uiTexts);
  return (
    <EmptyState
      icon="search"
      title={title}
      actions={
        <Link to="." search={{}}>
          {t('clearFilters')}
        </Link>
      }
    />
  );
}
