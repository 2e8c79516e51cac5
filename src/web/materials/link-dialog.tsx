/** A link of one's own to send: to copy, or to scan. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Dialog, ErrorNote, SkeletonRows } from '#ui';
import { CopyText } from '../settings/copy-text.tsx';
import styles from './materials.module.css';

export interface LinkDialogProps {
  title: string;
  /** What whoever gets the link sees, and what becomes of it. */
  text: string;
  linkLabel: string;
  close: string;
  /** Missing until it is made. */
  link: { readonly url: string; readonly picture: string; readonly pictureLabel: string } | undefined;
  error: unknown;
  onClose: () => void;
  children?: ReactNode;
}

export function LinkDialog(props: LinkDialogProps) {
  const { title, text, linkLabel, close, link, error, onClose, children } = props;
  return (
    <Dialog label={title} onClose={onClose} width={420}>
      <div className={styles.send}>
        <h2>{title}</h2>
        <p className="t2">{text}</p>
        <ErrorNote error={error} />
        {link ? (
          <>
            <img
              className={styles.code}
              width={200}
              height={200}
              alt={link.pictureLabel}
              src={link.picture}
            />
            <CopyText label={linkLabel} text={link.url} />
          </>
        ) : (
          !error && <SkeletonRows rows={4} />
        )}
        {children}
        <div className={styles.foot}>
          <Button onClick={onClose}>{close}</Button>
        </div>
      </div>
    </Dialog>
  );
}
