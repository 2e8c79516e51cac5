/** A line about what customers did: which event, how often or how much, which of them count, and when. */
import { useState } from 'react';
import { INTERACTION, levelChanges, type Operators, type Where } from '#features/conditions/core';
import type { IconName } from '../icon/drawings.ts';
import { Icon } from '../icon/icon.tsx';
import {
  askedFor,
  isMeasure,
  measuresMoney,
  measuresOf,
  propertiesOf,
  readMeasure,
  type Times,
  timesOf,
  type What,
  whatOf,
} from './behaviour.ts';
import { type Builder, type LineProps, useBuilder, useLineChange } from './builder-context.tsx';
import { type ComparedType, firstComparison, operatorsIn } from './comparison.ts';
import { ComparisonFields } from './comparison-fields.tsx';
import type { DidLeaf } from './draft.ts';
import styles from './fields.module.css';
import { DropButton, ReadToken, SelectToken, Subject, TextToken, Word } from './fields.tsx';
import type { BuilderLibrary } from './library.ts';
import { AfterFields, AtFields, OccurrenceOffers } from './occurrence-fields.tsx';
import { WindowFields } from './window-fields.tsx';
import { readWhole } from './written-values.ts';

const eventIcons: Readonly<Record<string, IconName>> = {
  'order.paid': 'cart',
  'order.refunded': 'undo',
  'material.visit': 'file',
  'material.share': 'share',
  'message.received': 'chat',
  'message.sent': 'chat',
  'customer.added': 'person',
  'followUp.written': 'pencil',
  'customer.handedOver': 'person',
  'channel.changed': 'qr',
  'tag.added': 'plus',
  'tag.removed': 'minus',
  'stage.changed': 'deal',
  [INTERACTION]: 'spark',
};
export const eventIcon = (did: string): IconName => eventIcons[did] ?? 'pulse';

const timesWords = {
  min: 'timesMin',
  max: 'timesMax',
  exact: 'timesExact',
  range: 'timesRange',
  never: 'never',
} as const satisfies Record<Times, string>;
const measureWords = {
  sum: 'sumOf',
  avg: 'avgOf',
  max: 'maxOf',
  min: 'minOf',
  median: 'medianOf',
  distinct: 'distinctOf',
} as const;

/** 金额合计. */
export function measureLabel(
  what: Extract<What, `measure.${string}`>,
  { t, names }: Pick<Builder, 't' | 'names'>,
) {
  const { name, property } = readMeasure(what);
  return name === 'days' ? t('daysOf') : t(measureWords[name], { name: names.property(property) });
}

export function BehaviourLine({ node, leaf }: LineProps<DidLeaf>) {
  const builder = useBuilder();
  const { t, names } = builder;
  const { setLeaf } = useLineChange(node);
  const what = whatOf(leaf);
  const name = names.event(leaf.did);
  return (
    <>
      <Subject icon={<Icon name={eventIcon(leaf.did)} size={12} />}>{name}</Subject>
      <SelectToken<What>
        label={t('howOften', { name })}
        quiet
        value={what}
        options={[
          {
            label: t('byTimes'),
            options: (['min', 'max', 'exact', 'range', 'never'] as const).map((times) => ({
              value: `times.${times}` as const,
              label: t(timesWords[times]),
            })),
          },
          {
            label: t('byValue'),
            options: measuresOf(leaf.did, what).map((value) => ({
              value,
              label: measureLabel(value, builder),
            })),
          },
        ]}
        onChange={(next) => setLeaf(askedFor(leaf, next))}
      />
      {!isMeasure(what) && <TimesFields node={node} leaf={leaf} />}
      {leaf.measure && isMeasure(what) && (
        <ComparisonFields
          name={measureLabel(what, builder)}
          type={measuresMoney(leaf.did, readMeasure(what)) ? 'money' : 'number'}
          operators={operatorsIn(leaf.measure)}
          amount
          onChange={(operators, field) => {
            const { name: measure, property } = readMeasure(what);
            const measured = measure === 'days' ? { days: true as const } : { [measure]: property };
            setLeaf({ ...leaf, measure: { ...measured, ...operators } }, field && `measure ${field}`);
          }}
        />
      )}
      <WindowFields
        label={t('window')}
        window={leaf.within}
        onChange={(within, field) => {
          const { within: _, ...rest } = leaf;
          setLeaf(within ? { ...rest, within } : rest, field && `window ${field}`);
        }}
      />
      <EventTests node={node} leaf={leaf} />
    </>
  );
}

function TimesFields({ node, leaf }: LineProps<DidLeaf>) {
  const { t } = useBuilder();
  const { setLeaf } = useLineChange(node);
  const times = timesOf(leaf.count);
  const { min = 1, max = 1 } = leaf.count ?? {};
  if (times === 'never') return null;
  const field = (value: number, set: (n: number) => NonNullable<DidLeaf['count']>, which: string) => (
    <ReadToken
      label={t('numberOfTimes')}
      numeric
      least={2}
      value={value}
      show={String}
      read={wholeTimes}
      // A number of times is always there: an empty field leaves the last one in force.
      onChange={(n) => n !== '' && setLeaf({ ...leaf, count: set(n) }, which)}
    />
  );
  return (
    <>
      {times === 'max'
        ? field(max, (n) => ({ max: n }), 'max')
        : field(
            min,
            (n) =>
              times === 'exact' ? { min: n, max: n } : times === 'range' ? { min: n, max } : { min: n },
            'min',
          )}
      {times === 'range' && (
        <>
          <Word>–</Word>
          {field(max, (n) => ({ min, max: n }), 'max')}
        </>
      )}
      <Word>{t('times')}</Word>
    </>
  );
}

