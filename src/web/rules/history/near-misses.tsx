/** Who is one step away from a tag of the rule, and which step that is. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Avatar,
  apiPages,
  Card,
  type DataColumn,
  DataTable,
  EmptyState,
  ErrorState,
  Segments,
  ShowMore,
  SkeletonRows,
  useTexts,
} from '#ui';
import type { Library } from '../../customers/library.ts';
import { type NearMiss, nearMissesRoute, type Rule } from '../api.ts';
import styles from './history.module.css';
import { historyTexts } from './texts.ts';

/** Tags that fit beside each other; of more, the first ones are offered. */
const OFFERED = 6;

export function NearMisses({ rule, library }: { rule: Rule; library: Library | undefined }) {
  const { id, puts } = rule;
  const t = useTexts(historyTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const tag = chosen !== null && puts.includes(chosen) ? chosen : (puts[0] ?? null);
  const query = useInfiniteQuery({
    ...apiPages(nearMissesRoute, { params: { id }, query: { limit: 50, ...(tag === null ? {} : { tag }) } }),
    enabled: tag !== null,
  });
  const total = query.data?.pages[0]?.total;
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: readonly DataColumn<NearMiss>[] = [
    {
      key: 'customer',
      title: t('customer'),
      card: 'title',
      render: ({ customer }) => (
        <span className="row g6">
          <Avatar name={customer.name} size={22} />
          <Link to="/customers/$id" params={{ id: customer.id }} search={tag === null ? {} : { tag }}>
            {customer.name}
          </Link>
        </span>
      ),
    },
    {
      key: 'missing',
      title: t('missing'),
      width: '60%',
      render: ({ missing }) => missing.map((step) => step.text).join('；'),
    },
  ];
  return (
    <Card title={t('near')} sub={total === undefined ? t('nearSub') : t('nearTotal', { count: total })} flush>
      {puts.length > 1 && tag !== null && (
        <div className={styles.inset}>
          <Segments
            label={t('nearTag')}
            value={tag}
            small
            options={puts
              .slice(0, OFFERED)
              .map((value) => ({ value, label: library?.tag(value)?.name ?? value }))}
            onChange={setChosen}
          />
        </div>
      )}
      {query.error ? (
        <div className={styles.inset}>
          <ErrorState error={query.error} what={t('nearFailed')} onRetry={() => void query.refetch()} />
        </div>
      ) : tag !== null && !query.data ? (
        <div className={styles.inset}>
          <SkeletonRows rows={4} />
        </div>
      ) : people.length === 0 ? (
        <EmptyState icon="people" title={t('noNear')}>
          {t('noNearText')}
        </EmptyState>
      ) : (
        <DataTable label={t('near')} columns={columns} rows={people} rowKey={({ customer }) => customer.id} />
      )}
      <ShowMore query={query} words={t('moreNear', { count: (total ?? 0) - people.length })} />
    </Card>
  );
}
