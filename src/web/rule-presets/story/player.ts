/** Where a story stands while it is played. Pure. */
export interface Play {
  /** The frame that is shown, from 0. */
  readonly at: number;
  readonly playing: boolean;
}

export type Press = 'play' | 'pause' | 'tick' | 'forward' | 'back' | 'reset' | { readonly to: number };

/** `last`: the number of the last frame. Whoever moves by hand stops what plays. */
export function played(play: Play, press: Press, last: number): Play {
  const stopAt = (at: number): Play => ({ at: Math.min(last, Math.max(0, at)), playing: false });
  if (typeof press === 'object') return stopAt(press.to);
  switch (press) {
    case 'play':
      return { at: play.at >= last ? 0 : play.at, playing: last > 0 };
    case 'tick':
      return play.at + 1 >= last ? stopAt(last) : { at: play.at + 1, playing: true };
    case 'pause':
      return { ...play, playing: false };
    case 'forward':
      return stopAt(play.at + 1);
    case 'back':
      return stopAt(play.at - 1);
    case 'reset':
      return stopAt(0);
  }
}
