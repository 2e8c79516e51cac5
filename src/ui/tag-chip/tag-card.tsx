import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format.tsx';
import { useTexts } from '../i18n/language-provider.tsx';
import { uiTexts } from '../texts.ts';
import { HueGlyph } from '../theme/hue-glyph.tsx';
import { type Hue, hueClass } from '../theme/hues.ts';
import type { ChipWord } from './chip-form.ts';
import styles from './tag-chip.module.css';

/** What somebody should know before using a tag. Everything is optional; what is missing is left out. */
export interface TagMeaning {
  readonly meaning?: string | null;
  /** Name of its group, or the path to it. */
  readonly group?: string;
  readonly people?: number;
  readonly owner?: string | null;
  readonly rule?: string | null;
  /** ISO 8601. Lit: put on, or used in a filter, rule, message or report. */
  readonly lastLit?: string | null;
  /** Further lines, e.g. since when and by whom this customer has it. */
  readonly more?: readonly (readonly [label: string, value: ReactNode])[];
}

export interface TagCardProps extends TagMeaning {
  name: string;
  hue: Hue;
  words: readonly ChipWord[];
}

/** The card behind a chip. The full name is always in it. */
export function TagCard({
  name,
  hue,
  words,
  meaning,
  group,
  people,
  owner,
  rule,
  lastLit,
  more,
}: TagCardProps) {
  const t = useTexts(uiTexts);
  const format = useFormat();
  const rows: (readonly [string, ReactNode])[] = [];
  if (group) rows.push([t('cardGroup'), group]);
  if (people !== undefined) rows.push([t('cardCount'), format.count(people)]);
  if (owner) rows.push([t('cardOwner'), owner]);
  if (rule) rows.push([t('cardRule'), rule]);
  if (lastLit) rows.push([t('cardLit'), format.relative(lastLit)]);
  rows.push(...(more ?? []));
  return (
    <div className={hueClass(hue)}>
      <div className={styles.cardName}>
        <HueGlyph hue={hue} />
        {name}
      </div>
      <div className={styles.cardWords}>{format.list(words.map((word) => t(word)))}</div>
      {meaning !== undefined && (
        <p className={styles.cardMeaning}>{meaning || <span className="t3">{t('noMeaning')}</span>}</p>
      )}
      {rows.length > 0 && (
        <dl className={styles.cardRows}>
          {rows.map(([label, value]) => (
            <Row key={label} label={label}>
              {value}
            </Row>
          ))}
        </dl>
      )}
    </div>
  );
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);
