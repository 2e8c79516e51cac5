/** Times as PostgreSQL writes them. */
import pg from 'pg';

const [DASH, COLON, DOT, PLUS, ZERO] = [45, 58, 46, 43, 48];

const usual = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;

/**
 * A `timestamptz`, to the millisecond. The form that servers in UTC write is read digit by digit: a step of rules reads
 * tens of thousands. Any other form is left to the driver.
 */
export function readTimestamp(text: string): Date {
  const end = text.length - 3;
  const isUsual =
    end >= 19 &&
    text.charCodeAt(0) !== ZERO &&
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(end) === PLUS &&
    text.charCodeAt(end + 1) === ZERO &&
    text.charCodeAt(end + 2) === ZERO &&
    (end === 19 || text.charCodeAt(19) === DOT);
  if (!isUsual) return usual(text);
  const two = (at: number) => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
  let ms = 0;
  for (let i = 0; i < 3; i++) ms = ms * 10 + (20 + i < end ? text.charCodeAt(20 + i) - ZERO : 0);
  return new Date(Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), ms));
}
