/** One event that something waits for: which it is, and which of its kind count. */
import { useState } from 'react';
import type { After, At, Where } from '#features/conditions/core';
import { useTexts } from '../i18n/language-provider.tsx';
import { newDid, offeredEvents } from './behaviour.ts';
import { EventTests } from './behaviour-line.tsx';
import { BuilderProvider, useBuilder } from './builder-context.tsx';
import { type DidLeaf, isGroup, newGroup, newLine } from './draft.ts';
import styles from './fields.module.css';
import { SelectToken, TextToken } from './fields.tsx';
import type { BuilderLibrary } from './library.ts';
import { builderTexts } from './texts.ts';

export interface WaitedEvent {
  readonly event: string;
  readonly where?: readonly Where[] | undefined;
  readonly at?: At | undefined;
  readonly after?: After | undefined;
}

export interface EventFieldsProps {
  label: string;
  library: BuilderLibrary;
  value: WaitedEvent;
  /** `merge`: changes of one name in a row are taken back together. */
  onChange: (value: WaitedEvent, merge?: string) => void;
}

const nothing = new Map<never, never>();

export function EventFields({ label, library, value, onChange }: EventFieldsProps) {
  const [ids] = useState(() => ({ whole: newGroup('all'), line: newLine({ did: '' }) }));
  const { where: tests, at, after } = value;
  const leaf: DidLeaf = {
    did: value.event,
    ...(tests ? { where: [...tests] } : {}),
    ...(at ? { at } : {}),
    ...(after ? { after } : {}),
  };
  const line = { ...ids.line, leaf };
  return (
    <BuilderProvider
      value={{
        draft: { ...ids.whole, of: [line] },
        library,
        places: nothing,
        numbers: null,
        stale: false,
        problems: nothing,
        headCounts: nothing,
        change: (next, merge) => {
          const [changed] = next.of;
          if (!changed || isGroup(changed) || !('did' in changed.leaf)) return;
          const { did, where = [], at: time, after: first } = changed.leaf;
          onChange(
            {
              event: did,
              ...(where.length > 0 ? { where } : {}),
              ...(time ? { at: time } : {}),
              ...(first ? { after: first } : {}),
            },
            merge,
          );
        },
      }}
    >
      <span className={styles.event}>
        <EventSelect
          label={label}
          event={value.event}
          onChange={(did) => {
            const { where } = newDid(did);
            onChange({ event: did, ...(where ? { where } : {}) }, 'event');
          }}
        />
        {value.event !== '' && <EventTests node={line} leaf={leaf} worded />}
      </span>
    </BuilderProvider>
  );
}

const OTHER = '';

interface EventSelectProps {
  label: string;
  event: string;
  onChange: (event: string) => void;
}

function EventSelect({ label, event, onChange }: EventSelectProps) {
  const t = useTexts(builderTexts);
  const { names } = useBuilder();
  const [free, setFree] = useState(!offeredEvents.includes(event));
  return (
    <>
      <SelectToken
        label={label}
        value={free ? OTHER : event}
        options={[
          ...offeredEvents.map((value) => ({ value, label: names.event(value) })),
          { value: OTHER, label: t('otherEvent') },
        ]}
        onChange={(next) => {
          setFree(next === OTHER);
          onChange(next);
        }}
      />
      {free && <TextToken label={t('eventName')} value={event} onChange={onChange} />}
    </>
  );
}
