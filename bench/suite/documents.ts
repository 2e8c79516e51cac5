/** Pieces of the documents that benchmarks write. */

/** Three figures, in the unit that suits. */
export function time(ms: number): string {
  const figures = (n: number, unit: string) => `${Number(n.toPrecision(n >= 1000 ? 4 : 3))} ${unit}`;
  if (ms < 1) return figures(ms * 1000, 'µs');
  return ms < 1000 ? figures(ms, 'ms') : figures(ms / 1000, 's');
}

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** Puts the text between the markers of a size. Error: when the document has no such markers. */
export function filledIn(document: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [document.indexOf(open), document.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`no ${open} … ${close} in the document`);
  return `${document.slice(0, from + open.length)}\n${text}\n${document.slice(to)}`;
}
