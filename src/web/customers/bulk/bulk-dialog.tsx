/** Tags for many customers: choose, see the exact effect, do it, take it back. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Condition } from '#features/conditions/core';
import { call, ErrorState, Facts, Note, SkeletonRows, useApi, useFormat, useTexts, useToast } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { bulkRoute, bulkTrialRoute, type ShownCustomer, type Tag, taggingsRoute } from '../api.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { type Library, useLibrary } from '../library.ts';
import { effectOfAdding, effectOfRemoving, type TagEffect } from '../tagging/effect.ts';
import { markTag, rememberTag } from '../tagging/stored-tags.ts';
import { TagChooser } from '../tagging/tag-chooser.tsx';
import { TagToggle } from '../tagging/tag-toggle.tsx';
import { useTagsChanged, useUndoCause } from '../tagging/use-tagging.ts';
import { useNarrow } from '../use-narrow.ts';
import { JobProgress } from './job-progress.tsx';
import { type Outcome, PartDone } from './part-done.tsx';
import { bulkTexts } from './texts.ts';

/** Rows that somebody chose, or everybody for whom a condition holds. */
export type BulkTarget =
  | { readonly kind: 'rows'; readonly rows: readonly ShownCustomer[] }
  | { readonly kind: 'condition'; readonly condition: Condition; readonly total: number };

export interface BulkDialogProps {
  mode: 'add' | 'remove';
  target: BulkTarget;
  onClose: () => void;
  onDone: () => void;
}

const sizeOf = (target: BulkTarget): number => (target.kind === 'rows' ? target.rows.length : target.total);

type Result =
  | { readonly kind: 'part'; readonly outcome: Outcome }
  | { readonly kind: 'job'; readonly id: string };

