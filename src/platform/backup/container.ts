/**
 * The file that a backup is: gzip over lines and frames. A line is JSON; after a table's line come frames of
 * `length (4 bytes, big endian) + bytes`, ended by length 0. The last line says that the file is whole.
 */
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The file is not a backup, or it is cut off or damaged. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

export function frame(bytes: Buffer): Buffer {
  const head = Buffer.allocUnsafe(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
}

export const endOfFrames = Buffer.alloc(4);

const MAX_LINE = 1 << 20;
const MAX_FRAME = 1 << 28;

/** Reads lines and frames one after the other, holding only what is not consumed yet. */
export class ContainerReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    const gunzip = createGunzip();
    // A file that cannot be read ends the reading of what comes out of it.
    pipeline(createReadStream(file), gunzip, () => {});
    this.#chunks = Readable.prototype.iterator.call(gunzip) as AsyncIterator<Buffer>;
  }

  async #more(): Promise<boolean> {
    try {
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
      return true;
    } catch (error) {
      throw new BackupError(`The file is damaged or not a backup: ${(error as Error).message}`);
    }
  }

  async line(): Promise<Record<string, unknown>> {
    let end = this.#held.indexOf(10);
    while (end < 0) {
      if (this.#held.length > MAX_LINE || !(await this.#more()))
        throw new BackupError('The file is not a whole backup.');
      end = this.#held.indexOf(10);
    }
    const text = this.#held.subarray(0, end).toString();
    this.#held = this.#held.subarray(end + 1);
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      throw new BackupError('The file is not a backup.');
    }
  }

  async #bytes(n: number): Promise<Buffer> {
    while (this.#held.length < n)
      if (!(await this.#more())) throw new BackupError('The file ends too early.');
    const bytes = this.#held.subarray(0, n);
    this.#held = this.#held.subarray(n);
    return bytes;
  }

  /** The frames up to the end mark. */
  async *frames(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await this.#bytes(4)).readUInt32BE();
      if (length === 0) return;
      if (length > MAX_FRAME) throw new BackupError('The file is damaged.');
      yield await this.#bytes(length);
    }
  }
}
