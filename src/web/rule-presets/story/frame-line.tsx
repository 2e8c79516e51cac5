/** One moment of a story: when, what happened, which tags came and went, and why. */
import { useState } from 'react';
import type { Explanation } from '#features/conditions/core';
import { Badge, eventIcon, Icon, type IconName, TagChip, toHue, useFormat, useTexts } from '#ui';
import { Parts } from '../../audiences/why.tsx';
import type { Change, Frame, Told } from '../api.ts';
import styles from './story.module.css';
import { storyTexts } from './texts.ts';

export interface FrameLineProps {
  frame: Frame;
  state: 'past' | 'now' | 'coming';
  onJump: () => void;
}

const iconOf = ({ happened: [first], step }: Frame): IconName => {
  if (step === null || !first) return 'clock';
  return first.kind === 'tagging' ? 'pencil' : eventIcon(first.type ?? '');
};

export function FrameLine({ frame, state, onJump }: FrameLineProps) {
  const t = useTexts(storyTexts);
  const format = useFormat();
  return (
    <li className={styles.frame} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <button type="button" className={styles.time} onClick={onJump}>
        <span>{format.day(frame.at)}</span>
        <span>{format.clock(frame.at)}</span>
        <span className="sr">{t('jump')}</span>
      </button>
      <span className={styles.dot}>
        <Icon name={iconOf(frame)} size={12} />
      </span>
      <div className={styles.content}>
        <p>{frame.words ?? t('onlyTime')}</p>
        {state !== 'coming' && (
          <>
            {frame.happened.length > 0 && (
              <div className={styles.chips}>
                {frame.happened.map((one) => (
                  <Happened key={`${one.kind} ${one.type} ${one.name} ${one.details[0]?.value}`} told={one} />
                ))}
              </div>
            )}
            {frame.changes.length > 0 && (
              <ul className={styles.changes}>
                {frame.changes.map((change) => (
                  <ChangeLine key={`${change.action} ${change.tag.path}`} change={change} />
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </li>
  );
}

function Happened({ told }: { told: Told }) {
  const t = useTexts(storyTexts);
  const format = useFormat();
  if (told.kind === 'tagging')
    return (
      <Badge icon="pencil">
        {t(told.action === 'remove' ? 'takenOffBy' : 'putOnBy', { name: told.name })}
      </Badge>
    );
  const details = [
    ...(told.amount === null ? [] : [format.money(told.amount)]),
    ...told.details.map((detail) => detail.value),
  ];
  return (
    <Badge icon={eventIcon(told.type ?? '')}>
      {told.times > 1 ? t('times', { name: told.name, n: String(told.times) }) : told.name}
      {details.length > 0 && <span className="t3">{format.list(details)}</span>}
    </Badge>
  );
}

const signs = { add: '+', remove: '−' } as const;

function ChangeLine({ change }: { change: Change }) {
  const t = useTexts(storyTexts);
  const [open, setOpen] = useState(false);
  // The contract leaves the tree open; its shape is the language's own.
  const tree = (change.explanation ?? null) as Explanation | null;
  const isRule = change.by === 'rule' || change.by === 'model';
  const because = change.because === 'hand' && change.by === 'channel' ? 'channel' : change.because;
  return (
    <li className={styles.change} data-done={change.done} data-action={change.action}>
      <div>
        <span className={styles.sign} aria-hidden="true">
          {change.done ? signs[change.action] : '='}
        </span>
        <TagChip
          name={change.tag.name}
          hue={toHue(change.tag.color)}
          size={20}
          automatic={isRule && change.action === 'add'}
          tabStop={false}
        />
        <span className="t2">{t(because)}</span>
        {tree && (
          <button
            type="button"
            className={styles.why}
            aria-expanded={open}
            aria-label={t('whyOf', { name: change.tag.name })}
            onClick={() => setOpen(!open)}
          >
            {t('why')}
            <Icon name={open ? 'up' : 'down'} size={12} />
          </button>
        )}
      </div>
      {change.evidence && change.done && <p className={styles.evidence}>{change.evidence}</p>}
      {open && tree && (
        <div className={styles.tree}>
          <Parts parts={tree.kind === 'all' ? (tree.parts ?? [tree]) : [tree]} />
        </div>
      )}
    </li>
  );
}
