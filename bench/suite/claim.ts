/** A claim: questions that every participant is asked, with what the right answer is. */
import type { Data } from './data.ts';
import type { Asked, Session } from './participant.ts';

export interface Task {
  readonly name: string;
  /** How this participant gets the answer, or why it can't. */
  ask(session: Session): Asked<unknown>;
  /** From the plain reading of the data. */
  readonly expected: unknown;
}

export interface Claim {
  readonly title: string;
  tasks(data: Data, has: (rank: number, ordinal: number) => boolean): readonly Task[];
}
