/** A field to search a list with: asks a moment after the last key, and never in the middle of choosing a character. */
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Icon, useShortcut, useTexts } from '#ui';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

const PAUSE = 250;

export interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const t = useTexts(settingsTexts);
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  // Somebody else changed the address: cleared the filters, went back.
  useEffect(() => {
    if (value !== asked.current) setTyped(value);
    asked.current = value;
  }, [value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useShortcut({
    keys: '/',
    label,
    group: t('title'),
    run: () => box.current?.querySelector('input')?.focus(),
  });
  const ask = (text: string, pause: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      asked.current = text.trim();
      onChange(asked.current);
    }, pause);
  };
  return (
    <div ref={box} className={styles.search}>
      <Input
        allowClear
        type="search"
        prefix={<Icon name="search" size={14} />}
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          const { nativeEvent } = event;
          if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) ask(event.target.value, PAUSE);
        }}
        onCompositionEnd={(event) => ask(event.currentTarget.value, PAUSE)}
        onPressEnter={(event) => ask(event.currentTarget.value, 0)}
      />
    </div>
  );
}
