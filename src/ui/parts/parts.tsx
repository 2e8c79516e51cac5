/** Small parts every page is made of. Each draws one thing and knows nothing of the product. */
import { Children, type ReactNode, useId } from 'react';
import type { IconName } from '../icon/drawings.ts';
import { Icon } from '../icon/icon.tsx';
import { useHoverCard } from '../overlay/hover-card.tsx';
import styles from './parts.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'mould' | 'cold';

export interface CardProps {
  title?: ReactNode;
  /** Quiet words beside the title: what the card counts, and as of when. */
  sub?: ReactNode;
  /** At the right end of the head. */
  actions?: ReactNode;
  /** Content up to the edges, for tables and lists that bring their own spacing. */
  flush?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** A white field with a hairline. Cards do not stand inside cards. */
export function Card({ title, sub, actions, flush = false, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      className={className ? `${styles.card} ${className}` : styles.card}
      aria-labelledby={title ? id : undefined}
    >
      {(title || actions) && (
        <div className={styles.cardHead}>
          {title && <h2 id={id}>{title}</h2>}
          {sub && <span className={styles.cardSub}>{sub}</span>}
          {actions && <div className={styles.cardActions}>{actions}</div>}
        </div>
      )}
      {flush ? children : <div className={styles.cardBody}>{children}</div>}
    </section>
  );
}

/** Short facts in a row, with a 3 px dot between them. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <span className={styles.facts}>
      {Children.toArray(children).map((fact, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity besides their place
        <span key={i}>{fact}</span>
      ))}
    </span>
  );
}

export interface BadgeProps {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}

/** A word about the state of something. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

const noteIcon = { info: 'info', ok: 'done', warn: 'warning', bad: 'alert' } as const;

export interface NoteProps {
  tone?: keyof typeof noteIcon;
  /** Spoken at once by screen readers: for a note that answers what somebody just did. */
  live?: boolean;
  children: ReactNode;
}

/** A sentence that stands out, with its meaning in icon and colour. */
export function Note({ tone = 'info', live = false, children }: NoteProps) {
  return (
    <div
      className={styles.note}
      data-tone={tone}
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Icon name={noteIcon[tone]} size={14} />
      <div>{children}</div>
    </div>
  );
}

/** A key as it is written on the keyboard. */
export const Kbd = ({ children }: { children: ReactNode }) => <kbd className={styles.kbd}>{children}</kbd>;

export interface AvatarProps {
  /** The first character is shown. */
  name: string;
  size?: 22 | 28 | 52;
  /** For a company. */
  square?: boolean;
}

/** Decoration beside a name: it is not read out. */
export function Avatar({ name, size = 28, square = false }: AvatarProps) {
  const [first] = Array.from(new Intl.Segmenter().segment(name.trim()), (s) => s.segment);
  return (
    <span
      className={styles.avatar}
      data-square={square || undefined}
      style={{ width: size, height: size, fontSize: size === 52 ? 20 : 12 }}
      aria-hidden="true"
    >
      {first?.toUpperCase() ?? '?'}
    </span>
  );
}

export interface IconButtonProps {
  icon: IconName;
  /** What it does, as verb and object; also its hint. */
  label: string;
  onClick: () => void;
  disabled?: boolean;
  /** For a button that switches something on and off. */
  pressed?: boolean;
}

export function IconButton({ icon, label, onClick, disabled = false, pressed }: IconButtonProps) {
  const hint = useHoverCard(() => label, 'hint');
  return (
    <>
      <button
        type="button"
        className={styles.iconButton}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
        {...hint.props}
      >
        <Icon name={icon} />
      </button>
      {hint.card}
    </>
  );
}

/** Class of an icon button, for a `Popup`. */
export const iconButtonClass = styles.iconButton;

export interface ProgressBarProps {
  /** Between 0 and 1. */
  value: number;
  label: string;
  tone?: 'ok' | 'warn' | 'bad' | 'mould';
  thin?: boolean;
}

/** A share as a bar. Say the number beside it. */
export function ProgressBar({ value, label, tone, thin = false }: ProgressBarProps) {
  const share = Math.min(1, Math.max(0, value));
  return (
    <div
      className={styles.bar}
      data-tone={tone}
      data-thin={thin || undefined}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}
