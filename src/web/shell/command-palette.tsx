/** One box for everything: pages, commands, and what the search providers find. Ctrl K opens it. */
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import {
  Dialog,
  HueGlyph,
  Icon,
  type IconName,
  isAborted,
  isComposing,
  Kbd,
  uiTexts,
  useErrorSentence,
  useTexts,
  useTheme,
} from '#ui';
import { type SearchHit, type SearchProvider, searchProviders } from '../search-providers.ts';
import { mayDo } from '../session/session.ts';
import styles from './command-palette.module.css';
import { findCommands } from './commands.ts';
import { useSignOut } from './person-panel.tsx';
import type { RailItem } from './rail-items.ts';
import { useSession } from './shell-route.ts';
import { shellTexts } from './texts.ts';

interface Entry extends Omit<SearchHit, 'path'> {
  readonly run: () => void;
}
interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

export interface CommandPaletteProps {
  items: readonly RailItem[];
  onShortcuts: () => void;
  onClose: () => void;
}

export function CommandPalette({ items, onShortcuts, onClose }: CommandPaletteProps) {
  const t = useTexts(shellTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(items, onShortcuts);
  const { hits, failures, busy } = useSearch(text);

  const groups: readonly Group[] = [
    { name: t('pages'), entries: findCommands(commands.pages, text) },
    ...hits,
    { name: t('commands'), entries: findCommands(commands.actions, text) },
  ].filter((group) => group.entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  const current = Math.min(at, entries.length - 1);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && entries.length) setAt((current + step + entries.length) % entries.length);
    else if (event.key === 'Enter') choose(entries[current]);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <Dialog label={t('openSearch')} onClose={onClose} width={560} high>
      <div className={styles.head}>
        <Icon name="search" />
        <input
          className={styles.input}
          type="text"
          role="combobox"
          aria-label={t('search')}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={entries.length ? optionId(current) : undefined}
          aria-autocomplete="list"
          placeholder={t('search')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div
        className={styles.list}
        id={id}
        role="listbox"
        aria-label={t('results')}
        data-busy={busy || undefined}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={styles.group} aria-hidden="true">
              {group.name}
            </div>
            {group.entries.map((entry) => {
              const index = entries.indexOf(entry);
              return (
                <Option
                  key={entry.id}
                  id={optionId(index)}
                  entry={entry}
                  on={index === current}
                  onPoint={() => setAt(index)}
                  onChoose={() => choose(entry)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {entries.length === 0 && !busy && (
        <div className={styles.none}>
          <b>{t('nothingFound', { text })}</b>
          <div className="t3">{t('nothingFoundHint')}</div>
        </div>
      )}
      {failures.map((failure) => (
        <div key={failure} className={`${styles.none} bad`} role="alert">
          {failure}
        </div>
      ))}
      <div className={styles.foot}>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('choose')}
        </span>
        <span>
          <Kbd>Enter</Kbd> {t('openIt')}
        </span>
        <span className="sr" role="status">
          {t('found', { count: entries.length })}
        </span>
      </div>
    </Dialog>
  );
}

interface OptionProps {
  id: string;
  entry: Entry;
  on: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Option({ id, entry, on, onPoint, onChoose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (on) element.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above moves and chooses by keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input; aria-activedescendant points here
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={on}
      className={styles.option}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      {entry.hue ? <HueGlyph hue={entry.hue} size={12} coloured /> : <Icon name={entry.icon} />}
      <span className="ell">{entry.title}</span>
      {entry.detail && <span className={`ell ${styles.detail}`}>{entry.detail}</span>}
    </div>
  );
}

interface Command extends Entry {
  readonly label: string;
  readonly keys: string;
}

function useCommands(items: readonly RailItem[], onShortcuts: () => void) {
  const t = useTexts(shellTexts);
  const ui = useTexts(uiTexts);
  const router = useRouter();
  const { theme, choose } = useTheme();
  const signOut = useSignOut();
  const command = (id: string, title: string, keys: string, icon: IconName, run: () => void): Command => ({
    id,
    title,
    label: title,
    keys,
    icon,
    run,
  });
  const other = theme === 'dark' ? 'light' : 'dark';
  return {
    pages: items.map((item) =>
      command(item.path, t(item.name), item.keys, item.icon, () => router.history.push(item.path)),
    ),
    actions: [
      command(
        'theme',
        t(other === 'dark' ? 'toDark' : 'toLight'),
        'shense ss qianse qs dark light theme',
        other === 'dark' ? 'moon' : 'sun',
        () => choose(other),
      ),
      command('shortcuts', ui('shortcuts'), 'kuaijiejian kjj keyboard shortcuts', 'keyboard', onShortcuts),
      command(
        'signOut',
        t('signOut'),
        'tuichu tc dengchu dc sign out logout',
        'signOut',
        () => void signOut(),
      ),
    ],
  };
}

interface Found {
  readonly text: string;
  readonly hits: readonly Group[];
  readonly failures: readonly string[];
}

const nothing: Found = { text: '', hits: [], failures: [] };
/** A pause in typing, after which providers are asked. */
const PAUSE = 120;

/** Asks every provider the person may use. Typing on aborts what was asked before; old hits stay until new ones come. */
function useSearch(text: string): Found & { readonly busy: boolean } {
  const t = useTexts(shellTexts);
  const sentence = useErrorSentence();
  const router = useRouter();
  const session = useSession();
  const [found, setFound] = useState<Found>(nothing);
  const providers = useMemo(() => searchProviders.filter((p) => mayDo(session, p.right)), [session]);
  const typed = text.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed asks again
  useEffect(() => {
    if (!typed || providers.length === 0) {
      setFound({ ...nothing, text: typed });
      return;
    }
    const stop = new AbortController();
    const open = (hit: SearchHit): Entry => ({ ...hit, run: () => router.history.push(hit.path) });
    const ask = async (provider: SearchProvider): Promise<Group> => {
      const { search } = await provider.load();
      return { name: t(provider.name), entries: (await search(typed, stop.signal)).map(open) };
    };
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(providers.map(ask));
      if (stop.signal.aborted) return;
      setFound({
        text: typed,
        hits: answers.flatMap((a) => (a.status === 'fulfilled' ? [a.value] : [])),
        failures: answers.flatMap((a, i) => {
          const provider = providers[i];
          if (a.status === 'fulfilled' || !provider || isAborted(a.reason)) return [];
          return [t('searchFailed', { what: t(provider.name), why: sentence(a.reason) })];
        }),
      });
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [typed, providers]);
  return { ...found, busy: found.text !== typed };
}
