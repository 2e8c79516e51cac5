/**
 * Group commit for single writes. Writers of a workspace take turns anyway, and a turn costs one flush to disk; so
 * while one transaction runs, the calls that arrive are gathered, and the next transaction carries all of them. An
 * idle workspace adds no delay: the first call starts at once.
 *
 * Calls are decided one after the other on top of each other, and what one of them is refused (or takes back, when it
 * is all or nothing) is settled in memory before anything is written. So one call cannot spoil another; only the
 * database itself can fail the transaction, and then every call of it is tried once more alone.
 */
import { type Db, type First, firstOfCaller, forNobody } from '#platform/db';
import { type Applied, type Request, sendAll } from './apply.ts';

/** Calls and customers that one transaction carries at most. */
const MOST_CALLS = 200;
const MOST_CUSTOMERS = 5000;

interface Waiting {
  readonly request: Request;
  /** What the caller wants in the transaction that carries it. */
  readonly first: First | null;
  readonly done: (applied: Applied) => void;
  readonly failed: (error: unknown) => void;
}

interface Line {
  readonly waiting: Waiting[];
  running: boolean;
}

const lines = new WeakMap<Db, Map<number, Line>>();

function lineOf(db: Db, workspace: number): Line {
  let byWorkspace = lines.get(db);
  if (!byWorkspace) {
    byWorkspace = new Map();
    lines.set(db, byWorkspace);
  }
  let line = byWorkspace.get(workspace);
  if (!line) {
    line = { waiting: [], running: false };
    byWorkspace.set(workspace, line);
  }
  return line;
}

/** Applies a request in a transaction of its own or together with others; resolves when it is durable. */
export function applyGathered(request: Request): Promise<Applied> {
  const { db, workspace } = request.ctx;
  const line = lineOf(db, workspace);
  return new Promise((done, failed) => {
    line.waiting.push({ request, first: firstOfCaller(), done, failed });
    if (!line.running) void forNobody(() => work(db, workspace, line));
  });
}

async function work(db: Db, workspace: number, line: Line): Promise<void> {
  line.running = true;
  // Requests that were read from the network in the same turn of the event loop share the first transaction.
  await new Promise(setImmediate);
  while (line.waiting.length > 0) await carry(db, takeSome(line.waiting));
  // Whoever comes next starts another: most workspaces write now and then only.
  lines.get(db)?.delete(workspace);
}

function takeSome(waiting: Waiting[]): Waiting[] {
  let customers = 0;
  let calls = 0;
  for (const { request } of waiting) {
    customers += request.customers.length;
    if (calls > 0 && (calls >= MOST_CALLS || customers > MOST_CUSTOMERS)) break;
    calls++;
  }
  return waiting.splice(0, calls);
}

async function carry(db: Db, calls: readonly Waiting[]): Promise<void> {
  try {
    const answers = await db.pipeline(async (tx) => {
      // If one of these fails, the transaction does.
      for (const { first } of calls) first?.(tx).catch(() => {});
      return (
        await sendAll(
          tx,
          calls.map((call) => call.request),
        )
      ).answers;
    });
    for (const [i, call] of calls.entries()) {
      const answer = answers[i];
      if (answer) call.done(answer);
      else call.failed(new Error('a request without an answer'));
    }
  } catch (error) {
    if (calls.length === 1) calls[0]?.failed(error);
    else for (const call of calls) await carry(db, [call]);
  }
}
