/** Where the libraries of workspaces stand in memory, and which of them leave it. */
import type { LibrarySnapshot } from './snapshot.ts';

export interface Shelf {
  /** Null before the first read, and after it had to leave memory. */
  library: LibrarySnapshot | null;
  /** What the visibility of groups in `library` was computed from. */
  visibility: string;
  trustedUntil: number;
  /** Position of the workspace when the library was last known to be right. */
  position: number;
  /** Nothing older may be answered: this process has committed it. */
  atLeast: number;
  loading: Promise<LibrarySnapshot> | null;
}

/** Tags and groups of all libraries in memory, one or two kB each. */
const MOST_ELEMENTS = 200_000;

/** The shelves of one database. The longest unused lose their library when there is too much of it in memory. */
export class Shelves {
  readonly #most: number;
  readonly #all = new Map<number, Shelf>();
  /** Those with a library, the longest unused first, and how many elements each has. */
  readonly #filled = new Map<Shelf, number>();
  #elements = 0;

  constructor(most = MOST_ELEMENTS) {
    this.#most = most;
  }

  /** Whoever asks is about to use it. */
  of(workspace: number): Shelf {
    let shelf = this.#all.get(workspace);
    if (!shelf) {
      shelf = { library: null, visibility: '', trustedUntil: 0, position: 0, atLeast: 0, loading: null };
      this.#all.set(workspace, shelf);
    }
    const size = this.#filled.get(shelf);
    if (size !== undefined) {
      this.#filled.delete(shelf);
      this.#filled.set(shelf, size);
    }
    return shelf;
  }

  put(shelf: Shelf, library: LibrarySnapshot, visibility: string): void {
    shelf.library = library;
    shelf.visibility = visibility;
    const size = library.tags.size + library.groups.size;
    this.#elements += size - (this.#filled.get(shelf) ?? 0);
    this.#filled.delete(shelf);
    this.#filled.set(shelf, size);
    for (const [unused, n] of this.#filled) {
      if (this.#elements <= this.#most || unused === shelf) break;
      this.#filled.delete(unused);
      this.#elements -= n;
      unused.library = null;
      unused.visibility = '';
    }
  }
}
