/** A story that one plays: the simulated clock with its buttons, the tags of the moment, and the timeline. */
import { useEffect, useRef } from 'react';
import { Card, Note, TagChip, toHue, useFormat, useLessMotion, useShortcut, useTexts } from '#ui';
import type { Frame, Story } from '../api.ts';
import { Deck } from './deck.tsx';
import { FrameLine } from './frame-line.tsx';
import styles from './story.module.css';
import { storyTexts } from './texts.ts';
import { usePlayer } from './use-player.ts';

export function StoryCard({ story: { frames } }: { story: Story }) {
  const t = useTexts(storyTexts);
  const player = usePlayer(frames.length);
  const { at, last, press, toggle, playing } = player;
  const group = t('keysGroup');
  useShortcut({ keys: 'p', label: t(playing ? 'pause' : 'play'), group, run: toggle });
  useShortcut({ keys: 'arrowright', label: t('forward'), group, run: () => press('forward') });
  useShortcut({ keys: 'arrowleft', label: t('back'), group, run: () => press('back') });
  const frame = frames[at];
  if (!frame) return null;
  return (
    <Card title={t('title')} sub={t('sub')} flush>
      <Deck player={player} at={frame.at} ticks={frames} />
      <Now frame={frame} />
      <Timeline frames={frames} at={at} playing={playing} onJump={(to) => press({ to })} />
      {at === last && !playing && <Verdict frames={frames} />}
      <Spoken frame={frame} />
    </Card>
  );
}

function Now({ frame }: { frame: Frame }) {
  const t = useTexts(storyTexts);
  const format = useFormat();
  return (
    <div className={styles.now}>
      <h3>{t('tagsNow')}</h3>
      <div className={styles.chips} data-testid="story-tags">
        {frame.tags.map((tag) => (
          <TagChip key={tag.path} name={tag.name} hue={toHue(tag.color)} tabStop={false} />
        ))}
        {frame.tags.length === 0 && <span className="t3">{t('noTags')}</span>}
      </div>
      <p className="t3 fs12">
        {frame.next
          ? t('next', { time: `${format.day(frame.next)} ${format.clock(frame.next)}` })
          : t('noNext')}
      </p>
    </div>
  );
}

interface TimelineProps {
  frames: readonly Frame[];
  at: number;
  playing: boolean;
  onJump: (to: number) => void;
}

function Timeline({ frames, at, playing, onJump }: TimelineProps) {
  const t = useTexts(storyTexts);
  const list = useRef<HTMLOListElement>(null);
  const lessMotion = useLessMotion();
  // Whoever watches need not scroll; whoever reads is left where he is.
  useEffect(() => {
    if (playing)
      list.current?.children[at]?.scrollIntoView({
        block: 'nearest',
        behavior: lessMotion ? 'auto' : 'smooth',
      });
  }, [at, playing, lessMotion]);
  return (
    <ol ref={list} className={styles.timeline} aria-label={t('timeline')}>
      {frames.map((frame, i) => (
        <FrameLine
          key={`${frame.at} ${frame.step}`}
          frame={frame}
          state={i === at ? 'now' : i < at ? 'past' : 'coming'}
          onJump={() => onJump(i)}
        />
      ))}
    </ol>
  );
}

/** The story is also a check of the rule. */
function Verdict({ frames }: { frames: readonly Frame[] }) {
  const t = useTexts(storyTexts);
  const steps = frames.filter((frame) => frame.step !== null);
  const broken = steps.filter((frame) => frame.asPromised === false).length;
  return (
    <div className={styles.verdict}>
      {broken === 0 ? (
        <Note tone="ok">{t('kept', { count: steps.length })}</Note>
      ) : (
        <Note tone="warn">{t('broken', { count: broken })}</Note>
      )}
    </div>
  );
}

/** What a frame shows, for whoever hears it. */
function Spoken({ frame }: { frame: Frame }) {
  const t = useTexts(storyTexts);
  const format = useFormat();
  const changes = frame.changes
    .filter((change) => change.done)
    .map(({ action, tag }) => t(action === 'add' ? 'came' : 'went', { name: tag.name }));
  return (
    <p className="sr" role="status">
      {format.day(frame.at)} {format.clock(frame.at)} {frame.words ?? t('onlyTime')} {format.list(changes)}
    </p>
  );
}
