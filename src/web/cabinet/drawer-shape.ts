/** How large a drawer is, by how many tags lie in it and how long their names are. Pure. */

export interface DrawerShape {
  /** Columns of the wall that it takes. */
  readonly wide: 1 | 2;
  /** Rows of the wall that it takes. */
  readonly high: number;
  /** Columns of compartments. */
  readonly columns: 1 | 2 | 3 | 4;
}

/** Compartments one above the other in a drawer so many rows high: 130 px each with 8 between, 42 of them for the rest. */
const rowsIn = (high: number): number => Math.floor((138 * high - 8 - 42) / 22);

/** About how many Chinese characters wide a name is. */
const widthOf = (name: string): number =>
  [...name].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) < 0x100 ? 0.55 : 1), 0);

/** More characters than fit beside the number when there are two columns to a place of the wall. */
const LONG = 5;

export function shapeOf(names: readonly string[]): DrawerShape {
  const long = names.filter((name) => widthOf(name) > LONG).length > names.length / 4;
  const { wide, columns } = placesFor(names.length, long);
  const rows = Math.ceil(names.length / columns);
  let high = 1;
  while (rowsIn(high) < rows) high++;
  return { wide, columns, high };
}

function placesFor(count: number, long: boolean): Pick<DrawerShape, 'wide' | 'columns'> {
  if (count <= 4) return { wide: 1, columns: 1 };
  if (count <= 8) return long ? { wide: 2, columns: 2 } : { wide: 1, columns: 2 };
  return { wide: 2, columns: long ? 3 : 4 };
}
