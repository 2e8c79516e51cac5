import { type Ref, useEffect, useRef, useState } from 'react';
import { Icon, isComposing, Kbd, useTexts } from '#ui';
import { customersTexts } from '../texts.ts';
import styles from './customers-page.module.css';

/** A pause in typing, after which the list follows. */
const PAUSE = 250;

export interface SearchBoxProps {
  /** What the address says. */
  value: string;
  onSearch: (text: string) => void;
  ref: Ref<HTMLInputElement>;
}

export function SearchBox({ value, onSearch, ref }: SearchBoxProps) {
  const t = useTexts(customersTexts);
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const composing = useRef(false);
  // The address changed by other means, e.g. the way back.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing searches
  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = window.setTimeout(() => {
      if (composing.current) return;
      sent.current = text.trim();
      onSearch(sent.current);
    }, PAUSE);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <search className={`search-box ${styles.search}`}>
      <Icon name="search" size={14} />
      <input
        ref={ref}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          // What was composed counts from now on.
          setText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Escape') text ? setText('') : event.currentTarget.blur();
        }}
      />
      <Kbd>/</Kbd>
    </search>
  );
}
