/** The beginning of the list of refused rows, read from the server's own CSV file. Pure. */

export interface RefusedLine {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  /** The server's sentence in the reader's language. */
  readonly message: string;
  readonly raw: string;
}

/** Complete records of a CSV text; one that is cut off at the end is left out unless `whole`. */
export function csvRecords(text: string, whole: boolean): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      record.push(cell);
      cell = '';
    } else if (sign === '\n') {
      records.push([...record, cell.replace(/\r$/, '')]);
      record = [];
      cell = '';
    } else cell += sign;
  }
  if (whole && !quoted && (cell !== '' || record.length > 0)) records.push([...record, cell]);
  return records;
}

/** Columns: line, column, code, reason, original text; under a header. */
export function refusedLines(text: string, whole: boolean): RefusedLine[] {
  const [, ...rows] = csvRecords(text.replace(/^\ufeff/, ''), whole);
  return rows.flatMap(([line = '', column = '', code = '', message = '', raw = '']) =>
    code !== '' && /^\d+$/.test(line) ? [{ line: Number(line), column, code, message, raw }] : [],
  );
}

export interface RefusedReason {
  readonly code: string;
  readonly count: number;
  /** What the server says about the first such row; null when none was among those that were read. */
  readonly message: string | null;
  readonly lines: readonly number[];
}

const SHOWN_LINES = 5;

/** The reasons of a run, the most frequent first, each with a sentence and its first lines. */
export function refusedReasons(
  counts: Readonly<Record<string, number>>,
  head: readonly RefusedLine[],
): RefusedReason[] {
  return Object.entries(counts)
    .map(([code, count]) => {
      const rows = head.filter((row) => row.code === code);
      return {
        code,
        count,
        message: rows[0]?.message ?? null,
        lines: [...new Set(rows.map((row) => row.line))].slice(0, SHOWN_LINES),
      };
    })
    .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