export function BulkDialog({ mode, target, onClose, onDone }: BulkDialogProps) {
  const t = useTexts(bulkTexts);
  const format = useFormat();
  const toast = useToast();
  const { user } = useSession();
  const { library } = useLibrary();
  const changed = useTagsChanged();
  const undo = useUndoCause();
  const [chosen, setChosen] = useState<readonly Tag[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [result, setResult] = useState<Result | null>(null);
  const toggle = (tag: Tag) => {
    setError(null);
    setChosen((now) =>
      now.some((each) => each.id === tag.id) ? now.filter((each) => each.id !== tag.id) : [...now, tag],
    );
  };
  const trial = useTrial(mode, target, chosen);
  const effects = target.kind === 'rows' && library ? effectsOf(mode, target.rows, chosen, library) : [];
  // For one tag a change is a person.
  const changes =
    target.kind === 'condition'
      ? trial.changes
      : chosen.length > 0
        ? effects.reduce((sum, effect) => sum + effect.changed, 0)
        : null;

  const finish = async (n: number, cause: string | null) => {
    await changed();
    const tags = format.list(chosen.map((tag) => tag.name));
    toast({
      text: t(mode === 'add' ? 'doneAdded' : 'doneRemoved', { tags, n }),
      ...(cause ? { undo: () => undo(cause) } : {}),
    });
    onDone();
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setError(null);
    const ids = chosen.map((tag) => tag.id);
    // A move within a group with one choice is one added and one removed; here it counts once.
    const count = mode === 'add' ? 'added' : 'removed';
    try {
      if (target.kind === 'condition') {
        const answer = await call(bulkRoute, {
          body: { condition: target.condition, [mode]: ids, confirm: true },
        });
        if ('job' in answer) setResult({ kind: 'job', id: answer.job.id });
        else await finish(answer[count], answer.cause);
      } else {
        const rows = target.rows.flatMap((row) => ids.map((tag) => ({ customer: row.id, tag })));
        const answer = await call(taggingsRoute, { body: { [mode]: rows } });
        const done = answer[count];
        if (answer.refused.length === 0) await finish(done, answer.cause);
        else {
          await changed();
          const refused = answer.refused.map((no) => ({
            why: no.message,
            name: target.rows[Math.floor(no.index / ids.length)]?.name ?? '',
          }));
          setResult({ kind: 'part', outcome: { done, cause: answer.cause, refused } });
        }
      }
      if (mode === 'add') for (const id of ids) rememberTag(user.id, id);
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  };
  const title = t(mode === 'add' ? 'addTitle' : 'removeTitle', { count: sizeOf(target) });
  const leave = () => {
    if (result) onDone();
    onClose();
  };
  if (result?.kind === 'job') return <JobProgress id={result.id} title={title} onClose={leave} />;
  if (result?.kind === 'part') return <PartDone outcome={result.outcome} title={title} onClose={leave} />;
  return (
    <DialogFrame
      title={title}
      width={640}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={!changes} loading={busy} onClick={() => void run()}>
            {changes === 0
              ? t('nothingToDo')
              : chosen.length > 1
                ? t(mode === 'add' ? 'addTimes' : 'removeTimes', { count: changes ?? 0 })
                : t(mode === 'add' ? 'addNow' : 'removeNow', { count: changes ?? sizeOf(target) })}
          </Button>
        </>
      }
    >
      <Choice mode={mode} target={target} chosen={chosen} onToggle={toggle} />
      {error !== null && <ErrorState error={error} what={t('runFailed')} />}
      <div aria-live="polite">
        {chosen.length === 0 ? (
          <Note>{t('chooseFirst')}</Note>
        ) : target.kind === 'rows' ? (
          <RowEffects mode={mode} effects={effects} />
        ) : trial.error ? (
          <ErrorState error={trial.error} what={t('effectFailed')} onRetry={trial.retry} />
        ) : (
          <Note>{trial.text ?? t('trying')}</Note>
        )}
      </div>
    </DialogFrame>
  );
}

interface ChoiceProps {
  mode: 'add' | 'remove';
  target: BulkTarget;
  chosen: readonly Tag[];
  onToggle: (tag: Tag) => void;
}

function Choice({ mode, target, chosen, onToggle }: ChoiceProps) {
  const t = useTexts(bulkTexts);
  const session = useSession();
  const narrow = useNarrow();
  const { library } = useLibrary();
  const on = new Set(chosen.map((tag) => tag.id));
  const mayProtected = mayDo(session, 'tags:applyProtected');
  const mayChoose = (tag: Tag) => !tag.protected || mayProtected;
  if (mode === 'add' || target.kind === 'condition')
    return (
      <TagChooser
        person={session.user.id}
        on={on}
        onToggle={onToggle}
        mayChoose={mayChoose}
        large={narrow}
        height={320}
        autoFocus
      />
    );
  if (!library) return <SkeletonRows rows={2} />;
  const theirs = tagsOfRows(target.rows, library);
  if (theirs.length === 0) return <p className="t2">{t('noTags')}</p>;
  return (
    <div className="col">
      <h3>{t('theirTags')}</h3>
      <div className="row wrap g6">
        {theirs.map(({ tag, people }) => (
          <span key={tag.id} className="row g4">
            <TagToggle
              tag={tag}
              on={on.has(tag.id)}
              marked={false}
              locked={!mayChoose(tag)}
              large={narrow}
              onToggle={() => mayChoose(tag) && onToggle(tag)}
              onMark={() => markTag(session.user.id, tag.id)}
            />
            <span className="t3 fs12">{people}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

/** Tags that any of the rows has, the most frequent first. */
function tagsOfRows(rows: readonly ShownCustomer[], library: Library) {
  const people = new Map<string, number>();
  for (const row of rows) for (const { id } of row.tags) people.set(id, (people.get(id) ?? 0) + 1);
  return [...people]
    .flatMap(([id, n]) => {
      const tag = library.tag(id);
      return tag ? [{ tag, people: n }] : [];
    })
    .toSorted((a, b) => b.people - a.people);
}

const effectsOf = (
  mode: 'add' | 'remove',
  rows: readonly ShownCustomer[],
  chosen: readonly Tag[],
  library: Library,
): readonly TagEffect[] =>
  chosen.map((tag) =>
    mode === 'add' ? effectOfAdding(rows, tag, library.group(tag.group.id)) : effectOfRemoving(rows, tag),
  );

function RowEffects({ mode, effects }: { mode: 'add' | 'remove'; effects: readonly TagEffect[] }) {
  const t = useTexts(bulkTexts);
  return (
    <Note>
      {effects.map(({ tag, changed, unchanged, replaced }) => (
        <div key={tag.id}>
          <b>{t(mode === 'add' ? 'willAdd' : 'willRemove', { n: changed, tag: tag.name })}</b>{' '}
          {unchanged > 0 && t(mode === 'add' ? 'hadIt' : 'hadNot', { n: unchanged })}{' '}
          {replaced.map((each) => t('replaces', { tag: each.name, n: each.people })).join(' ')}
        </div>
      ))}
    </Note>
  );
}

/** The effect on everybody for whom a condition holds, tried by the server without doing it. */
function useTrial(mode: 'add' | 'remove', target: BulkTarget, chosen: readonly Tag[]) {
  const t = useTexts(bulkTexts);
  const asked = target.kind === 'condition' && chosen.length > 0;
  const condition = target.kind === 'condition' ? target.condition : { all: [] };
  const trial = useApi(
    bulkTrialRoute,
    { body: { condition, [mode]: chosen.map((tag) => tag.id), dryRun: true } },
    { enabled: asked, staleTime: 0 },
  );
  const effect = asked && trial.data && 'matched' in trial.data ? trial.data : null;
  const text = effect && (
    <>
      <b>{t('matched', { n: effect.matched })}</b>{' '}
      <Facts>
        {effect.added > 0 && t('adds', { n: effect.added })}
        {effect.removed > 0 && t('removes', { n: effect.removed })}
        {effect.unchanged > 0 && t('stays', { n: effect.unchanged })}
        {effect.refused > 0 && t('keeps', { n: effect.refused })}
      </Facts>
    </>
  );
  return {
    text,
    changes: effect ? (mode === 'add' ? effect.added : effect.removed) : null,
    error: asked ? trial.error : null,
    retry: () => void trial.refetch(),
  };
}
