import styles from './wall.module.css';

/** Places in a text, in code points, as [start, end). */
export type Ranges = readonly (readonly [start: number, end: number])[];

/** A name with the part marked that was searched for. */
export function Found({ text, ranges }: { text: string; ranges: Ranges | undefined }) {
  if (!ranges?.length) return text;
  const chars = [...text];
  let at = 0;
  const pieces = ranges.flatMap(([start, end]) => {
    const before = chars.slice(at, start).join('');
    const found = chars.slice(Math.max(at, start), end).join('');
    const key = `${start}-${end}`;
    at = Math.max(at, end);
    return [
      before,
      <mark key={key} className={styles.found}>
        {found}
      </mark>,
    ];
  });
  return (
    <>
      {pieces}
      {chars.slice(at).join('')}
    </>
  );
}
