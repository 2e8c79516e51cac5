/**
 * A library document as text: YAML, JSON, CSV. For the server only: the CSV packages need Node's Buffer, and the
 * browser has no use for a YAML parser. So this file is not behind the core's door.
 */

import { parse as parseCsv } from 'csv-parse/sync';
import { stringify as stringifyCsv } from 'csv-stringify/sync';
import { parseDocument, stringify } from 'yaml';
import { AppError, invalid, jsonFault } from '#kernel';
import { invalidDocument, type LibraryDocument, readDocument } from './document.ts';
import { documentFromTable, tableOf } from './document-table.ts';
import type { TableLanguage } from './table-columns.ts';

export const documentFormats = ['yaml', 'json', 'csv'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

const MOST_CHARACTERS = 20_000_000;

export function writeDocument(
  document: LibraryDocument,
  format: DocumentFormat,
  language: TableLanguage = 'zh-CN',
): string {
  switch (format) {
    case 'yaml':
      return stringify(document, { lineWidth: 0 });
    case 'json':
      return `${JSON.stringify(document, null, 2)}\n`;
    case 'csv':
      // The mark at the start makes spreadsheets read UTF-8.
      return stringifyCsv(
        tableOf(document, language).map((row) => row.map(neutralize)),
        { bom: true, record_delimiter: 'windows' },
      );
  }
}

/**
 * Reads a document in the given format. Errors: `library.unreadable` when the text is not YAML or CSV at all,
 * with line and column; `library.notJson`; `library.tooDeep`, `library.unfoldsTooFar`, `library.tooLarge`; `library.invalidDocument` when it says something else than a library.
 */
export function parseLibraryText(content: string, format: DocumentFormat): LibraryDocument {
  refuseTooLarge(content);
  switch (format) {
    case 'yaml':
      refuseDeepYaml(content);
      return documentOfYaml(parseYaml(content, parseDocument, YAML_OPTIONS, MOST_ALIASES));
    case 'json':
      return readDocument(fromJson(content));
    case 'csv':
      return documentFromTable(fromCsv(content).map((row) => row.map(original)));
  }
}

/** Error: `library.tooLarge`. */
export function refuseTooLarge(content: string): void {
  if (content.length > MOST_CHARACTERS)
    throw new AppError('tooLarge', 'library.tooLarge', { characters: content.length, most: MOST_CHARACTERS });
}

/** Lines and columns from 1. */
function unreadable(format: DocumentFormat, line: number, column: number) {
  const facts = { format, line, column };
  return invalid('library.unreadable', facts, [{ path: 'text', code: 'library.unreadable', facts }]);
}

function fromJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (error) {
    const facts = { near: jsonFault(content, error) };
    throw invalid('library.notJson', facts, [{ path: 'text', code: 'library.notJson', facts }]);
  }
}

/** Far beyond any library; the parser recurses once per level, and a stack that runs out can end the process. */
const DEEPEST = { openersPerLine: 16, brackets: 64, indent: 400 } as const;

const tooDeep = (line: number) =>
  invalid('library.tooDeep', { line }, [{ path: 'text', code: 'library.tooDeep', facts: { line } }]);

/** Refuses text that nests too deep, in one pass, before the parser sees it. Error: `library.tooDeep`. */
export function refuseDeepYaml(content: string): void {
  let brackets = 0;
  for (const [i, line] of content.split('\n').entries()) {
    const indent = line.length - line.trimStart().length;
    const openers = /^(?:[-?:][ \t]+){0,17}/.exec(line.trimStart())?.[0].match(/[-?:]/g)?.length ?? 0;
    for (const c of line) {
      if (c === '[' || c === '{') brackets++;
      else if (c === ']' || c === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > DEEPEST.brackets) throw tooDeep(i + 1);
    }
    if (openers > DEEPEST.openersPerLine || indent > DEEPEST.indent) throw tooDeep(i + 1);
  }
}

/**
 * YAML scalars are read as the text that stands there, and given a type by their field (`documentOfYaml`). Otherwise a
 * tag named 007 or 1e3 would lose its name.
 */
export const YAML_OPTIONS = { schema: 'failsafe', uniqueKeys: true } as const;
/** Names that may stand for what was written before, against bombs. */
export const MOST_ALIASES = 100;

/** What the parser makes of a text, or where it gave up: line and column from 1, 0 when the text unfolds to too much. */
export type YamlTree = { readonly tree: unknown } | { readonly line: number; readonly column: number };

/** Uses nothing but what it is given, because its source also runs in a thread (`read-text.ts`). */
export function parseYaml(
  content: string,
  parse: typeof parseDocument,
  options: typeof YAML_OPTIONS,
  maxAliasCount: number,
): YamlTree {
  try {
    const parsed = parse(content, options);
    const error = parsed.errors[0];
    if (error) return { line: error.linePos?.[0].line ?? 0, column: error.linePos?.[0].col ?? 0 };
    return { tree: parsed.toJS({ maxAliasCount }) };
  } catch {
    // The parser recurses, and refuses alias bombs with a plain error.
    return { line: 0, column: 0 };
  }
}

/** Errors: `library.unreadable`, `library.unfoldsTooFar`, `library.invalidDocument`. */
export function documentOfYaml(parsed: YamlTree): LibraryDocument {
  if ('line' in parsed && parsed.line === 0)
    throw invalid('library.unfoldsTooFar', {}, [{ path: 'text', code: 'library.unfoldsTooFar' }]);
  if (!('tree' in parsed)) throw unreadable('yaml', parsed.line, parsed.column);
  return readDocument(withTypes(parsed.tree, '', 0));
}

const BOOLEANS = new Set([
  'ordered',
  'exhaustive',
  'perStaff',
  'newerWins',
  'protected',
  'pinned',
  'internal',
  'archived',
]);
const INTEGERS = new Set(['version', 'max', 'order']);
const NULLABLE = new Set(['max', 'color', 'pattern', 'productLine', 'steward', 'deputy']);
const TEXTS = new Set([
  'description',
  'purpose',
  'meaning',
  'scope',
  'example',
  'counterExample',
  'appliedBy',
  'removeWhen',
]);

const MOST_LEVELS = 200;

function withTypes(value: unknown, field: string, depth: number): unknown {
  if (depth > MOST_LEVELS)
    throw invalidDocument([{ path: '', code: 'tooDeep', facts: { max: MOST_LEVELS } }]);
  if (Array.isArray(value)) return value.map((one) => withTypes(one, '', depth + 1));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, withTypes(one, key, depth + 1)]),
    );
  if (typeof value !== 'string') return value;
  const isNull = value === '' || value === '~' || value === 'null';
  if (isNull && NULLABLE.has(field)) return null;
  if (BOOLEANS.has(field) && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  if (INTEGERS.has(field) && /^-?\d{1,9}$/.test(value)) return Number(value);
  return value === '~' && TEXTS.has(field) ? '' : value;
}

function fromCsv(content: string): string[][] {
  try {
    return parseCsv(content, {
      bom: true,
      delimiter: delimiterOf(content),
      relax_column_count: true,
      max_record_size: 1_000_000,
    });
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 0;
    throw unreadable('csv', line, 1);
  }
}

/** Excel writes semicolons in some countries, and tabs when text is copied out of it. */
function delimiterOf(content: string): string {
  const header = content.slice(0, 2000).split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front; reading takes one away again. Cells
 * that begin with apostrophes before such a sign get one more, so that nothing is lost.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const neutralize = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
const original = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
