/** Empty places: what is missing, in one sentence, and the next step. */
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import type { IconName } from '../icon/drawings.ts';
import { Icon } from '../icon/icon.tsx';
import { uiTexts } from '../texts.ts';
import styles from './states.module.css';

export interface EmptyStateProps {
  icon: IconName;
  /** What is not there, without a full stop. */
  title: ReactNode;
  /** What would change that. */
  children?: ReactNode;
  /** One primary button and at most one link. */
  actions?: ReactNode;
  /** It is all there is on the page: its title is the page's heading. */
  wholePage?: boolean;
}

export function EmptyState({ icon, title, children, actions, wholePage = false }: EmptyStateProps) {
  const Title = wholePage ? 'h1' : 'b';
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={44} />
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

export interface NoPermissionProps {
  /** Name of the right in the reader's language. */
  right: string;
  /** Who can grant it, or what can be done instead. */
  actions?: ReactNode;
  wholePage?: boolean;
}

/** A page somebody may not see: it says which right it needs and who can give it. */
export function NoPermission({ right, actions, wholePage = false }: NoPermissionProps) {
  const t = useTexts(uiTexts);
  return (
    <EmptyState icon="lock" title={t('noPermission')} actions={actions} wholePage={wholePage}>
      {t('askFor', { right })}
    </EmptyState>
  );
}
