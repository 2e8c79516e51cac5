/**
 * Group commit. Writers of a workspace take turns anyway, and a turn costs one flush to disk; so while one transaction
 * runs, the calls that arrive are gathered, and the next transaction carries all of them. An idle workspace adds no
 * delay: the first call starts at once.
 *
 * Calls are carried one after the other on top of each other. When the transaction fails, every call of it is tried once
 * more alone, so that one cannot spoil another.
 */
import { type Db, type First, firstOfCaller, forNobody, type Tx } from './database.ts';

export interface Gathering<Call, Answer> {
  /** Does all of them, in their order. */
  readonly carry: (tx: Tx, calls: readonly Call[]) => Promise<readonly Answer[]>;
  /** Calls that one transaction carries at most, and how large they may be together; one alone may be larger. */
  readonly mostCalls: number;
  readonly mostSize: number;
  readonly sizeOf: (call: Call) => number;
}

interface Waiting<Call, Answer> {
  readonly call: Call;
  /** What the caller wants in the transaction that carries it. */
  readonly first: First | null;
  readonly done: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

interface Line<Call, Answer> {
  readonly waiting: Waiting<Call, Answer>[];
  running: boolean;
}

/** Does a call of a workspace in a transaction of its own or together with others; resolves when it is durable. */
export function gathered<Call, Answer>({ carry, mostCalls, mostSize, sizeOf }: Gathering<Call, Answer>) {
  const lines = new WeakMap<Db, Map<number, Line<Call, Answer>>>();

  function lineOf(db: Db, workspace: number): Line<Call, Answer> {
    const ofDb = lines.get(db) ?? new Map<number, Line<Call, Answer>>();
    lines.set(db, ofDb);
    const line = ofDb.get(workspace) ?? { waiting: [], running: false };
    ofDb.set(workspace, line);
    return line;
  }

  async function work(db: Db, workspace: number, line: Line<Call, Answer>): Promise<void> {
    line.running = true;
    // Calls that were read from the network in the same turn of the event loop share the first transaction.
    await new Promise(setImmediate);
    while (line.waiting.length > 0) await carryAll(db, takeSome(line.waiting));
    // Whoever comes next starts another: most workspaces write now and then only.
    lines.get(db)?.delete(workspace);
  }

  function takeSome(waiting: Waiting<Call, Answer>[]): Waiting<Call, Answer>[] {
    let size = 0;
    let calls = 0;
    for (const { call } of waiting) {
      size += sizeOf(call);
      if (calls > 0 && (calls >= mostCalls || size > mostSize)) break;
      calls++;
    }
    return waiting.splice(0, calls);
  }

  async function carryAll(db: Db, waiting: readonly Waiting<Call, Answer>[]): Promise<void> {
    try {
      const answers = await db.pipeline((tx) => {
        // If one of these fails, the transaction does.
        for (const { first } of waiting) first?.(tx).catch(() => {});
        return carry(
          tx,
          waiting.map(({ call }) => call),
        );
      });
      for (const [i, one] of waiting.entries()) {
        const answer = answers[i];
        if (answer === undefined) one.failed(new Error('a call without an answer'));
        else one.done(answer);
      }
    } catch (error) {
      if (waiting.length === 1) waiting[0]?.failed(error);
      else for (const one of waiting) await carryAll(db, [one]);
    }
  }

  return (db: Db, workspace: number, call: Call): Promise<Answer> => {
    const line = lineOf(db, workspace);
    return new Promise((done, failed) => {
      line.waiting.push({ call, first: firstOfCaller(), done, failed });
      if (!line.running) void forNobody(() => work(db, workspace, line));
    });
  };
}
