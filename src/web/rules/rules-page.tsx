/** Every rule: what it does, whether it runs, and the way to another. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import {
  apiPages,
  EmptyState,
  Icon,
  ListCard,
  PageHeader,
  SearchField,
  Segments,
  useFinder,
  useTexts,
} from '#ui';
import { useLibrary } from '../customers/library.ts';
import { FeaturedPresets } from '../rule-presets/featured.tsx';
import { mayDo } from '../session/session.ts';
import { NoneFound } from '../shell/none-found.tsx';
import { useSession } from '../shell/shell-route.ts';
import { rulesRoute as listRoute, type RuleKind, type RuleStatus } from './api.ts';
import { narrowed, type RuleSearch, ruleKinds, ruleStatuses } from './filter.ts';
import { rulesRoute } from './route.ts';
import { RuleTable, type RuleTask } from './rule-table.tsx';
import styles from './rules.module.css';
import { rulesTexts } from './texts.ts';
import { usePause } from './use-pause.ts';

const DeleteDialog = lazy(() => import('./delete-dialog.tsx').then((m) => ({ default: m.DeleteDialog })));

/** Rules act by themselves: what they did last is asked again. */
const LOOK_AGAIN_MS = 15_000;

export function RulesPage() {
  const t = useTexts(rulesTexts);
  const session = useSession();
  const search = rulesRoute.useSearch();
  const { library } = useLibrary();
  const { pause } = usePause();
  const [deleting, setDeleting] = useState<RuleTask['rule'] | null>(null);
  const query = useInfiniteQuery({
    ...apiPages(listRoute, { query: { limit: 200 } }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const rules = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total ?? 0;
  const { shown, byStatus } = narrowed(useFound(rules, search.q ?? ''), search);
  const mayWrite = mayDo(session, 'rules:write');
  const onTask = (task: RuleTask) => (task.what === 'pause' ? pause(task.rule) : setDeleting(task.rule));
  const create = (
    <>
      {mayDo(session, 'audiences:read') && (
        <Link to="/rules/keywords">
          <Button icon={<Icon name="search" size={14} />} tabIndex={-1}>
            {t('keywords')}
          </Button>
        </Link>
      )}
      <Link to="/rules/presets">
        <Button icon={<Icon name="play" size={14} />} tabIndex={-1}>
          {t('fromPreset')}
        </Button>
      </Link>
      {mayWrite && (
        <Link to="/rules/new">
          <Button type="primary" icon={<Icon name="plus" size={14} />} tabIndex={-1}>
            {t(total > 0 ? 'new' : 'startBlank')}
          </Button>
        </Link>
      )}
    </>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={query.data && total > 0 ? t('count', { count: total }) : undefined}
        actions={total > 0 && create}
      />
      <ListCard
        query={query}
        failed={t('loadFailed')}
        filters={total > 0 && <Filters search={search} byStatus={byStatus} />}
        empty={
          total === 0 ? (
            <>
              <EmptyState icon="ladder" title={t('emptyTitle')} actions={create}>
                {t('emptyText')}
              </EmptyState>
              <div className={styles.presets}>
                <FeaturedPresets />
              </div>
            </>
          ) : (
            shown.length === 0 && <NoneFound title={t('noneFound')} />
          )
        }
      >
        <RuleTable rules={shown} library={library} mayWrite={mayWrite} onTask={onTask} />
      </ListCard>
      <Suspense>
        {deleting && (
          <DeleteDialog
            rule={deleting}
            onDeleted={() => setDeleting(null)}
            onClose={() => setDeleting(null)}
          />
        )}
      </Suspense>
    </>
  );
}

/** By name, pinyin or initials. */
function useFound<R extends { readonly id: string; readonly name: string; readonly text: string }>(
  rules: readonly R[],
  q: string,
): readonly R[] {
  const findable = useMemo(
    () => rules.map(({ id, name, text }) => ({ id, name, group: text, aliases: [] })),
    [rules],
  );
  const found = useFinder(findable, q, 500);
  return found ? found.flatMap((id) => rules.find((rule) => rule.id === id) ?? []) : rules;
}

interface FiltersProps {
  search: RuleSearch;
  byStatus: ReadonlyMap<RuleStatus, number>;
}

function Filters({ search, byStatus }: FiltersProps) {
  const t = useTexts(rulesTexts);
  const navigate = useNavigate();
  const go = (next: RuleSearch) =>
    void navigate({ to: '/rules', search: next, replace: true, resetScroll: false });
  const { q: _, ...others } = search;
  const { status, kind, ...rest } = search;
  const narrow = (to: { readonly status?: RuleStatus | undefined; readonly kind?: RuleKind | undefined }) =>
    go({ ...rest, ...(to.status ? { status: to.status } : {}), ...(to.kind ? { kind: to.kind } : {}) });
  return (
    <>
      <SearchField
        label={t('search')}
        page={t('title')}
        value={search.q ?? ''}
        onChange={(q) => go(q ? { ...others, q } : others)}
      />
      <Segments<RuleStatus | 'all'>
        label={t('showStatus')}
        small
        value={status ?? 'all'}
        options={[
          { value: 'all', label: t('allStatuses') },
          ...ruleStatuses
            .filter((one) => one === status || byStatus.has(one))
            .map((one) => ({ value: one, label: `${t(one)} ${byStatus.get(one) ?? 0}` })),
        ]}
        onChange={(next) => narrow({ kind, status: next === 'all' ? undefined : next })}
      />
      <Segments<RuleKind | 'all'>
        label={t('showKind')}
        small
        value={kind ?? 'all'}
        options={[
          { value: 'all', label: t('allKinds') },
          ...ruleKinds.map((one) => ({ value: one, label: t(one) })),
        ]}
        onChange={(next) => narrow({ status, kind: next === 'all' ? undefined : next })}
      />
    </>
  );
}
