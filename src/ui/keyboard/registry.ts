/**
 * The shortcuts that are in force on the page. Parts of the page put theirs in and take them out again; a press runs
 * the one put in last. While a dialog is open its layer lies on top, and what lies below does not act.
 */
import { isField, type Keys, type Landing, matches, needsMod, type Press } from './keys.ts';

export interface Shortcut {
  readonly keys: Keys | readonly Keys[];
  /** For the list of shortcuts: what it does, as verb and object. */
  readonly label: string;
  /** Heading in that list, e.g. the page's title. */
  readonly group: string;
  /** `keys` says which of several keys it was. */
  readonly run: (keys: Keys) => void;
  /** Also while somebody types. Unless told, only combinations with Ctrl or ⌘ are. */
  readonly inFields?: boolean;
}

export interface Registered extends Shortcut {
  readonly layer: number;
}

export interface Registry {
  /** Gives back how to take it out. */
  readonly add: (layer: number, shortcut: Shortcut) => () => void;
  /** A layer opens above the others; gives back how to close it. */
  readonly open: (layer: number) => () => void;
  /** In force now, in the order they were put in. */
  readonly inForce: () => readonly Registered[];
  /** Runs what the press means; true when there was something. */
  readonly press: (press: Press, landing: Landing | null, insideModal: boolean) => boolean;
}

const listOf = (keys: Keys | readonly Keys[]): readonly Keys[] => (typeof keys === 'string' ? [keys] : keys);

export function createRegistry(mac: boolean): Registry {
  const entries = new Set<Registered>();
  const layers: number[] = [];
  const top = () => Math.max(0, ...layers);

  return {
    add(layer, shortcut) {
      const entry = { ...shortcut, layer };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    open(layer) {
      layers.push(layer);
      return () => layers.splice(layers.indexOf(layer), 1);
    },
    inForce: () => [...entries].filter((e) => e.layer === top()),
    press(press, landing, insideModal) {
      const typing = landing !== null && isField(landing);
      for (const entry of [...entries].reverse()) {
        if (entry.layer !== top() || (insideModal && entry.layer === 0)) continue;
        const keys = listOf(entry.keys).find((each) => matches(each, press, mac));
        if (keys === undefined || (typing && !(entry.inFields ?? needsMod(keys)))) continue;
        entry.run(keys);
        return true;
      }
      return false;
    },
  };
}
