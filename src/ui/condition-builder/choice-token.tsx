/** One or several of a list, in a panel: for tags of a group, options of an attribute, staff, audiences. */
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { formatList } from '../format/numbers.ts';
import { useLanguage, useTexts } from '../i18n/language-provider.tsx';
import { Icon } from '../icon/icon.tsx';
import { isComposing } from '../keyboard/keys.ts';
import { Popup } from '../overlay/popup.tsx';
import styles from './fields.module.css';
import { builderTexts } from './texts.ts';
import { useFinder } from './use-finder.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Drawn instead of the label, e.g. a chip. */
  readonly shown?: ReactNode;
  readonly aliases?: readonly string[];
  /** Quiet words at the right end. */
  readonly detail?: ReactNode;
}

/** From this many on there is a field to search in. */
const SEARCHED = 8;

export interface ChoiceListProps {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  single?: boolean;
  onChange: (chosen: readonly string[]) => void;
  onDone?: () => void;
}

export function ChoiceList({ label, choices, chosen, single = false, onChange, onDone }: ChoiceListProps) {
  const t = useTexts(builderTexts);
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const findable = useMemo(
    () => choices.map(({ value, label: name, aliases = [] }) => ({ id: value, name, group: '', aliases })),
    [choices],
  );
  const found = useFinder(findable, query, 200);
  const byValue = useMemo(() => new Map(choices.map((choice) => [choice.value, choice])), [choices]);
  const shown = found ? found.flatMap((value) => byValue.get(value) ?? []) : choices;

  const walk = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const inputs: Element[] = [...(box.current?.querySelectorAll('input') ?? [])];
    if (!by || inputs.length === 0) return;
    event.preventDefault();
    const at = document.activeElement ? inputs.indexOf(document.activeElement) : -1;
    const next = inputs[Math.min(inputs.length - 1, Math.max(0, at + by))];
    if (next instanceof HTMLElement) next.focus();
  };
  const toggle = (value: string) => {
    if (single) onChange([value]);
    else onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
    if (single) onDone?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move focus among the fields inside
    <div ref={box} className={styles.choices} onKeyDown={walk}>
      {choices.length >= SEARCHED && (
        <div className={`search-box ${styles.searchField}`}>
          <Icon name="search" size={14} />
          <input
            type="search"
            // biome-ignore lint/a11y/noAutofocus: the panel was opened to search in it
            autoFocus
            autoComplete="off"
            aria-label={t('searchIn', { name: label })}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              const [first] = shown;
              if (event.key !== 'Enter' || isComposing(event.nativeEvent) || !query.trim() || !first) return;
              event.preventDefault();
              toggle(first.value);
            }}
          />
        </div>
      )}
      <fieldset className={styles.choiceList}>
        <legend className="sr">{label}</legend>
        {shown.map((choice, i) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name={label}
              // biome-ignore lint/a11y/noAutofocus: the panel was opened to choose in it
              autoFocus={i === 0 && choices.length < SEARCHED}
              checked={chosen.includes(choice.value)}
              onChange={() => toggle(choice.value)}
            />
            <span className="ell">{choice.shown ?? choice.label}</span>
            {choice.detail !== undefined && <span className={styles.choiceDetail}>{choice.detail}</span>}
          </label>
        ))}
        {shown.length === 0 && <p className={styles.nothing}>{t('nothingFound', { text: query.trim() })}</p>}
      </fieldset>
    </div>
  );
}

export interface ChoiceTokenProps extends Omit<ChoiceListProps, 'onDone'> {
  /** What the button shows while nothing is chosen; 「选择」 unless told. */
  placeholder?: string;
  /** Nothing chosen is fine. */
  optional?: boolean;
}

/** How many names the button shows before it says the number. */
const NAMED = 3;

export function ChoiceToken({ placeholder, optional = false, ...list }: ChoiceTokenProps) {
  const t = useTexts(builderTexts);
  const { language } = useLanguage();
  const { label, choices, chosen } = list;
  const shown = chosen.map(
    (value) => choices.find((choice) => choice.value === value) ?? { value, label: value },
  );
  const names = formatList(
    shown.map((choice) => choice.label),
    language,
  );
  return (
    <Popup
      label={label}
      buttonLabel={`${label}: ${names || (placeholder ?? t('choose'))}`}
      align="start"
      width={260}
      buttonClassName={shown.some((c) => 'shown' in c && c.shown) ? styles.chipToken : styles.token}
      button={
        <>
          {shown.length === 0 && (
            <span data-missing={!optional || undefined}>{placeholder ?? t('choose')}</span>
          )}
          {shown.slice(0, NAMED).map((choice) => (
            <span key={choice.value} className="ell">
              {('shown' in choice && choice.shown) || <b>{choice.label}</b>}
            </span>
          ))}
          {shown.length > NAMED && <span>{t('chosenMore', { n: shown.length })}</span>}
          <Icon name="down" size={12} />
        </>
      }
    >
      {(close) => <ChoiceList {...list} onDone={close} />}
    </Popup>
  );
}
