/**
 * A chat archive as files in a folder: `FOLDER/CORPID/NAME.jsonl`, JSON lines. Writers write under another name and rename; a
 * file that is written under its own is left alone until it is whole: its last line has an end, and nobody touched it
 * for some seconds. What was read is removed; lines that could not be used go to `aside` for a week.
 */
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchiveLines, ChatArchive, Delivery } from './chat-archive.ts';

const ENDING = '.jsonl';
const ASIDE = 'aside';
/** Lines of one transaction. */
const LINES = 200;
/** A message has at most some 20 kB of text. */
const LONGEST_LINE = 1_000_000;

export interface Patience {
  /** Untouched so long, a file whose last line has an end is whole. */
  readonly settledMs: number;
  /** Untouched so long, a file is as whole as it will be. */
  readonly givenUpMs: number;
}

const PATIENCE: Patience = { settledMs: 5000, givenUpMs: 600_000 };

interface Seen {
  readonly bytes: number;
  readonly changed: number;
  /** When it was first seen so, by this process's clock: files may come from machines with another one. */
  readonly since: number;
}

export class FileDrop implements ChatArchive {
  readonly #seen = new Map<string, Seen>();

  constructor(
    private readonly folder: string,
    private readonly patience: Patience = PATIENCE,
  ) {}

  async next(corpId: string): Promise<Delivery | null> {
    const folder = join(this.folder, corpId);
    const names = (await entriesOf(folder)).filter((name) => name.endsWith(ENDING) && !name.startsWith('.'));
    const present = new Set(names.map((name) => join(folder, name)));
    for (const path of this.#seen.keys())
      if (path.startsWith(`${folder}/`) && !present.has(path)) this.#seen.delete(path);
    // Names begin with what orders them: a date, or the sequence of the archive.
    for (const name of names.sort()) {
      const seen = await this.#whole(join(folder, name));
      if (seen) return this.#delivery(folder, name, seen);
    }
    return null;
  }

  /** What is known of a file that is whole; null: it is not, or is no file. */
  async #whole(path: string): Promise<Seen | null> {
    const stat = await lstat(path).catch(() => null);
    if (!stat?.isFile()) return null;
    const now = performance.now();
    const before = this.#seen.get(path);
    const same = before?.bytes === stat.size && before.changed === stat.mtimeMs;
    const seen = same && before ? before : { bytes: stat.size, changed: stat.mtimeMs, since: now };
    this.#seen.set(path, seen);
    // By our own clock, or by that of the file when it has been there before us.
    const rested = Math.max(now - seen.since, Date.now() - stat.mtimeMs);
    if (rested < this.patience.settledMs) return null;
    return rested >= this.patience.givenUpMs || (await endsWithLine(path, stat.size)) ? seen : null;
  }

  #delivery(folder: string, name: string, { bytes, changed }: Seen): Delivery {
    const path = join(folder, name);
    const isSame = async () => {
      const stat = await lstat(path).catch(() => null);
      return stat?.size === bytes && stat.mtimeMs === changed;
    };
    return {
      name,
      bytes,
      read: () => linesOf(path),
      finish: async (aside) => {
        const before = await lstat(path).catch(() => null);
        if (!before) return true;
        const draft = join(folder, ASIDE, `.${name}`);
        const isKept = aside.size > 0 && (await copyLines(path, draft, aside, before.mode));
        // A draft that is left goes with what is forgotten.
        if (!(await isSame())) return false;
        if (isKept) await rename(draft, join(folder, ASIDE, name));
        await rm(path, { force: true });
        return true;
      },
      putAside: async () => {
        if (!(await isSame())) return false;
        await mkdir(join(folder, ASIDE), { recursive: true });
        await rename(path, join(folder, ASIDE, name));
        return true;
      },
    };
  }

  async forget(before: Date): Promise<void> {
    for (const corp of await entriesOf(this.folder))
      for (const name of await entriesOf(join(this.folder, corp, ASIDE))) {
        const path = join(this.folder, corp, ASIDE, name);
        const stat = await lstat(path).catch(() => null);
        // A move keeps the time of the content, but not that of the entry.
        if (stat?.isFile() && stat.ctimeMs < before.getTime()) await rm(path, { force: true });
      }
  }
}

/** Nothing where there is no such folder. */
const entriesOf = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
};

async function endsWithLine(path: string, bytes: number): Promise<boolean> {
  if (bytes === 0) return false;
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, bytes - 1);
    return buffer[0] === 0x0a;
  } finally {
    await file.close();
  }
}

/** False: none of these lines can be kept, since they are too long to be messages. */
async function copyLines(
  from: string,
  to: string,
  numbers: ReadonlySet<number>,
  mode: number,
): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true });
  const file = await open(to, 'w', mode);
  let copied = 0;
  try {
    for await (const { first, lines } of linesOf(from)) {
      const some = lines.filter((line, i): line is string => line !== null && numbers.has(first + i));
      await file.appendFile(some.map((line) => `${line}\n`).join(''));
      copied += some.length;
    }
  } finally {
    await file.close();
  }
  if (copied === 0) await rm(to);
  return copied > 0;
}

/** In the order of the file, whatever ends its lines; the memory of one line at most. */
async function* linesOf(path: string): AsyncGenerator<ArchiveLines> {
  let first = 1;
  let lines: (string | null)[] = [];
  let open = '';
  let tooLong = false;
  const close = () => {
    lines.push(tooLong ? null : open.replace(/\r$/, ''));
    open = '';
    tooLong = false;
  };
  const stream = createReadStream(path, { encoding: 'utf8' });
  for await (const chunk of stream) {
    const parts = String(first === 1 && lines.length === 0 && open === '' ? dropBom(chunk) : chunk).split(
      '\n',
    );
    for (const [i, part] of parts.entries()) {
      if (i > 0) close();
      open += part;
      if (open.length > LONGEST_LINE) [open, tooLong] = ['', true];
      if (lines.length < LINES) continue;
      yield { first, lines };
      first += lines.length;
      lines = [];
    }
  }
  if (open !== '' || tooLong) close();
  if (lines.length > 0) yield { first, lines };
}

const dropBom = (chunk: string): string => chunk.replace(/^\ufeff/, '');
