/** One participant at a time, in a process of its own: every answer is compared first, then timed, then reported. */
import { timesOf } from '../support/client.ts';
import type { Claim, Task } from './claim.ts';
import type { Asked, BulkDone, Session, SetUp } from './participant.ts';

export interface Timed {
  readonly rounds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Times, or why there are none. */
export type Outcome = Timed | { readonly cannot: string };

export interface Measured {
  readonly title: string;
  readonly where: string;
  readonly at: string;
  readonly commit: string;
  readonly setUp: SetUp;
  readonly loadSeconds: number | null;
  readonly memory: { readonly mb: number; readonly of: string };
  /** By title of the claim, then by name of the task. */
  readonly claims: Readonly<Record<string, Readonly<Record<string, Outcome>>>>;
  readonly bulk: readonly BulkDone[];
}

export class Mismatch extends Error {
  override readonly name = 'Mismatch';
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** Error: `Mismatch` when the answer is not the expected one. */
export async function compared(task: Task, answer: () => unknown): Promise<void> {
  const got = await answer();
  if (JSON.stringify(got) !== JSON.stringify(task.expected))
    throw new Mismatch(`${task.name}: ${shown(got)} instead of ${shown(task.expected)}`);
}

const isTooLong = (error: unknown): boolean =>
  ['57014', 'ER_STATEMENT_TIMEOUT'].includes(String((error as { code?: unknown }).code)) ||
  (error as { errno?: number }).errno === 1969;

/** Rounds until the time is used up, at least three; a very slow answer is not asked for that often. */
async function timedFor(answer: () => unknown, seconds: number, first: number): Promise<Timed> {
  const least = first > 20_000 ? 1 : first > 5000 ? 2 : 3;
  const warmUp = Math.min(200, Math.floor(500 / Math.max(first, 0.01)));
  for (let i = 0; i < warmUp; i++) await answer();
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  while (times.length < 2000 && (times.length < least || performance.now() < until)) {
    const at = performance.now();
    const reply = answer();
    if (reply instanceof Promise) await reply;
    times.push(performance.now() - at);
  }
  const { n, p50, p95, p99 } = timesOf(times, (performance.now() - began) / 1000);
  return { rounds: n, p50, p95, p99 };
}

async function outcome(task: Task, asked: Asked<unknown>, seconds: number): Promise<Outcome> {
  if (typeof asked === 'string') return { cannot: asked };
  try {
    const began = performance.now();
    await compared(task, asked);
    return await timedFor(asked, seconds, performance.now() - began);
  } catch (error) {
    if (isTooLong(error)) return { cannot: 'no answer within 2 minutes' };
    throw error;
  }
}

export interface Wanted {
  readonly claims: readonly { readonly claim: Claim; readonly tasks: readonly Task[] }[];
  readonly bulk: boolean;
  /** For each task. */
  readonly seconds: number;
  readonly say: (line: string) => void;
}

export async function measured(
  session: Session,
  wanted: Wanted,
): Promise<Pick<Measured, 'claims' | 'bulk' | 'setUp' | 'memory'>> {
  const claims: Record<string, Record<string, Outcome>> = {};
  for (const { claim, tasks } of wanted.claims) {
    const outcomes: Record<string, Outcome> = {};
    for (const task of tasks) {
      const found = await outcome(task, task.ask(session), wanted.seconds);
      outcomes[task.name] = found;
      wanted.say(
        `  ${task.name}: ${'cannot' in found ? found.cannot : `${found.p50.toFixed(3)} ms (${found.rounds})`}`,
      );
    }
    claims[claim.title] = outcomes;
  }
  const memory = await session.memory();
  const bulk = wanted.bulk ? ((await session.bulk?.()) ?? []) : [];
  for (const { way, rows, seconds } of bulk)
    wanted.say(`  bulk, ${way}: ${rows} rows in ${seconds.toFixed(2)} s`);
  return { claims, bulk, setUp: await session.setUp(), memory };
}
