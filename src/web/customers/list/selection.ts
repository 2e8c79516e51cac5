/** Which customers are chosen: rows from any page, or everybody in the list. Another list begins with nobody. */
import { useMemo, useState } from 'react';
import type { ShownCustomer } from '../api.ts';

export interface Selection {
  readonly rows: readonly ShownCustomer[];
  readonly ids: ReadonlySet<string>;
  readonly all: boolean;
  readonly select: (rows: readonly ShownCustomer[], on: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

interface Chosen {
  readonly list: string;
  readonly rows: ReadonlyMap<string, ShownCustomer>;
  readonly all: boolean;
}

const nobody = (list: string): Chosen => ({ list, rows: new Map(), all: false });

/** `list` names the list: filter and order without the page. */
export function useSelection(list: string): Selection {
  const [state, setState] = useState<Chosen>(() => nobody(list));
  const chosen = state.list === list ? state : nobody(list);
  const rows = useMemo(() => [...chosen.rows.values()], [chosen.rows]);
  const ids = useMemo(() => new Set(chosen.rows.keys()), [chosen.rows]);
  return {
    rows,
    ids,
    all: chosen.all,
    select: (changed, on) =>
      setState((now) => {
        const next = new Map(now.list === list ? now.rows : []);
        for (const row of changed)
          if (on) next.set(row.id, row);
          else next.delete(row.id);
        return { list, rows: next, all: false };
      }),
    selectAll: () => setState((now) => ({ ...now, list, all: true })),
    clear: () => setState(nobody(list)),
  };
}
