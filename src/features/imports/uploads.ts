/** Uploaded files below the data directory. A file is either complete and on disk for good, or not there. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '#kernel';

export interface Received {
  /** Name of the file inside the folder. */
  readonly name: string;
  readonly bytes: number;
  /** Line breaks in it, whether they are LF, CRLF or CR. */
  readonly lines: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function countOf(byte: number, piece: Buffer): number {
  let n = 0;
  for (let at = piece.indexOf(byte); at >= 0; at = piece.indexOf(byte, at + 1)) n++;
  return n;
}

export class Uploads {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'uploads');
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Error: `storage.full` (503) when so many bytes cannot fit. A first look; the disk may fill up later. */
  async makeRoom(bytes: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#folder);
    if (bytes > bavail * bsize) throw new AppError('unavailable', 'storage.full');
  }

  /** Writes a stream to disk, durably. Whatever fails, the sender included, leaves nothing behind. */
  async receive(source: Readable): Promise<Received> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const name = randomBytes(18).toString('base64url');
    const file = await open(this.path(name), 'wx', 0o600);
    try {
      let bytes = 0;
      let feeds = 0;
      let returns = 0;
      for await (const chunk of source) {
        const piece = chunk as Buffer;
        await file.appendFile(piece);
        bytes += piece.length;
        feeds += countOf(LINE_FEED, piece);
        returns += countOf(CARRIAGE_RETURN, piece);
      }
      await file.sync();
      await file.close();
      await this.#syncFolder();
      return { name, bytes, lines: Math.max(feeds, returns) };
    } catch (error) {
      await closed(file);
      await this.remove(name);
      throw error;
    }
  }

  /** Removing what is not there is no error. */
  async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true });
  }

  async has(name: string): Promise<boolean> {
    return stat(this.path(name)).then(
      () => true,
      () => false,
    );
  }

  /** Files that were last written before this moment. */
  async olderThan(before: Date): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [] as string[]);
    const old: string[] = [];
    for (const name of names) {
      const found = await stat(this.path(name)).catch(() => null);
      if (found?.isFile() && found.mtime < before) old.push(name);
    }
    return old;
  }

  /** The name of a new file is on disk only when its folder is. */
  async #syncFolder(): Promise<void> {
    const folder = await open(this.#folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

const closed = (file: FileHandle): Promise<void> => file.close().catch(() => {});
