/** Sample messages as somebody pastes and labels them. Pure. */

export interface LabSample {
  readonly text: string;
  /** Whether whoever wrote it is to be found; null: not said yet. */
  readonly wanted: boolean | null;
}

/** As many as the laboratory takes, and letters of each. */
export const MOST_SAMPLES = 500;
const LONGEST = 1000;

const YES = ['+', '✓', '是', 'yes', 'y', '1', 'true'];
const NO = ['-', '−', '✗', '否', 'no', 'n', '0', 'false'];

const labelOf = (word: string): boolean | null => {
  const plain = word.trim().toLowerCase();
  return YES.includes(plain) ? true : NO.includes(plain) ? false : null;
};

/** One message a line. `+` or `-` before it labels it, or a column beside it: `有优惠吗⇥是`, as tables are copied. */
export const readSamples = (pasted: string): LabSample[] =>
  pasted
    .split(/\r?\n/)
    .map(readLine)
    .filter(({ text }) => text !== '');

function readLine(line: string): LabSample {
  const columns = line.split('\t').map((column) => column.trim());
  const labels = columns.length > 1 ? columns.map(labelOf) : [];
  const at = labels.findIndex((label) => label !== null);
  if (at >= 0) return sample(columns.filter((_, i) => i !== at).join(' '), labels[at] ?? null);
  const marked = /^\s*([+✓✗−-])\s*(\S.*)$/.exec(line);
  return marked ? sample(marked[2] ?? '', labelOf(marked[1] ?? '')) : sample(line, null);
}

const sample = (text: string, wanted: boolean | null): LabSample => ({
  text: text.trim().slice(0, LONGEST),
  wanted,
});

/** A message that is there already gets the new label, if it has one. */
export function withSamples(known: readonly LabSample[], added: readonly LabSample[]): LabSample[] {
  const all = new Map(known.map((one) => [one.text, one]));
  for (const { text, wanted } of added)
    all.set(text, { text, wanted: wanted ?? all.get(text)?.wanted ?? null });
  return [...all.values()].slice(0, MOST_SAMPLES);
}

export interface Piece {
  readonly text: string;
  readonly as: 'said' | 'denied' | null;
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly denied: boolean;
}

/** A message in pieces, with what was found in it marked; what overlaps an earlier place is left out. */
export function piecesOf(text: string, places: readonly Place[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, denied } of [...places].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    pieces.push({ text: text.slice(at, from), as: null });
    pieces.push({ text: text.slice(from, to), as: denied ? 'denied' : 'said' });
    at = to;
  }
  pieces.push({ text: text.slice(at), as: null });
  return pieces.filter((piece) => piece.text !== '');
}
