import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { EmptyState, ErrorState, Icon, PageHeader, useApi, useFormat, useTexts } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import type { CabinetSearch } from './address.ts';
import { count, type Group, type Tag } from './api.ts';
import {
  type Asked,
  type CabinetActions,
  CabinetActionsProvider,
  useCabinetActions,
} from './cabinet-actions.ts';
import { CabinetHead } from './cabinet-head.tsx';
import { hitsOfSearch, hitsOfState } from './hits.ts';
import { useOpenPeople } from './people.tsx';
import { cabinetRoute } from './route.ts';
import { SearchBox } from './search-box.tsx';
import { ColdStrip } from './stores/cold-strip.tsx';
import { cabinetTexts } from './texts.ts';
import { Tray } from './tray/tray.tsx';
import { type LibraryState, useLibrary } from './use-library.ts';
import { useMoveTag } from './use-move-tag.ts';
import { useSearch } from './use-search.ts';
import { type LibraryAnswers, tallyOf, wallOf } from './wall.ts';
import { WallSkeleton } from './wall-skeleton.tsx';
import { WallView } from './wall-view.tsx';

const Dialogs = lazy(() => import('./dialogs/dialogs.tsx').then((m) => ({ default: m.Dialogs })));
const StorePanel = lazy(() => import('./stores/store-panel.tsx').then((m) => ({ default: m.StorePanel })));
const HistoryPanel = lazy(() =>
  import('./history/history-panel.tsx').then((m) => ({ default: m.HistoryPanel })),
);

export function CabinetPage() {
  const t = useTexts(cabinetTexts);
  const state = useLibrary();
  if (state.error)
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={state.error} what={t('failed')} onRetry={state.retry} />
      </>
    );
  if (!state.library)
    return (
      <>
        <PageHeader title={t('title')} />
        <WallSkeleton />
      </>
    );
  return <Cabinet state={state} library={state.library} />;
}

function Cabinet({ state, library }: { state: LibraryState; library: LibraryAnswers }) {
  const t = useTexts(cabinetTexts);
  const session = useSession();
  const { now } = useFormat();
  const address = cabinetRoute.useSearch();
  const { scope = 'all', measure = 'people', only, open } = address;
  const change = useChangeAddress();
  const openPeople = useOpenPeople();
  const [asked, setAsked] = useState<Asked | null>(null);

  const query = address.q ?? '';
  const [awaited, setAwaited] = useState(false);
  const found = useSearch(library, useDeferredValue(query), awaited);
  const shelves = useMemo(() => wallOf(library, { scope, measure, now }), [library, scope, measure, now]);
  const drawers = useMemo(() => shelves.flatMap((shelf) => shelf.drawers), [shelves]);
  const hits = useMemo(() => {
    if (found) return hitsOfSearch(shelves, found);
    return only && hitsOfState(shelves, only);
  }, [shelves, found, only]);
  const tally = useMemo(() => tallyOf(drawers), [drawers]);
  const opened = drawers.find((drawer) => drawer.group.id === open);
  const coverage = useCoverage(library);
  const uses = useMemo(() => library.usage && totalUse(library.usage), [library.usage]);
  const actions = useActions(setAsked);
  const used = library.tags.filter((tag) => tag.state === 'active' && tag.scope === 'enterprise').length;

  const showTag = (tag: Tag) => {
    if (tag.state === 'cold' || tag.state === 'reserve') change({ panel: tag.state });
    else {
      change({ q: undefined, scope: undefined, open: tag.group.id, tag: tag.id });
      bringIntoView(`[data-tag="${CSS.escape(tag.id)}"]`);
    }
  };
  const showGroup = (group: Group) => {
    change({ q: undefined, scope: undefined, open: group.id, tag: undefined });
    bringIntoView(`[data-group="${CSS.escape(group.id)}"] [data-stop]`);
  };

  const search = (
    <SearchBox
      library={library}
      query={query}
      found={found}
      onAwait={() => setAwaited(true)}
      onQuery={(q) => change({ q: q === '' ? undefined : q })}
      onOpenTag={showTag}
      onOpenGroup={showGroup}
      onPeople={(tag) => openPeople({ tag: tag.id })}
    />
  );
  const missed = found !== null && found.tags.length + found.groups.length === 0;
  const nothing = library.groups.length === 0 && library.categories.length === 0;
  return (
    <CabinetActionsProvider value={actions}>
      <CabinetHead
        tally={tally}
        categories={library.categories.filter((one) => !one.archived).length}
        coverage={coverage}
        used={used}
        budget={state.budget}
        uses={uses}
        address={address}
        onChange={change}
        search={search}
      />
      {nothing ? (
        <NothingYet />
      ) : missed ? (
        <NoHits
          text={query.trim()}
          onClear={() => change({ q: undefined })}
          onCreate={(name) => setAsked({ kind: 'newTag', name })}
        />
      ) : shelves.length === 0 ? (
        <EmptyState
          icon="cabinet"
          title={t('emptyScope', { scope: t(scope) })}
          actions={<Button onClick={() => change({ scope: undefined })}>{t('showAll')}</Button>}
        >
          {scope === 'personal' && t('emptyPersonal')}
        </EmptyState>
      ) : (
        <WallView
          shelves={shelves}
          measure={measure}
          hits={hits}
          dim={found ? 'search' : only ? 'only' : undefined}
          open={opened?.group.id}
          tag={address.tag ?? opened?.compartments[0]?.tag.id}
          tray={
            opened &&
            !found && (
              <Tray drawer={opened} tag={address.tag} customers={state.customers} key={opened.group.id} />
            )
          }
        />
      )}
      {!nothing && !missed && <ColdStrip all={library.tags} onOpen={(panel) => change({ panel })} />}
      <Suspense fallback={null}>
        {asked && (
          <Dialogs
            asked={asked}
            library={library}
            onClose={() => setAsked(null)}
            onAsk={setAsked}
            onShowTag={showTag}
            mayProtect={mayDo(session, 'tags:applyProtected')}
          />
        )}
        {address.panel === 'history' && <HistoryPanel onClose={() => change({ panel: undefined })} />}
        {address.panel && address.panel !== 'history' && (
          <StorePanel store={address.panel} onClose={() => change({ panel: undefined })} />
        )}
      </Suspense>
    </CabinetActionsProvider>
  );
}

