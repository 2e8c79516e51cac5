/** Claim: how much tags share, pair by pair, is an answer of a screen and not of a night. */
import type { Claim } from './claim.ts';
import { ranks } from './question.ts';

const TAGS = ranks(3, 20, 4);

export const overlap: Claim = {
  title: 'Overlap of 20 × 20 tags',
  tasks: ({ customers }, has) => {
    const expected = new Array<number>((TAGS.length * (TAGS.length - 1)) / 2).fill(0);
    for (let ordinal = 1; ordinal <= customers; ordinal++) {
      let pair = 0;
      for (let a = 0; a < TAGS.length; a++) {
        if (!has(TAGS[a] as number, ordinal)) pair += TAGS.length - 1 - a;
        else
          for (let b = a + 1; b < TAGS.length; b++, pair++)
            if (has(TAGS[b] as number, ordinal)) expected[pair] = (expected[pair] as number) + 1;
      }
    }
    return [{ name: '190 pairs', expected, ask: (session) => session.overlap?.(TAGS) ?? 'does not say it' }];
  },
};
