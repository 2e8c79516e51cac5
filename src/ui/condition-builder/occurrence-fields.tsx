/** When and after what an event counts: weekdays and hours, and what went before it. */
import { Icon } from '../icon/icon.tsx';
import { offeredEvents } from './behaviour.ts';
import { useBuilder } from './builder-context.tsx';
import { ChoiceToken } from './choice-token.tsx';
import type { After, At, DidLeaf } from './draft.ts';
import styles from './fields.module.css';
import { DropButton, ReadToken, SelectToken, Word } from './fields.tsx';
import { DurationFields } from './window-fields.tsx';

interface OccurrenceProps {
  leaf: DidLeaf;
  /** `field`: which one is being typed in, so that typing is undone at once. */
  onChange: (leaf: DidLeaf, field?: string) => void;
}

/** `HH:MM` of what people type: 8:30, 0830, ８：３０. */
function clockTime(text: string): string | null {
  const match = /^([01]?\d|2[0-3]):?([0-5]\d)$/.exec(text.trim().normalize('NFKC'));
  return match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : null;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function AtFields({ leaf, at, onChange }: OccurrenceProps & { at: At }) {
  const { t } = useBuilder();
  const set = (next: At, field?: string) =>
    onChange({ ...leaf, at: next }, field === undefined ? undefined : `at ${field}`);
  const time = (field: 'from' | 'until', label: string) => (
    <ReadToken
      label={label}
      least={5}
      placeholder={field === 'from' ? '00:00' : '24:00'}
      optional
      value={at[field] ?? ''}
      show={String}
      read={clockTime}
      onChange={(read) => {
        const { [field]: _, ...rest } = at;
        set(read ? { ...rest, [field]: read } : rest, field);
      }}
    />
  );
  return (
    <span className={styles.extra}>
      <Word>{t('onDays')}</Word>
      <ChoiceToken
        label={t('weekdays')}
        placeholder={t('everyDay')}
        optional
        choices={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekday_${day}`) }))}
        chosen={(at.weekdays ?? []).map(String)}
        onChange={(chosen) => {
          const { weekdays: _, ...rest } = at;
          const weekdays = chosen.map(Number).sort((a, b) => a - b);
          set(weekdays.length > 0 ? { ...rest, weekdays } : rest);
        }}
      />
      {time('from', t('fromTime'))}
      <Word>–</Word>
      {time('until', t('untilTime'))}
      <DropButton
        label={t('remove', { name: t('onDays') })}
        onClick={() => {
          const { at: _, ...rest } = leaf;
          onChange(rest);
        }}
      />
    </span>
  );
}

export function AfterFields({ leaf, after, onChange }: OccurrenceProps & { after: After }) {
  const { t, names } = useBuilder();
  const set = (next: After, field?: string) =>
    onChange({ ...leaf, after: next }, field === undefined ? undefined : `after ${field}`);
  const event = (label: string, did: string, onDid: (did: string) => void, none?: string) => (
    <SelectToken
      label={label}
      value={did}
      options={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...[...new Set([...offeredEvents, ...(did ? [did] : [])])].map((value) => ({
          value,
          label: names.event(value),
        })),
      ]}
      onChange={onDid}
    />
  );
  const tests = (after.where?.length ?? 0) + (after.without?.where?.length ?? 0);
  return (
    <span className={styles.extra}>
      <Word>{t('afterEvent')}</Word>
      {event(t('eventBefore'), after.did, (did) => {
        const { where: _, ...rest } = after;
        set({ ...rest, did });
      })}
      <Word>{t('thereafter')}</Word>
      <DurationFields text={after.within} onText={(within) => set({ ...after, within }, 'within')} />
      <Word>{t('inBetween')}</Word>
      {event(
        t('eventBetween'),
        after.without?.did ?? '',
        (did) => {
          const { without: _, ...rest } = after;
          set(did ? { ...rest, without: { did } } : rest);
        },
        t('anything'),
      )}
      {tests > 0 && <Word>{t('furtherTests', { count: tests })}</Word>}
      <DropButton
        label={t('remove', { name: t('afterEvent') })}
        onClick={() => {
          const { after: _, ...rest } = leaf;
          onChange(rest);
        }}
      />
    </span>
  );
}

/** Offers what the leaf does not ask yet. */
export function OccurrenceOffers({ leaf, onChange }: OccurrenceProps) {
  const { t } = useBuilder();
  const offer = (icon: 'clock' | 'steps', label: string, next: DidLeaf) => (
    <button
      type="button"
      className={styles.offer}
      data-late=""
      aria-label={label}
      title={label}
      onClick={() => onChange(next)}
    >
      <Icon name={icon} size={14} />
    </button>
  );
  return (
    <>
      {!leaf.at && offer('clock', t('addAt'), { ...leaf, at: {} })}
      {!leaf.after &&
        offer('steps', t('addAfter'), { ...leaf, after: { did: 'material.visit', within: '7d' } })}
    </>
  );
}
