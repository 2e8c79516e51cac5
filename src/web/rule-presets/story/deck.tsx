/** The simulated clock and the buttons under it. */
import { Button } from 'antd';
import { Icon, IconButton, useFormat, useTexts } from '#ui';
import type { Frame } from '../api.ts';
import styles from './story.module.css';
import { storyTexts } from './texts.ts';
import { useGliding } from './use-gliding.ts';
import type { Player } from './use-player.ts';

export interface DeckProps {
  player: Player;
  /** The time that the clock shows. */
  at: string;
  ticks: readonly Frame[];
}

export function Deck({ player: { at: frame, last, playing, press, toggle }, at, ticks }: DeckProps) {
  const t = useTexts(storyTexts);
  const atEnd = frame === last;
  return (
    <div className={styles.deck}>
      <Clock at={Date.parse(at)} />
      <div className={styles.controls}>
        <IconButton icon="undo" label={t('reset')} disabled={frame === 0} onClick={() => press('reset')} />
        <IconButton icon="left" label={t('back')} disabled={frame === 0} onClick={() => press('back')} />
        <Button icon={<Icon name={playing ? 'pause' : 'play'} size={14} />} onClick={toggle}>
          {t(playing ? 'pause' : atEnd ? 'again' : 'play')}
        </Button>
        <IconButton icon="right" label={t('forward')} disabled={atEnd} onClick={() => press('forward')} />
      </div>
      <div className={styles.scrub}>
        <input
          type="range"
          aria-label={t('scrub')}
          min={0}
          max={last}
          value={frame}
          onChange={(event) => press({ to: Number(event.target.value) })}
        />
        <span className={styles.marks} aria-hidden="true">
          {ticks.map((tick) => (
            <i key={`${tick.at} ${tick.step}`} data-changes={tick.changes.length > 0 || undefined} />
          ))}
        </span>
        <span className="t3 fs12">{t('position', { at: frame + 1, all: last + 1 })}</span>
      </div>
    </div>
  );
}

function Clock({ at }: { at: number }) {
  const t = useTexts(storyTexts);
  const format = useFormat();
  const shown = new Date(useGliding(at));
  return (
    <div className={styles.clock}>
      <span className="t3 fs12">{t('clock')}</span>
      <b>{format.clock(shown)}</b>
      <span>{format.day(shown)}</span>
    </div>
  );
}
