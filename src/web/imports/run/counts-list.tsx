/** The numbers of a run, or of what a run would do. */
import { useFormat, useTexts } from '#ui';
import type { Counts, ImportKind } from '../api.ts';
import styles from '../imports.module.css';
import { runTexts } from './texts.ts';

const madeOf = {
  customers: 'newCustomers',
  orders: 'newOrders',
  events: 'newEvents',
  library: 'newCustomers',
} as const;

export interface CountsListProps {
  kind: ImportKind;
  counts: Counts;
  /** In one row over the whole page. */
  wide?: boolean;
  /** They belong to an older state of the mapping. */
  stale?: boolean;
}

export function CountsList({ kind, counts, wide = false, stale = false }: CountsListProps) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const { tags } = counts;
  const tagged = tags.added + tags.removed + tags.unchanged + tags.refused > 0;
  const rows: readonly (readonly [label: string, n: number, bad?: boolean])[] = [
    [t('rows'), counts.rows],
    ...(kind === 'taggings' ? [] : ([[t(madeOf[kind]), counts.new]] as const)),
    ...((kind === 'orders' || kind === 'events') && counts.newCustomers > 0
      ? ([[t('newCustomers'), counts.newCustomers]] as const)
      : []),
    [t('updated'), counts.updated],
    [t('unchanged'), counts.unchanged],
    [t('refused'), counts.refused, counts.refused > 0],
    ...(tagged
      ? ([
          [t('tagsAdded'), tags.added],
          ...(tags.removed > 0 ? ([[t('tagsRemoved'), tags.removed]] as const) : []),
          ...(tags.unchanged > 0 ? ([[t('tagsThere'), tags.unchanged]] as const) : []),
          ...(tags.refused > 0 ? ([[t('tagsRefused'), tags.refused, true]] as const) : []),
        ] as const)
      : []),
  ];
  return (
    <dl className={stale ? `${styles.counts} stale` : styles.counts} data-wide={wide || undefined}>
      {rows.map(([label, n, bad]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={bad ? 'warn' : undefined}>
            {format.count(n)}
            {bad && label === t('refused') && <small>{format.share(n, counts.rows)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
