/** Finding a page or a command by what somebody types: its name, pinyin, initials, or English word. Pure. */
export interface Findable {
  readonly label: string;
  /** Words to be found by, separated by spaces. */
  readonly keys: string;
}

/** Better matches first: the beginning of the name, a part of it, the beginning of a key. Nothing typed: all. */
export function findCommands<Each extends Findable>(all: readonly Each[], typed: string): readonly Each[] {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (!text) return all;
  const rank = ({ label, keys }: Findable): number => {
    const name = label.toLowerCase();
    if (name.startsWith(text)) return 0;
    if (name.includes(text)) return 1;
    return keys.split(' ').some((key) => key.startsWith(text)) ? 2 : 3;
  };
  return all.filter((each) => rank(each) < 3).toSorted((a, b) => rank(a) - rank(b));
}
