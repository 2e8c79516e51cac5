/** The zip around a workbook: finds its parts, refuses what is damaged, locked or swollen, and names its sheets. */
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError, invalid } from '#kernel';
import { damaged, tooLarge, unsupported } from './refusals.ts';
import type { Limits } from './table.ts';
import { attribute, XmlScanner } from './xml-scan.ts';

const MAX_PARTS = 10_000;
/** Sheet names, relations and styles are read as a whole; real ones stay below 10 MB. */
const SMALL_PART_BYTES = 64 * 1024 * 1024;
const RATIO_FROM_BYTES = 64 * 1024 * 1024;

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Name of the part in the zip. */
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
}

export class Package {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: Limits;
  readonly #fileName: string;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: Limits, fileName: string) {
    this.#zip = zip;
    this.#entries = entries;
    this.#limits = limits;
    this.#fileName = fileName;
  }

  /** Errors: `file.damaged`, `file.unsupported`. Close it. */
  static async open(path: string, limits: Limits, fileName: string): Promise<Package> {
    const zip = await asDamage(yauzl.openPromise(path, { autoClose: false, lazyEntries: true }));
    try {
      const entries = new Map<string, Entry>();
      await asDamage(
        (async () => {
          for await (const entry of zip.eachEntry()) {
            if (entries.size >= MAX_PARTS) throw damaged('tooManyParts');
            entries.set(partKey(entry.fileName), entry);
          }
        })(),
      );
      return new Package(zip, entries, limits, fileName);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.#zip.close();
  }

  has(part: string): boolean {
    return this.#entries.has(partKey(part));
  }

  /** Unpacked bytes of a part, as the zip declares them (and `chunks` holds it to). */
  size(part: string): number {
    return this.#entries.get(partKey(part))?.uncompressedSize ?? 0;
  }

  /** The unpacked bytes of a part. Errors: `file.damaged`, `file.unsupported`, `file.tooLarge`. */
  async *chunks(part: string, maxBytes = this.#limits.unpackedBytes): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(partKey(part));
    if (!entry) throw damaged(`missing ${part}`);
    if (entry.isEncrypted()) throw unsupported('encrypted', this.#fileName);
    this.#refuseBomb(entry, maxBytes);
    const stream: Readable = await asDamage(this.#zip.openReadStreamPromise(entry));
    const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const next = await asDamage(source.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      stream.destroy();
    }
  }

  /** A whole part as text. */
  async text(part: string): Promise<string> {
    const pieces: Buffer[] = [];
    for await (const piece of this.chunks(part, SMALL_PART_BYTES)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    return new TextDecoder(xmlEncoding(bytes)).decode(bytes);
  }

  /** Error: `file.unsupported` when the zip holds something else than a workbook in XML. */
  async workbook(): Promise<Workbook> {
    const root = this.has('_rels/.rels') ? await this.#relations('') : [];
    const main = root.find((r) => r.type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml';
    if (main.endsWith('.bin')) throw unsupported('xlsb', this.#fileName);
    if (!this.has(main) || !/workbook/i.test(main)) throw unsupported('zip', this.#fileName);
    const relations = await this.#relations(main);
    const sheets: Sheet[] = [];
    let from1904 = false;
    scan(await this.text(main), (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = relations.find((r) => r.id === attribute(attributes, 'id'));
      if (relation?.type.endsWith('/worksheet'))
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
          part: relation.part,
        });
    });
    const partOf = (type: string) => relations.find((r) => r.type.endsWith(type))?.part;
    const existing = (part: string | undefined) => (part !== undefined && this.has(part) ? part : null);
    return {
      sheets,
      sharedStrings: existing(partOf('/sharedStrings')),
      styles: existing(partOf('/styles')),
      from1904,
    };
  }

  async #relations(part: string): Promise<{ id: string; type: string; part: string }[]> {
    const slash = part.lastIndexOf('/') + 1;
    const folder = part.slice(0, slash);
    const found: { id: string; type: string; part: string }[] = [];
    scan(await this.text(`${folder}_rels/${part.slice(slash)}.rels`), (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        part: target.startsWith('/') ? target.slice(1) : joinPath(folder, target),
      });
    });
    return found;
  }

  #refuseBomb(entry: Entry, maxBytes: number): void {
    const { uncompressedSize: bytes, compressedSize: packed } = entry;
    if (bytes > maxBytes) throw tooLarge('unpackedBytes', bytes, maxBytes);
    const ratio = Math.round(bytes / Math.max(1, packed));
    if (bytes > RATIO_FROM_BYTES && ratio > this.#limits.packRatio)
      throw tooLarge('packRatio', ratio, this.#limits.packRatio);
  }
}

/** The wanted sheet: by name, by place from 0, or the first visible one. Errors: `file.noSuchSheet` with the names, `file.damaged`. */
export function chooseSheet(workbook: Workbook, wanted: string | number | undefined): Sheet {
  const { sheets } = workbook;
  if (sheets.length === 0) throw damaged('noSheets');
  const sheet =
    wanted === undefined
      ? (sheets.find((s) => !s.hidden) ?? sheets[0])
      : typeof wanted === 'number'
        ? sheets[wanted]
        : sheets.find((s) => s.name === wanted);
  if (!sheet)
    throw invalid('file.noSuchSheet', {
      sheet: wanted ?? 0,
      sheets: sheets
        .map((s) => s.name)
        .join(', ')
        .slice(0, 500),
    });
  return sheet;
}

/** UTF-8 unless the part begins with the mark of UTF-16, the other encoding that every reader of XML must know. */
export function xmlEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Calls back for every start tag of a whole document. Error: `file.damaged`. */
export function scan(xml: string, open: (name: string, attributes: string) => void): void {
  const scanner = new XmlScanner({ open, close() {}, text() {} });
  scanner.write(xml);
  scanner.end();
}

/** Writers disagree about the case of part names and about a leading slash. */
const partKey = (name: string) => name.replace(/^\//, '').toLowerCase();

function joinPath(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (folder + target).split('/'))
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  return path.join('/');
}

/** What yauzl and zlib complain about is the file; an error of the disk stays what it is. */
async function asDamage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^E[A-Z]+$/.test(code)) throw error;
    throw damaged(error instanceof Error ? error.message : 'zip');
  }
}
