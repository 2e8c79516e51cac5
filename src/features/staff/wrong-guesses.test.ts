import { describe, expect, it } from 'vitest';
import { WrongGuesses } from './wrong-guesses.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

describe('wrong guesses of the old password', () => {
  it('are stopped after so many, until the window has passed', () => {
    const guesses = new WrongGuesses(2, 60_000);
    guesses.wrong('stf_1', at(0));
    guesses.refuseTooMany('stf_1', at(1));
    guesses.wrong('stf_1', at(10));
    expect(() => guesses.refuseTooMany('stf_1', at(59))).toThrow(/"seconds":1/);
    guesses.refuseTooMany('stf_2', at(59));
    guesses.refuseTooMany('stf_1', at(60));
  });

  it('are forgiven by the right one', () => {
    const guesses = new WrongGuesses(1, 60_000);
    guesses.wrong('stf_1', at(0));
    guesses.right('stf_1');
    guesses.refuseTooMany('stf_1', at(1));
  });
});
