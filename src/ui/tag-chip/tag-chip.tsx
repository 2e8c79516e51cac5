/**
 * A tag, wherever one is shown. Shape, mark and words come from `chipForm`; colour from the group's hue.
 * With the keyboard: Enter opens, Delete takes off, E explains.
 */
import type { KeyboardEvent, MouseEvent } from 'react';
import { formatCompact, formatList } from '../format/numbers.ts';
import { useLanguage, useTexts } from '../i18n/language-provider.tsx';
import { Icon } from '../icon/icon.tsx';
import { isComposing } from '../keyboard/keys.ts';
import { useHoverCard } from '../overlay/hover-card.tsx';
import { uiTexts } from '../texts.ts';
import { HueGlyph } from '../theme/hue-glyph.tsx';
import { type Hue, hueClass } from '../theme/hues.ts';
import { AgeBar } from './age-bar.tsx';
import { type ChipFacts, type ChipForm, chipForm } from './chip-form.ts';
import { TagCard, type TagMeaning } from './tag-card.tsx';
import styles from './tag-chip.module.css';

export interface TagChipProps extends Partial<ChipFacts> {
  name: string;
  hue: Hue;
  /** Pixels high: 20 in tables, 22 unless told, 32 on the phone. */
  size?: 20 | 22 | 32;
  /** How many have it, compact after the name. */
  count?: number;
  /** Share of its fresh time that is left, 1 to 0. */
  left?: number;
  /** What its card says. */
  card?: TagMeaning;
  /** Whether Tab stops here. `false` in tables and grids that move by arrows; the card then opens on hover only. */
  tabStop?: boolean;
  /** Only drawn: no card, no focus. Inside buttons, links and options. */
  plain?: boolean;
  onOpen?: () => void;
  onRemove?: () => void;
  /** Of a suggestion. */
  onAccept?: () => void;
  onRefuse?: () => void;
  /** 「E」: why does the customer have it. */
  onExplain?: () => void;
}

const markSize = { glyph: 9, bolt: 11, pencil: 11, link: 12 } as const;

function Mark({ form, hue, large }: { form: ChipForm; hue: Hue; large: boolean }) {
  const size = markSize[form.mark] + (large ? 2 : 0);
  return (
    <span className={styles.mark}>
      {form.mark === 'glyph' ? <HueGlyph hue={hue} size={size} /> : <Icon name={form.mark} size={size} />}
    </span>
  );
}

export function TagChip(props: TagChipProps) {
  const { name, hue, size = 22, count, left, card, tabStop = true, plain = false } = props;
  const { onOpen, onRemove, onAccept, onRefuse, onExplain } = props;
  const t = useTexts(uiTexts);
  const { language } = useLanguage();
  const form = chipForm({
    scope: props.scope ?? 'enterprise',
    automatic: props.automatic ?? false,
    suggested: props.suggested ?? false,
    guarded: props.guarded ?? false,
    foreign: props.foreign ?? null,
  });
  const hover = useHoverCard(() => <TagCard name={name} hue={hue} words={form.words} {...card} />);
  const removable = onRemove !== undefined && !form.readOnly;

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (removable && (event.key === 'Delete' || event.key === 'Backspace')) onRemove();
    else if (onExplain && bare && event.key.toLowerCase() === 'e') onExplain();
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (onOpen) onOpen();
    else hover.showNow(event.currentTarget);
  };

  const content = (
    <>
      <Mark form={form} hue={hue} large={size === 32} />
      <span className={styles.name}>{name}</span>
      {form.lock && <Icon name="lock" size={size === 32 ? 13 : 12} />}
      {form.linked && (
        <span className={styles.linked}>
          <Icon name="link" size={size === 32 ? 12 : 11} />
        </span>
      )}
      {count !== undefined && (
        <span className={styles.count} aria-hidden="true">
          {formatCompact(count, language)}
        </span>
      )}
      {left !== undefined && <AgeBar left={left} />}
      <span className="sr">
        {formatList(
          [
            '',
            ...form.words.map((word) => t(word)),
            ...(count === undefined ? [] : [t('people', { count })]),
          ],
          language,
        )}
      </span>
    </>
  );
  const interactive = !plain && tabStop;
  const chip = (
    <span
      className={`${styles.chip} ${hueClass(hue)}`}
      data-shape={form.shape}
      data-block={form.block || undefined}
      data-size={size}
      data-removable={(removable && !plain) || undefined}
    >
      {interactive ? (
        <button
          type="button"
          className={styles.body}
          onClick={onClick}
          onKeyDown={onKeyDown}
          {...hover.props}
        >
          {content}
        </button>
      ) : (
        <span className={styles.body} {...(plain ? {} : hover.props)}>
          {content}
        </span>
      )}
      {!plain && hover.card}
      {removable && !plain && (
        <button
          type="button"
          className={styles.remove}
          // Delete does the same from the chip; a second stop on every chip would double the way through a page.
          tabIndex={-1}
          aria-label={t('removeTag', { name })}
          onClick={onRemove}
        >
          <Icon name="cross" size={12} />
        </button>
      )}
    </span>
  );
  if (!onAccept && !onRefuse) return chip;
  return (
    <span className={styles.suggestion} data-size={size}>
      {chip}
      {onAccept && (
        <button
          type="button"
          className={styles.answer}
          aria-label={t('acceptTag', { name })}
          onClick={onAccept}
        >
          <Icon name="check" size={size === 32 ? 16 : 12} />
        </button>
      )}
      {onRefuse && (
        <button
          type="button"
          className={styles.answer}
          aria-label={t('refuseTag', { name })}
          onClick={onRefuse}
        >
          <Icon name="cross" size={size === 32 ? 16 : 12} />
        </button>
      )}
    </span>
  );
}
