import { type ReactNode, useEffect } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import { uiTexts } from '../texts.ts';
import styles from './parts.module.css';

export interface PageHeaderProps {
  /** Also the title of the browser's tab. */
  title: string;
  /** Shown instead of the title's text, e.g. a name that can be edited. */
  heading?: ReactNode;
  /** Badges beside the title. */
  badges?: ReactNode;
  /** Quiet facts beside the title; several go into `Facts`. */
  facts?: ReactNode;
  /** Buttons at the right end, the primary one last. One primary button per page. */
  actions?: ReactNode;
}

/** The first line of every page. */
export function PageHeader({ title, heading, badges, facts, actions }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <div className={styles.header}>
      <div className={styles.headerTitle}>
        <h1>{heading ?? title}</h1>
        {badges}
        {facts && <span className={styles.headerFacts}>{facts}</span>}
      </div>
      {actions && <div className={styles.headerActions}>{actions}</div>}
    </div>
  );
}

/** Sets the title of the browser's tab, for a page without a `PageHeader`. */
export function usePageTitle(title: string): void {
  const product = useTexts(uiTexts)('product');
  useEffect(() => {
    document.title = `${title} – ${product}`;
  }, [title, product]);
}
