/** Answers too long to be written at once: they go out piece by piece, and others have their turn in between. */
import { Readable } from 'node:stream';

/** Elements of a list that are written without a pause: a millisecond or two. */
const AT_ONCE = 500;

type Fields = Readonly<Record<string, unknown>>;

/** Whether one of its lists is long. Lists further inside do not count: no answer of ours has long ones there. */
export const isLong = (body: unknown): body is Fields =>
  typeof body === 'object' &&
  body !== null &&
  Object.values(body).some((value) => Array.isArray(value) && value.length > AT_ONCE);

/** What `JSON.stringify` would make of it, in pieces. */
export function* jsonPieces(body: Fields): Generator<string, void> {
  let text = '{';
  let fields = 0;
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined) continue;
    text += `${fields++ === 0 ? '' : ','}${JSON.stringify(key)}:`;
    if (!Array.isArray(value)) {
      text += JSON.stringify(value);
      continue;
    }
    text += '[';
    for (let from = 0; from < value.length; from += AT_ONCE) {
      yield `${text}${from === 0 ? '' : ','}${JSON.stringify(value.slice(from, from + AT_ONCE)).slice(1, -1)}`;
      text = '';
    }
    text += ']';
  }
  yield `${text}}`;
}

export function longAnswer(body: Fields): Readable {
  async function* inTurns() {
    for (const piece of jsonPieces(body)) {
      yield piece;
      await new Promise((done) => setImmediate(done));
    }
  }
  return Readable.from(inTurns());
}
