/**
 * Where the decrypted messages of a chat archive come from. WeCom gives them only through a program of its own, so whoever
 * runs that hands them over; how is the business of one implementation (`file-drop.ts`), and of nothing else.
 */

export interface ArchiveLines {
  /** Number of the first of these lines, from 1. */
  readonly first: number;
  /** Null: longer than a message can be. */
  readonly lines: readonly (string | null)[];
}

/** Some lines that belong together and are whole, to be read from the beginning. */
export interface Delivery {
  /** The same delivery has the same name when it comes again after a crash. */
  readonly name: string;
  readonly bytes: number;
  read(): AsyncIterable<ArchiveLines>;
  /**
   * It was read to its end and everything is committed. False: it changed meanwhile and comes again. `aside`: numbers of the
   * lines that could not be used; somebody may want to look at them, and at no others.
   */
  finish(aside: ReadonlySet<number>): Promise<boolean>;
  /** It cannot be read, and others wait behind it. False: it changed meanwhile and comes again. */
  putAside(): Promise<boolean>;
}

export interface ChatArchive {
  /** The next delivery of a corp; null: there is none yet. */
  next(corpId: string): Promise<Delivery | null>;
  /** Removes what was kept for somebody to look at and is older than that. */
  forget(before: Date): Promise<void>;
}