interface NoHitsProps {
  text: string;
  onClear: () => void;
  onCreate: (name: string) => void;
}

/** Nothing was found: in the place of the wall, with the way on. */
function NoHits({ text, onClear, onCreate }: NoHitsProps) {
  const t = useTexts(cabinetTexts);
  const { mayWrite } = useCabinetActions();
  return (
    <EmptyState
      icon="search"
      title={t('noHits', { text })}
      actions={
        <>
          {mayWrite && (
            <Button icon={<Icon name="plus" size={14} />} onClick={() => onCreate(text)}>
              {t('createNamed', { name: text })}
            </Button>
          )}
          <Button type="link" onClick={onClear}>
            {t('showAll')}
          </Button>
        </>
      }
    >
      {t(mayWrite ? 'noHitsText' : 'noHitsReader')}
    </EmptyState>
  );
}

/** The first thing somebody sees: how to begin. */
function NothingYet() {
  const t = useTexts(cabinetTexts);
  const navigate = useNavigate();
  const { mayWrite, ask } = useCabinetActions();
  return (
    <EmptyState
      icon="cabinet"
      title={t('emptyTitle')}
      actions={
        mayWrite && (
          <>
            <Button type="primary" onClick={() => void navigate({ to: '/cabinet/plan' })}>
              {t('choosePreset')}
            </Button>
            <Button onClick={() => ask({ kind: 'newGroup' })}>{t('startGroup')}</Button>
          </>
        )
      }
    >
      {t(mayWrite ? 'emptyText' : 'emptyReader')}
    </EmptyState>
  );
}

type Change = Partial<Record<keyof CabinetSearch, string | undefined>>;

/** Changes parts of the address. Opening and closing can be taken back with the browser's button; typing cannot. */
function useChangeAddress(): (change: Change) => void {
  const navigate = useNavigate({ from: '/cabinet' });
  return useCallback(
    (change) => {
      void navigate({
        search: (before) => ({ ...before, ...change }) as CabinetSearch,
        replace: !('panel' in change || ('open' in change && change.open !== undefined)),
        resetScroll: false,
      });
    },
    [navigate],
  );
}

/** The same functions for the whole life of the page. */
function useActions(ask: (what: Asked) => void): CabinetActions {
  const session = useSession();
  const change = useChangeAddress();
  const move = useMoveTag();
  const address = cabinetRoute.useSearch();
  const latest = useRef(address);
  latest.current = address;
  const mayWrite = mayDo(session, 'library:write');
  const mayDelete = mayDo(session, 'library:delete');
  return useMemo(
    () => ({
      mayWrite,
      mayDelete,
      ask,
      open: (group, tag) => {
        const { open, tag: at } = latest.current;
        const same = open === group && (tag === undefined || tag === at);
        change(same ? { open: undefined, tag: undefined } : { open: group, tag });
      },
      close: () => change({ open: undefined, tag: undefined }),
      moveTo: move,
    }),
    [mayWrite, mayDelete, ask, change, move],
  );
}

const totalUse = (usage: NonNullable<LibraryAnswers['usage']>) => ({
  added: usage.reduce((sum, one) => sum + one.added, 0),
  removed: usage.reduce((sum, one) => sum + one.removed, 0),
});

/** Customers with any tag of any group in use. */
function useCoverage({ groups }: LibraryAnswers): { all: number; covered: number } | null {
  const session = useSession();
  const any = groups.filter((group) => !group.archived && group.tagCount > 0).map((group) => group.id);
  const { data } = useApi(
    count,
    { body: { condition: { any: any.map((group) => ({ group, any: true })) } } },
    { enabled: any.length > 0 && mayDo(session, 'audiences:read'), keepOld: true },
  );
  return data ? { all: data.total, covered: data.count } : null;
}

/** After the drawer is drawn: what was looked for comes to the middle of the window and takes the focus. */
function bringIntoView(selector: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const element = document.querySelector<HTMLElement>(selector);
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    }),
  );
}
