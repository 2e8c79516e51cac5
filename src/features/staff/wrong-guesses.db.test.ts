import { describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/database';
import { WrongGuesses } from './wrong-guesses.ts';

const db = await testDatabase();
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const tooMany = /request\.tooMany/;

describe('wrong guesses of a password', () => {
  it('are stopped after so many, until the window has passed', async () => {
    const guesses = new WrongGuesses('window', 2, 60_000);
    await guesses.wrong(db, 'stf_1', at(0));
    await guesses.refuseTooMany(db, 'stf_1', at(1));
    await guesses.wrong(db, 'stf_1', at(10));
    await expect(guesses.refuseTooMany(db, 'stf_1', at(59))).rejects.toThrow(/"seconds":1/);
    await guesses.refuseTooMany(db, 'stf_2', at(59));
    await guesses.refuseTooMany(db, 'stf_1', at(60));
    await guesses.wrong(db, 'stf_1', at(61));
    await guesses.refuseTooMany(db, 'stf_1', at(61));
  });

  it('are forgiven by the right one', async () => {
    const guesses = new WrongGuesses('forgiven', 1, 60_000);
    await guesses.wrong(db, 'stf_1', at(0));
    await guesses.right(db, 'stf_1');
    await guesses.refuseTooMany(db, 'stf_1', at(1));
  });

  it('of several processes add up, also at the same moment; those of another kind do not', async () => {
    const guesses = Array.from({ length: 20 }, () => new WrongGuesses('together', 20, 60_000));
    await Promise.all(guesses.slice(1).map((one) => one.wrong(db, 'a@shop.example', at(0))));
    await new WrongGuesses('other', 20, 60_000).wrong(db, 'a@shop.example', at(0));
    await guesses[0]?.refuseTooMany(db, 'a@shop.example', at(1));
    await guesses[0]?.wrong(db, 'a@shop.example', at(1));
    await expect(guesses[1]?.refuseTooMany(db, 'a@shop.example', at(1))).rejects.toThrow(tooMany);
  });

  it('name nobody in the database', async () => {
    await new WrongGuesses('hidden', 1, 60_000).wrong(db, 'secret@shop.example', at(0));
    expect(
      JSON.stringify(await db.many(`select encode(who, 'escape') as who from wrong_guess`)),
    ).not.toContain('secret');
  });
});
