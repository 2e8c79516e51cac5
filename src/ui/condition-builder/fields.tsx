/**
 * Small controls that stand in a line of text. They are the browser's own elements in our dress: light, at home with the
 * keyboard and with every screen reader. What is typed is passed on with every letter, so that the number follows.
 */
import { type ReactNode, useState } from 'react';
import { Icon } from '../icon/icon.tsx';
import styles from './fields.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}
export interface SelectOptions<Value extends string> {
  /** Heading over these options. */
  readonly label: string;
  readonly options: readonly SelectOption<Value>[];
}

export interface SelectTokenProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (SelectOption<Value> | SelectOptions<Value>)[];
  onChange: (value: Value) => void;
  /** Reads as a word between the others, without a frame. */
  quiet?: boolean;
  tone?: 'join' | 'not';
}

export function SelectToken<Value extends string>(props: SelectTokenProps<Value>) {
  const { label, value, options, onChange, quiet = false, tone } = props;
  const option = (each: SelectOption<Value>) => (
    <option key={each.value} value={each.value}>
      {each.label}
    </option>
  );
  return (
    <span className={styles.select} data-quiet={quiet || undefined} data-tone={tone}>
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((each) =>
          'options' in each ? (
            <optgroup key={each.label} label={each.label}>
              {each.options.map(option)}
            </optgroup>
          ) : (
            option(each)
          ),
        )}
      </select>
      <Icon name="down" size={12} />
    </span>
  );
}

/** As wide as what is in it: Chinese characters take two places. */
const widthOf = (text: string, least: number): string => {
  const places = Array.from(text).reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
  // 14 px of padding and border.
  return `calc(${Math.min(28, Math.max(least, places)) + 0.5}ch + 14px)`;
};

export interface TextTokenProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Places, when it is empty. */
  least?: number;
  numeric?: boolean;
  /** Nothing is fine. */
  optional?: boolean;
  wrong?: boolean;
}

export function TextToken(props: TextTokenProps) {
  const { label, value, onChange, placeholder = '', least = 8, numeric = false } = props;
  const { optional = false, wrong = false } = props;
  return (
    <input
      type="text"
      className={styles.input}
      aria-label={label}
      aria-invalid={wrong || undefined}
      inputMode={numeric ? 'decimal' : 'text'}
      autoComplete="off"
      placeholder={placeholder}
      value={value}
      data-missing={(value === '' && !optional) || undefined}
      style={{ width: widthOf(value || placeholder, least) }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface ReadTokenProps<Value> {
  label: string;
  /** `''`: nothing yet. */
  value: Value | '';
  /** What stands in the field for a value. */
  show: (value: Value) => string;
  /** The value of what was typed; null: cannot be read. */
  read: (text: string) => Value | null;
  onChange: (value: Value | '') => void;
  placeholder?: string;
  least?: number;
  numeric?: boolean;
  optional?: boolean;
}

/** A field of text that stands for a value. What cannot be read counts as not filled in, and stays to be mended. */
export function ReadToken<Value>(props: ReadTokenProps<Value>) {
  const { value, show, read, onChange, ...rest } = props;
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: Value | '' } | null>(null);
  // Undo and other parts of the page may have changed the value since.
  const fresh = typed !== null && same(typed.value, value);
  const text = fresh ? typed.text : value === '' ? '' : show(value);
  return (
    <TextToken
      {...rest}
      value={text}
      wrong={text.trim() !== '' && value === ''}
      onChange={(next) => {
        const got = next.trim() === '' ? '' : (read(next) ?? '');
        setTyped({ text: next, value: got });
        if (!same(got, value)) onChange(got);
      }}
    />
  );
}

const same = (a: unknown, b: unknown): boolean => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);

export interface DayTokenProps {
  label: string;
  value: string;
  /** No day is fine. */
  optional?: boolean;
  onChange: (value: string) => void;
}

/** A day `YYYY-MM-DD`, with the browser's own calendar. */
export function DayToken(props: DayTokenProps) {
  return (
    <input
      type="date"
      className={styles.input}
      data-day=""
      data-missing={(props.value === '' && !props.optional) || undefined}
      aria-label={props.label}
      value={props.value.slice(0, 10)}
      max="9999-12-31"
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

/** What a line is about: its group, attribute or event. */
export function Subject({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.subject}>
      {icon}
      <span className="ell">{children}</span>
    </span>
  );
}

/** A word between controls. */
export const Word = ({ children }: { children: ReactNode }) => (
  <span className={styles.word}>{children}</span>
);

/** Takes a further demand of a line away again. */
export function DropButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.drop} aria-label={label} onClick={onClick}>
      <Icon name="cross" size={12} />
    </button>
  );
}
