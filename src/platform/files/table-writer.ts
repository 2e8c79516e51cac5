/** What both writers share: cells with types, and writing no faster than the other side takes it. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/**
 * A value with its type. `date` is wall-clock text, `2024-01-05` or `2024-01-05T12:30:00`: the caller decides in which
 * time zone a moment is shown. `null` is an empty cell.
 */
export type Cell = string | number | boolean | null | { readonly date: string };

export interface TableWriter {
  /** Waits while the other side is slow. Rejects when the output was closed or failed. */
  write(rows: readonly (readonly Cell[])[]): Promise<void>;
  /** Finishes the file and the output. `cutCells` were longer than the format allows. */
  end(): Promise<{ rows: number; cutCells: number }>;
}

/** Writes to `stream` and waits for it; `output` is where the bytes end up, whose failure must end the waiting. */
export async function writeTo(stream: Writable, text: string, output: Writable): Promise<void> {
  refuseClosed(output);
  if (stream.write(text)) return;
  const over = new AbortController();
  try {
    await Promise.race([
      once(stream, 'drain', { signal: over.signal }),
      once(output, 'close', { signal: over.signal }),
    ]);
  } finally {
    over.abort();
  }
  refuseClosed(output);
}

/** Ends the output and waits until everything is handed over. */
export async function finish(output: Writable): Promise<void> {
  refuseClosed(output);
  const handedOver = finished(output);
  output.end();
  await handedOver;
}

/** Throws what ended the output, if it has ended. */
export function refuseClosed(output: Writable): void {
  if (output.errored) throw output.errored;
  if (output.destroyed) throw new Error('the output was closed before the table was complete');
}

/** An error of the output is thrown by the next write; without a listener Node would end the process for it. */
export function rememberErrors(output: Writable): void {
  output.on('error', () => {});
}
