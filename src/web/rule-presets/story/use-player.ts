import { useCallback, useEffect, useReducer } from 'react';
import { type Play, type Press, played } from './player.ts';

/** Long enough to read a step. */
const STEP_MS = 2200;

export function usePlayer(frames: number) {
  const last = Math.max(0, frames - 1);
  const [play, press] = useReducer((state: Play, what: Press) => played(state, what, last), {
    at: 0,
    playing: false,
  } satisfies Play);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every frame has a time of its own
  useEffect(() => {
    if (!play.playing) return;
    const timer = window.setTimeout(() => press('tick'), STEP_MS);
    return () => window.clearTimeout(timer);
  }, [play.playing, play.at]);
  const toggle = useCallback(() => press(play.playing ? 'pause' : 'play'), [play.playing]);
  return { ...play, last, press, toggle };
}

export type Player = ReturnType<typeof usePlayer>;
