/** COPY of lines that are made while they go out. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '#platform/db';

const ROWS_PER_PIECE = 4000;

export async function copyLines(tx: Tx, target: string, lines: Iterable<string>): Promise<void> {
  function* pieces() {
    let piece: string[] = [];
    for (const line of lines) {
      piece.push(line);
      if (piece.length < ROWS_PER_PIECE) continue;
      yield Buffer.from(`${piece.join('\n')}\n`);
      piece = [];
    }
    if (piece.length > 0) yield Buffer.from(`${piece.join('\n')}\n`);
  }
  await pipeline(Readable.from(pieces()), tx.client.query(copyFrom(`copy ${target} from stdin`)));
}
