/** The page of a customer who was found. */

import { Link, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { Icon, IconButton, Kbd, useApi, useShortcut, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Attribute, attributesRoute, type Customer, heldRoute } from '../api.ts';
import { useLibrary } from '../library.ts';
import { customerRoute } from '../route.ts';
import { useTagging } from '../tagging/use-tagging.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { useMedium, useNarrow } from '../use-narrow.ts';
import { WhyPanel } from '../why/why-panel.tsx';
import { type CustomerSearch, listBehind, type WhyTab } from './customer-search.ts';
import { FactsCard } from './facts-card.tsx';
import { MergedNote } from './merged-note.tsx';
import { MoreMenu } from './more-menu.tsx';
import { type Neighbour, type Neighbours, useNeighbours } from './neighbours.ts';
import styles from './page.module.css';
import { PhoneDock } from './phone-dock.tsx';
import { Portrait } from './portrait.tsx';
import { FollowersCard, IdentitiesCard, OrdersCard } from './side-cards.tsx';
import { SuggestionsCard } from './suggestions-card.tsx';
import { customerTexts } from './texts.ts';
import { useCustomerLive } from './use-customer-live.ts';

const MergeDialog = lazy(() => import('../merge/merge-dialog.tsx').then((m) => ({ default: m.MergeDialog })));
const DeleteDialog = lazy(() => import('./delete-dialog.tsx').then((m) => ({ default: m.DeleteDialog })));

const WhyDrawer = lazy(() => import('./why-drawer.tsx').then((m) => ({ default: m.WhyDrawer })));

type DialogName = 'merge' | 'delete';

/** Levels shown beside the name. */
const MOST_LEVELS = 4;

export function OneCustomer({ customer, search }: { customer: Customer; search: CustomerSearch }) {
  const t = useTexts(customerTexts);
  const session = useSession();
  const router = useRouter();
  const navigate = customerRoute.useNavigate();
  const narrow = useNarrow();
  const medium = useMedium();
  useCustomerLive(customer.id);
  const { library } = useLibrary();
  const heldQuery = useApi(heldRoute, { params: { id: customer.id } });
  const held = heldQuery.data?.items;
  const attributes = useApi(
    attributesRoute,
    { query: { limit: 500, archived: 'true' } },
    { staleTime: 60_000 },
  ).data;
  const tagging = useTagging(customer.id, library, session.user);
  const neighbours = useNeighbours(search, library);
  const [choosing, setChoosing] = useState(false);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [whyOpen, setWhyOpen] = useState(false);
  const mayTag = mayDo(session, 'tags:apply');

  const look = (change: Partial<CustomerSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  const explain = (tag: string) => {
    const on = held?.some((each) => each.tag.id === tag) ?? false;
    look({ tag, why: on ? 'has' : 'hasNot' });
    setWhyOpen(true);
  };
  const go = (to: Neighbour | null | undefined) => {
    if (!to) return;
    const { merged: _, tag: __, why: ___, ...rest } = search;
    void navigate({ to: '/customers/$id', params: { id: to.id }, search: { ...rest, n: to.n } });
  };
  const group = customer.name || t('unnamed');
  useShortcut(mayTag ? { keys: 't', label: t('tag'), group, run: () => setChoosing(true) } : null);
  useShortcut({
    keys: 'e',
    label: t('explainKey'),
    group,
    run: () => {
      const tag = search.tag ?? held?.[0]?.tag.id;
      if (tag) explain(tag);
    },
  });
  useShortcut(
    search.n === undefined
      ? null
      : {
          keys: ['j', 'k'],
          label: `${t('next')}、${t('previous')}`,
          group,
          run: (keys) => go(keys === 'j' ? neighbours.next : neighbours.previous),
        },
  );
  const levels = useMemo(
    () => (held ?? []).filter((each) => library?.group(each.tag.group.id)?.ordered).slice(0, MOST_LEVELS),
    [held, library],
  );
  const tab: WhyTab = search.why ?? 'has';
  // On a wide page the panel is never empty: it begins with the customer's first level.
  const shownTag = search.tag ?? (tab === 'has' ? (levels[0] ?? held?.[0])?.tag.id : undefined);
  const why = (
    <WhyPanel
      customer={customer.id}
      held={held}
      library={library}
      tagging={tagging}
      tag={shownTag}
      tab={tab}
      onTag={(tag) => explain(tag)}
      onTab={(to) => look({ why: to })}
    />
  );
  const facts = (part: 'head' | 'details' | 'both') => (
    <FactsCard
      customer={customer}
      attributes={attributes?.items ?? []}
      levels={levels}
      onTag={explain}
      part={part}
    />
  );
  const sides = (
    <>
      <FollowersCard customer={customer} />
      <IdentitiesCard customer={customer} />
      <OrdersCard customer={customer} onSee={() => look({ timeline: 'orders' })} />
    </>
  );
  return (
    <>
      <PageTop
        search={search}
        neighbours={neighbours}
        onGo={go}
        menu={<MoreMenu onMerge={() => setDialog('merge')} onDelete={() => setDialog('delete')} />}
      />
      {search.merged && (
        <MergedNote
          customer={customer}
          from={search.merged}
          onSplit={(id) => void router.navigate({ to: '/customers/$id', params: { id } })}
        />
      )}
      <div className={styles.columns}>
        <div className={styles.left}>
          {facts(narrow ? 'head' : 'both')}
          {!narrow && sides}
        </div>
        <div className={styles.middle}>
          <SuggestionsCard customer={customer.id} />
          <Portrait
            held={held}
            error={heldQuery.error}
            onRetry={() => void heldQuery.refetch()}
            library={library}
            tagging={tagging}
            explained={medium && !whyOpen ? undefined : shownTag}
            onExplain={explain}
            choosing={choosing && !narrow}
            withButton={!narrow}
            onChoosing={setChoosing}
          />
          {narrow && facts('details')}
          {narrow && sides}
          <Timeline
            customer={customer.id}
            kind={search.timeline ?? 'all'}
            attributes={attributes?.items ?? []}
            onKind={(kind) => look({ timeline: kind })}
            onExplain={explain}
          />
        </div>
        {!medium && <aside className={styles.right}>{why}</aside>}
      </div>
      <Suspense>
        {medium && (
          <WhyDrawer open={whyOpen} narrow={narrow} onClose={() => setWhyOpen(false)}>
            {why}
          </WhyDrawer>
        )}
      </Suspense>
      {narrow && (
        <PhoneDock
          held={held}
          tagging={tagging}
          mayTag={mayTag}
          choosing={choosing}
          onChoosing={setChoosing}
          onWhy={() => setWhyOpen(true)}
        />
      )}
      <Dialogs
        dialog={dialog}
        customer={customer}
        attributes={attributes?.items ?? []}
        held={held?.length ?? 0}
        search={search}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

interface PageTopProps {
  search: CustomerSearch;
  neighbours: Neighbours;
  onGo: (to: Neighbour | null | undefined) => void;
  menu: ReactNode;
}

/** Back to the list, and to the customers before and after in it. */
function PageTop({ search, neighbours, onGo, menu }: PageTopProps) {
  const t = useTexts(customerTexts);
  const narrow = useNarrow();
  const { previous, next, total } = neighbours;
  return (
    <div className={styles.top}>
      <Link to="/customers" search={listBehind(search)} className="row g4">
        <Icon name="left" size={14} />
        {t('back')}
      </Link>
      {search.n !== undefined && (
        <>
          <span className="t3 fs12">{total !== undefined && t('placeOf', { n: search.n + 1, total })}</span>
          <IconButton icon="up" label={t('previous')} disabled={!previous} onClick={() => onGo(previous)} />
          <IconButton icon="down" label={t('next')} disabled={!next} onClick={() => onGo(next)} />
          {!narrow && (
            <span className={styles.keys} aria-hidden="true">
              <Kbd>J</Kbd> <Kbd>K</Kbd>
            </span>
          )}
        </>
      )}
      <span className="sp" />
      {menu}
    </div>
  );
}

interface DialogsProps {
  dialog: DialogName | null;
  customer: Customer;
  attributes: readonly Attribute[];
  /** How many tags go with the customer. */
  held: number;
  search: CustomerSearch;
  onClose: () => void;
}

function Dialogs({ dialog, customer, attributes, held, search, onClose }: DialogsProps) {
  const router = useRouter();
  return (
    <Suspense>
      {dialog === 'merge' && (
        <MergeDialog
          customer={customer}
          attributes={attributes}
          onClose={onClose}
          onMerged={(into) =>
            into !== customer.id && void router.navigate({ to: '/customers/$id', params: { id: into } })
          }
        />
      )}
      {dialog === 'delete' && (
        <DeleteDialog
          customer={customer}
          tags={held}
          onClose={onClose}
          onDeleted={() => void router.navigate({ to: '/customers', search: listBehind(search) })}
        />
      )}
    </Suspense>
  );
}
