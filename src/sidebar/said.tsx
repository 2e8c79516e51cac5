import type { ReactNode } from 'react';
import { Icon } from '#ui/lean';
import styles from './sidebar.module.css';

/** The whole page says one thing: why there is nothing, and what to do. */
export function Said(props: {
  icon: 'chat' | 'alert' | 'lock' | 'person';
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <main className={styles.said}>
      <Icon name={props.icon} size={32} />
      <h1>{props.title}</h1>
      {props.text && <p className="t2">{props.text}</p>}
      {props.children}
    </main>
  );
}
