import { describe, expect, it } from 'vitest';
import { type Play, type Press, played } from './player.ts';

const standing = (...presses: Press[]): Play =>
  presses.reduce<Play>((play, press) => played(play, press, 3), { at: 0, playing: false });

describe('a story that plays', () => {
  it('goes on by itself to its end and stops there', () => {
    expect(standing('play', 'tick')).toEqual({ at: 1, playing: true });
    expect(standing('play', 'tick', 'tick', 'tick')).toEqual({ at: 3, playing: false });
  });

  it('begins anew when it is played at its end', () =>
    expect(standing({ to: 3 }, 'play')).toEqual({ at: 0, playing: true }));

  it('stops for whoever steps, jumps or goes back, and never leaves its frames', () => {
    expect(standing('play', 'forward')).toEqual({ at: 1, playing: false });
    expect(standing('play', 'tick', 'back')).toEqual({ at: 0, playing: false });
    expect(standing('back')).toEqual({ at: 0, playing: false });
    expect(standing({ to: 9 })).toEqual({ at: 3, playing: false });
    expect(standing({ to: 2 }, 'pause')).toEqual({ at: 2, playing: false });
    expect(standing({ to: 2 }, 'reset')).toEqual({ at: 0, playing: false });
  });
});
