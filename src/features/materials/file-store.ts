/** Files of materials below the data directory. A file is either complete and on disk for good, or not there. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '#kernel';
import { HEAD_BYTES } from './core/public.ts';

export interface Received {
  readonly diskName: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly head: Buffer;
}

/** Of the disk so much stays free for the database, whatever people upload. */
const KEPT_FREE_BYTES = 512 * 1024 * 1024;

export class FileStore {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'materials');
  }

  /** Names on disk are made here; a name from outside never becomes a path. */
  #path(diskName: string): string {
    if (!/^[\w-]{24}$/.test(diskName)) throw new Error('this is no name of a file of ours');
    return join(this.#folder, diskName);
  }

  /** Error: `storage.full` (503) when so many bytes would leave too little of the disk. */
  async makeRoom(bytes: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#folder);
    if (bytes + KEPT_FREE_BYTES > bavail * bsize) throw new AppError('unavailable', 'storage.full');
  }

  /** Writes a stream to disk, durably. Whatever fails, the sender included, leaves nothing behind. */
  async receive(source: Readable): Promise<Received> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const diskName = randomBytes(18).toString('base64url');
    const file = await open(this.#path(diskName), 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let head: Buffer = Buffer.alloc(0);
      let bytes = 0;
      for await (const chunk of source) {
        const piece = chunk as Buffer;
        if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece]).subarray(0, HEAD_BYTES);
        hash.update(piece);
        bytes += piece.length;
        await file.appendFile(piece);
      }
      await file.sync();
      return { diskName, bytes, sha256: hash.digest(), head };
    } catch (error) {
      await this.remove(diskName);
      throw error;
    } finally {
      await file.close();
    }
  }

  /** From byte `first` to byte `last`, both included. */
  stream(diskName: string, first: number, last: number): ReadStream {
    return createReadStream(this.#path(diskName), { start: first, end: last });
  }

  /** Null when it is not there, e.g. after a restore without the files. */
  async bytes(diskName: string): Promise<number | null> {
    return stat(this.#path(diskName)).then(
      ({ size }) => size,
      () => null,
    );
  }

  /** Removing what is not there is no error. */
  async remove(diskName: string): Promise<void> {
    await rm(this.#path(diskName), { force: true });
  }

  /** Files of ours last written before this moment. */
  async olderThan(before: Date): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [] as string[]);
    const old: string[] = [];
    for (const name of names.filter((one) => /^[\w-]{24}$/.test(one))) {
      const found = await stat(join(this.#folder, name)).catch(() => null);
      if (found?.isFile() && found.mtime < before) old.push(name);
    }
    return old;
  }
}
