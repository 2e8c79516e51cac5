import { Radio } from 'antd';
import { useState } from 'react';
import type { mergeTag } from '#features/tags/contract';
import { call, ErrorState, Note, route, useApi, useFormat, useTexts } from '#ui';
import { type MergePreview, mergeTags, type Tag } from '../api.ts';
import { ReferenceLine } from '../tray/tray-use.tsx';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { AskFrame } from './ask-frame.tsx';
import { TagChooser } from './choosers.tsx';
import styles from './dialogs.module.css';
import { Field } from './field.tsx';
import { dialogTexts } from './texts.ts';

/** With `dryRun` it only asks. */
const preview = route<typeof mergeTag>('POST /tags/{id}/merge', { reads: true });

const sides = ['stronger', 'merged', 'existing'] as const;
type Side = (typeof sides)[number];

/** Puts one tag into another: who is touched, to the head, before anything is done. */
export function MergeDialog({
  library,
  tag,
  onClose,
}: {
  library: LibraryAnswers;
  tag: Tag;
  onClose: () => void;
}) {
  const t = useTexts(dialogTexts);
  const format = useFormat();
  const [into, setInto] = useState<string | null>(null);
  const [side, setSide] = useState<Side>('stronger');
  const other = library.tags.find((one) => one.id === into);
  const asked = useApi(
    preview,
    { params: { id: tag.id }, body: { into: into ?? '', dryRun: true, onConflict: side } },
    { enabled: into !== null, keepOld: into !== null },
  );
  const effect = asked.data && 'customers' in asked.data ? asked.data : undefined;
  const merge = useLibraryWrite(async () => {
    const body = { into: into ?? '', onConflict: side };
    const done = await call(mergeTags, { params: { id: tag.id }, body });
    onClose();
    if ('job' in done) return { text: t('inJob'), changeSets: [] };
    return {
      text: t('mergeDone', { from: tag.name, into: other?.name ?? '' }),
      changeSets: [done.changeSet],
    };
  });
  return (
    <AskFrame
      title={t('mergeTitle', { name: tag.name })}
      action={
        other && effect
          ? t('mergeAction', { name: other.name, people: format.count(effect.customers) })
          : t('mergeActionNone')
      }
      ready={effect !== undefined && !asked.isPlaceholderData}
      busy={merge.isPending}
      error={merge.error}
      onConfirm={() => merge.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('mergeText', { name: tag.name })}</p>
      <Field label={t('into')}>
        {(id) => (
          <TagChooser id={id} library={library} value={into} except={tag.id} autoFocus onChange={setInto} />
        )}
      </Field>
      {asked.error && <ErrorState error={asked.error} />}
      {into !== null && asked.isPending && <p className="t3">{t('counting')}</p>}
      {effect && other && (
        <div className={asked.isPlaceholderData ? 'stale' : undefined}>
          <Effect effect={effect} from={tag.name} into={other.name} />
          {effect.conflicts > 0 && (
            <Field label={t('conflict', { count: effect.conflicts })} many>
              {() => (
                <Radio.Group
                  vertical
                  value={side}
                  onChange={(event) => setSide(event.target.value)}
                  options={sides.map((value) => ({ value, label: t(value) }))}
                />
              )}
            </Field>
          )}
        </div>
      )}
    </AskFrame>
  );
}

function Effect({ effect, from, into }: { effect: MergePreview; from: string; into: string }) {
  const t = useTexts(dialogTexts);
  const { references } = effect;
  const rows: readonly (readonly [label: string, count: number, always?: boolean])[] = [
    [t('fromHas', { name: from }), effect.customers, true],
    [t('intoHas', { name: into }), effect.intoCustomers, true],
    [t('willMove', { name: into }), effect.moved, true],
    [t('hadBoth'), effect.joined],
    [t('keepOther'), effect.dropped],
    [t('loseOther'), effect.replacedSiblings],
  ];
  const after = effect.intoCustomers + effect.moved;
  return (
    <div className="col">
      <dl className={styles.counts}>
        {rows.map(
          ([label, count, always]) =>
            (always || count > 0) && (
              <CountRow key={label} label={label}>
                {t('people', { count })}
              </CountRow>
            ),
        )}
        <dt data-sum="">{t('afterwards', { name: into })}</dt>
        <dd data-sum="">{t('people', { count: after })}</dd>
      </dl>
      {effect.notes.map((note) => (
        <Note key={note.code} tone="warn">
          {note.message}
        </Note>
      ))}
      <div>
        <p className="t2 fs12">
          {references.length > 0 ? t('willFollow', { count: references.length }) : t('noReferences')}
        </p>
        <div className={styles.references}>
          {references.map((item) => (
            <ReferenceLine key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </div>
      </div>
    </div>
  );
}

const CountRow = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);
