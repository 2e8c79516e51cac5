/** What is shown instead of a page that could not be loaded or drawn. */
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorState, uiTexts, usePageTitle, useTexts } from '#ui';
import styles from './page-error.module.css';

/** In the place of the page, inside the shell. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const t = useTexts(uiTexts);
  const router = useRouter();
  usePageTitle(t('pageFailed'));
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} what={t('pageFailed')} onRetry={retry} />;
}

/** Where even the shell could not be shown: the same, in a frame of its own. */
export function WholeError(props: ErrorComponentProps) {
  return (
    <main className={styles.whole}>
      <PageError {...props} />
    </main>
  );
}
