/** One line to search a list by, focused by `/`. */
import { useRef } from 'react';
import { Icon } from '../icon/icon.tsx';
import { useShortcut } from '../keyboard/shortcuts.tsx';
import styles from './list.module.css';
import { useTyped } from './use-typed.ts';

export interface SearchFieldProps {
  /** What is searched, also the words in the empty field. */
  label: string;
  /** The page that the shortcut is listed under. */
  page: string;
  value: string;
  onChange: (text: string) => void;
}

export function SearchField({ label, page, value, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, type] = useTyped(value, onChange);
  useShortcut({ keys: '/', label, group: page, run: () => field.current?.focus() });
  return (
    <div className={`search-box ${styles.search}`}>
      <Icon name="search" size={14} />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  );
}