const wholeTimes = (text: string): number | null => readWhole(text, 0, 1e9);

/** How a property is compared. Ids and texts are free; what is unknown is compared as it is written. */
function typeIn(did: string, property: string): ComparedType {
  const type = propertiesOf(did)[property];
  if (type === 'money') return 'money';
  if (type === 'number' || type === 'seconds') return 'number';
  // Which tag came or went must be said; what it took the place of may be nothing.
  if (type === 'tag') return property === 'tag' ? 'tag' : 'otherTag';
  if (type === 'change') return 'one';
  return 'free';
}

type EventTestsProps = LineProps<DidLeaf> & {
  /** There is room for words. */
  worded?: boolean;
};

/** Which of its events count: their properties, when they happened, and after what. */
export function EventTests({ node, leaf, worded = false }: EventTestsProps) {
  const { setLeaf } = useLineChange(node);
  return (
    <>
      <WhereList node={node} leaf={leaf} worded={worded} />
      {leaf.at && <AtFields leaf={leaf} at={leaf.at} onChange={setLeaf} />}
      {leaf.after && <AfterFields leaf={leaf} after={leaf.after} onChange={setLeaf} />}
      <OccurrenceOffers leaf={leaf} onChange={setLeaf} />
    </>
  );
}

function WhereList({ node, leaf, worded }: EventTestsProps) {
  const { t } = useBuilder();
  const { setLeaf } = useLineChange(node);
  const addWhere = () => {
    const [property = ''] = Object.keys(propertiesOf(leaf.did));
    const where: Where = { property, ...firstComparison(typeIn(leaf.did, property)) };
    setLeaf({ ...leaf, where: [...(leaf.where ?? []), where] });
  };
  return (
    <>
      {(leaf.where ?? []).map((where, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tests of an event have no identity besides their place
        <WhereFields key={i} node={node} leaf={leaf} where={where} place={i} />
      ))}
      <button
        type="button"
        className={worded ? styles.quietButton : styles.offer}
        data-late={worded ? undefined : ''}
        aria-label={t('addWhere')}
        title={t('addWhere')}
        onClick={addWhere}
      >
        <Icon name="filter" size={14} />
        {worded && t('addWhere')}
      </button>
    </>
  );
}

const OTHER = '';

/** Whatever a test calls its tags (an id, an alias), as the choices call them. */
function listedTags(where: Where, library: BuilderLibrary): Operators {
  if (where.exists !== undefined) return operatorsIn(where);
  const { is, in: several = [] } = where;
  const names = is === undefined ? several : [is];
  return {
    in: names.map((name) => {
      const tag = library.tag(String(name));
      return tag ? `${tag.group.name}/${tag.name}` : name;
    }),
  };
}

/** Tags as a test names them. */
const tagChoices = ({ groups }: BuilderLibrary) =>
  groups.flatMap((group) =>
    group.tags.map((tag) => ({
      value: `${group.name}/${tag.name}`,
      label: `${group.name}/${tag.name}`,
      aliases: tag.aliases,
    })),
  );

function WhereFields({ node, leaf, where, place }: LineProps<DidLeaf> & { where: Where; place: number }) {
  const { t, names, library } = useBuilder();
  const { setLeaf } = useLineChange(node);
  const known = Object.keys(propertiesOf(leaf.did));
  const [free, setFree] = useState(known.length === 0 || !known.includes(where.property));
  const all = leaf.where ?? [];
  const set = (next: Where, field?: string) =>
    setLeaf({ ...leaf, where: all.with(place, next) }, field && `where ${place} ${field}`);
  const drop = () => {
    const { where: _, ...rest } = leaf;
    const others = all.toSpliced(place, 1);
    setLeaf(others.length > 0 ? { ...rest, where: others } : rest);
  };
  const name = free ? where.property || t('property') : names.property(where.property);
  const type = typeIn(leaf.did, where.property);
  const ofTags = type === 'tag' || type === 'otherTag';
  const changes = type === 'one' && levelChanges.map((value) => ({ value, label: names.change(value) }));
  const choices = ofTags ? tagChoices(library) : changes;
  return (
    <span className={styles.extra}>
      <Word>{t('eachTime')}</Word>
      {known.length > 0 && (
        <SelectToken
          label={t('property')}
          value={free ? OTHER : where.property}
          options={[
            ...known.map((value) => ({ value, label: names.property(value) })),
            { value: OTHER, label: t('otherProperty') },
          ]}
          onChange={(property) => {
            setFree(property === OTHER);
            set({ property, ...firstComparison(typeIn(leaf.did, property)) });
          }}
        />
      )}
      {free && (
        <TextToken
          label={t('propertyName')}
          value={where.property}
          onChange={(property) => set({ ...where, property }, 'property')}
        />
      )}
      <ComparisonFields
        name={name}
        type={type}
        {...(choices ? { choices } : {})}
        unit={propertiesOf(leaf.did)[where.property] === 'seconds' ? t('unit_s') : null}
        operators={ofTags ? listedTags(where, library) : operatorsIn(where)}
        onChange={(operators, field) => set({ property: where.property, ...operators }, field)}
      />
      <DropButton label={t('remove', { name })} onClick={drop} />
    </span>
  );
}
