/**
 * Work that goes on by itself within seconds: a line is a step that is taken again and again, by one process at a time.
 * The step does what is due and says whether it found anything; tests take the steps themselves and never wait.
 */
import type pg from 'pg';
import { type Db, isLost } from '#platform/db';
import type { Log } from '#platform/telemetry';

export interface Line {
  readonly name: string;
  /** How long it rests after a step that found nothing, in milliseconds. */
  readonly restMs: number;
  /** Does what is due; true: there may be more. `closing` is aborted when the process is about to stop. */
  readonly step: (db: Db, log: Log, closing: AbortSignal) => Promise<boolean>;
  /** This process does not lead it any more, or stops: what steps kept in memory is to go. */
  readonly unled?: () => Promise<void>;
}

export interface RunningLines {
  /** Takes the next step of a line at once, when it runs here. */
  wake(name: string): void;
  /** Waits for the steps under way. */
  stop(): Promise<void>;
}

/** How long a process that does not lead a line waits before it tries to, and how long a failed one rests. */
const LEAD_AGAIN_MS = 5000;
const FAILED_REST_MS = 3000;

/**
 * First half of the advisory locks of lines; the other half is the name's hash. It only has to differ from what else is
 * locked: migrations and audits use locks of one number.
 */
const LOCK_CLASS = 20_260;

class RunningLine {
  #rested: (() => void) | null = null;
  #woken = false;
  #wakeable = false;
  readonly #done: Promise<void>;

  constructor(
    readonly line: Line,
    private readonly db: Db,
    private readonly log: Log,
    private readonly closing: AbortSignal,
  ) {
    this.#done = this.#run();
  }

  wake(): void {
    this.#woken = true;
    if (this.#wakeable) this.#rested?.();
  }

  /** The process is about to stop. */
  end(): void {
    this.#rested?.();
  }

  get done(): Promise<void> {
    return this.#done;
  }

  /** A wake ends it when there may be work; who waits for a lock or after a failure waits. */
  async #rest(ms: number, wakeable = false): Promise<void> {
    if (this.closing.aborted || (wakeable && this.#woken)) return;
    this.#wakeable = wakeable;
    await new Promise<void>((end) => {
      const timer = setTimeout(end, ms);
      this.#rested = () => {
        clearTimeout(timer);
        end();
      };
    });
    this.#rested = null;
  }

  async #run(): Promise<void> {
    while (!this.closing.aborted) {
      const leader = await this.#lead();
      if (!leader) {
        await this.#rest(LEAD_AGAIN_MS);
        continue;
      }
      try {
        await this.#steps(leader);
      } finally {
        leader.client.release(true);
        await this.line.unled?.();
      }
    }
  }

  /** A connection that holds the line's lock for as long as it stands; null when another process leads, or none can. */
  async #lead(): Promise<{ readonly client: pg.PoolClient; lost: boolean } | null> {
    let client: pg.PoolClient | null = null;
    try {
      client = await this.db.leaders.connect();
      const leader = { client, lost: false };
      const lose = () => {
        leader.lost = true;
        this.#rested?.();
      };
      client.on('error', lose);
      client.on('end', lose);
      const { rows } = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as leads', [
        LOCK_CLASS,
        this.line.name,
      ]);
      if (rows[0]?.leads === true) return leader;
      client.off('error', lose);
      client.off('end', lose);
      client.release();
      return null;
    } catch (error) {
      client?.release(true);
      if (!isLost(error)) this.log.error({ err: error, line: this.line.name }, 'a line cannot be led');
      return null;
    }
  }

  async #steps(leader: { lost: boolean }): Promise<void> {
    while (!this.closing.aborted && !leader.lost) {
      this.#woken = false;
      try {
        if (await this.line.step(this.db, this.log, this.closing)) continue;
        await this.#rest(this.line.restMs, true);
      } catch (error) {
        if (!isLost(error)) this.log.error({ err: error, line: this.line.name }, 'a step failed');
        await this.#rest(FAILED_REST_MS);
        if (isLost(error)) return;
      }
    }
  }
}

/** Each line takes a connection of its own in the process that leads it. */
export function runLines(db: Db, log: Log, lines: readonly Line[]): RunningLines {
  const closing = new AbortController();
  const running = lines.map((line) => new RunningLine(line, db, log, closing.signal));
  return {
    wake: (name) => {
      for (const one of running) if (one.line.name === name) one.wake();
    },
    stop: async () => {
      closing.abort();
      for (const one of running) one.end();
      await Promise.all(running.map((one) => one.done));
    },
  };
}
