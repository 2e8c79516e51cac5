/** The differences one by one: what both sides last knew, what stands here, what stands in WeCom. */
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import {
  type DataColumn,
  DataTable,
  EmptyState,
  ListCard,
  type ListCardProps,
  Segments,
  useFormat,
  useTexts,
} from '#ui';
import { settingsTexts } from '../../settings/texts.ts';
import type { Difference } from '../api.ts';
import { driftPageRoute } from '../route.ts';
import type { Decision } from './decide-dialog.tsx';
import { CustomerName, Side, StaffName } from './difference-words.tsx';
import { countKinds, type DriftKind, driftKinds } from './kinds.ts';
import { driftTexts } from './texts.ts';

interface DifferenceListProps {
  query: ListCardProps['query'] & { readonly isPlaceholderData: boolean };
  differences: readonly Difference[];
  total: number;
  onDecide: (decision: Decision) => void;
}

export function DifferenceList(props: DifferenceListProps) {
  const { query, differences, total, onDecide } = props;
  const t = useTexts(driftTexts);
  const s = useTexts(settingsTexts);
  const { show } = driftPageRoute.useSearch();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const open = differences.filter(({ done }) => done === null);
  // What was decided meanwhile is no longer chosen.
  const picked = open.filter(({ id }) => chosen.has(id));
  const decide = (some: readonly Difference[]) =>
    onDecide({ kinds: countKinds(some), ids: some.map(({ id }) => id) });
  const columns = useColumns({ chosen, onChoose: setChosen, onDecide: (one) => decide([one]) });
  return (
    <ListCard
      query={query}
      title={t('list')}
      failed={s('loadFailed', { what: t('list') })}
      filters={
        <>
          <Filters />
          <span className="sp" />
          {open.length > 0 && (
            <Checkbox
              checked={picked.length === open.length}
              indeterminate={picked.length > 0 && picked.length < open.length}
              onChange={({ target }) => setChosen(new Set(target.checked ? open.map(({ id }) => id) : []))}
            >
              {t('chooseAll')}
            </Checkbox>
          )}
          {picked.length > 0 && (
            <Button type="primary" onClick={() => decide(picked)}>
              {t('decideSome', { n: picked.length })}
            </Button>
          )}
        </>
      }
      empty={
        differences.length === 0 && (
          <EmptyState icon="done" title={t(show ? 'noneKind' : 'noneOpen')}>
            {!show && t('noneOpenText')}
          </EmptyState>
        )
      }
    >
      <DataTable
        label={`${t('list')} (${total})`}
        columns={columns}
        rows={differences}
        rowKey={({ id }) => id}
        stale={query.isPlaceholderData}
      />
    </ListCard>
  );
}

function Filters() {
  const t = useTexts(driftTexts);
  const search = driftPageRoute.useSearch();
  const navigate = driftPageRoute.useNavigate();
  const go = (kind: DriftKind | undefined, all: boolean) =>
    void navigate({
      search: { ...(kind ? { kind } : {}), ...(all ? { show: 'all' as const } : {}) },
      replace: true,
    });
  return (
    <>
      <Segments
        label={t('show')}
        small
        value={search.show ?? 'open'}
        options={[
          { value: 'open', label: t('showOpen') },
          { value: 'all', label: t('showAll') },
        ]}
        onChange={(show) => go(search.kind, show === 'all')}
      />
      <Select
        aria-label={t('kind')}
        style={{ width: 160 }}
        value={search.kind ?? ''}
        options={[
          { value: '', label: t('allKinds') },
          ...driftKinds.map((kind) => ({ value: kind, label: t(kind) })),
        ]}
        onChange={(value) =>
          go(
            driftKinds.find((kind) => kind === value),
            search.show === 'all',
          )
        }
      />
    </>
  );
}

interface ColumnsProps {
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  onDecide: (difference: Difference) => void;
}

function useColumns({ chosen, onChoose, onDecide }: ColumnsProps): DataColumn<Difference>[] {
  const t = useTexts(driftTexts);
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return [
    {
      key: 'what',
      title: t('what'),
      card: 'title',
      render: (one) => (
        <div className="row">
          {one.done === null && (
            <Checkbox
              aria-label={t('choose')}
              checked={chosen.has(one.id)}
              onChange={({ target }) => choose(one.id, target.checked)}
            />
          )}
          <div>
            {one.name ?? t(one.kind)}
            {one.name && <div className="t3 fs12">{t(one.kind)}</div>}
          </div>
        </div>
      ),
    },
    {
      key: 'who',
      title: t('who'),
      render: ({ kind, here, customer, staff, tag }) =>
        (customer !== null || staff !== null) && (
          <>
            {customer !== null && (
              // Opened at the tag that it is about, so that the page says why it is there.
              <Link to="/customers/$id" params={{ id: customer }} search={tag === null ? {} : { tag }}>
                <CustomerName id={customer} />
              </Link>
            )}
            {kind === 'samePerson' && here !== null && (
              <div>
                <Link to="/customers/$id" params={{ id: here }}>
                  <CustomerName id={here} />
                </Link>
              </div>
            )}
            {staff !== null && (
              <div className="t3 fs12">
                <StaffName userid={staff} />
              </div>
            )}
          </>
        ),
    },
    { key: 'agreed', title: t('agreed'), render: (one) => <Side difference={one} side="agreed" /> },
    { key: 'here', title: t('here'), render: (one) => <Side difference={one} side="here" /> },
    { key: 'there', title: t('there'), render: (one) => <Side difference={one} side="there" /> },
    {
      key: 'done',
      title: t('done'),
      width: '150px',
      render: (one) =>
        one.done === null ? (
          <Button size="small" onClick={() => onDecide(one)}>
            {t('decideOne')}
          </Button>
        ) : (
          <Done difference={one} />
        ),
    },
  ];
}

function Done({ difference: { done, doneAt, doneBy } }: { difference: Difference }) {
  const t = useTexts(driftTexts);
  const format = useFormat();
  if (done === null) return null;
  return (
    <>
      {t(done)}
      <div className="t3 fs12">
        {doneBy ?? t('byItself')} {doneAt && format.moment(doneAt)}
      </div>
    </>
  );
}
