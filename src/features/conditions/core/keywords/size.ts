/** How large an expression would become as a program, told from its text: counting costs nothing, compiling may. */

/** What is read as one: quoted text, escapes, classes, repeats, the opening of a group, or a single character. */
const PIECE =
  /\\Q(.*?)(?:\\E|$)|\\[pP]\{[^}]*\}|\\x\{[^}]*\}|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|\((?:\?[^:)>]*[:)>])?|./gsu;

interface Group {
  /** Of what stands before the last piece. */
  before: number;
  /** Of the last piece, which a repeat is for. */
  last: number;
}

const sizeOf = ({ before, last }: Group): number => before + last;

/** Characters and classes after all repeats in braces, those of groups in groups multiplied. */
export function repeatedSize(expression: string): number {
  let group: Group = { before: 0, last: 0 };
  const outer: Group[] = [];
  const add = (size: number) => {
    group.before += group.last;
    group.last = size;
  };
  for (const [piece, quoted, least, most] of expression.matchAll(PIECE)) {
    if (least !== undefined) group.last *= Math.max(1, Number(least), Number(most ?? 0));
    else if (piece === ')' && outer.length > 0) {
      const size = sizeOf(group);
      group = outer.pop() as Group;
      add(size);
    } else if (piece.startsWith('(') && !piece.endsWith(')')) {
      outer.push(group);
      group = { before: 0, last: 0 };
    } else add(quoted?.length ?? 1);
  }
  return [...outer, group].reduce((sum, each) => sum + sizeOf(each), 0);
}
