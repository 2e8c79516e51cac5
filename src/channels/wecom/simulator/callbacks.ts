/**
 * Brings the events of one corp to its apps as WeCom does (contract section 7.1): encrypted, three attempts, 5 s each,
 * nothing certain about order. Faults spoil it on purpose.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { encryptMessage, signatureOf } from '../core/crypto.ts';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import type { CallbackTarget } from './state/company.ts';

/** Shares are in [0, 1], of events; 0 is never. */
export interface CallbackFaults {
  /** Never sent: WeCom promises no event. */
  drop: number;
  /** Sent twice, encrypted anew. */
  duplicate: number;
  /** Held back for `delaySeconds` of the simulator's clock. */
  delay: number;
  delaySeconds: number;
  /** How many events are collected and shuffled before they go; 1 keeps the order. */
  reorder: number;
  /** Signed with another token. */
  wrongSignature: number;
  /** Written for another corp. */
  otherCorp: number;
  /** Real milliseconds between the head and the body of a request. */
  slowMs: number;
}

export const noFaults: Readonly<CallbackFaults> = {
  drop: 0,
  duplicate: 0,
  delay: 0,
  delaySeconds: 0,
  reorder: 1,
  wrongSignature: 0,
  otherCorp: 0,
  slowMs: 0,
};

export interface Attempt {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly problem: 'none' | 'status' | 'timeout' | 'connection';
}

/** One event on its way to one app. */
export interface Delivery {
  readonly agentId: number;
  /** The decrypted text. */
  readonly xml: string;
  readonly attempts: Attempt[];
  outcome: 'waiting' | 'delivered' | 'failed' | 'dropped';
}

export interface CallbackTimes {
  /** Real milliseconds for the answer of one attempt. */
  readonly timeoutMs: number;
  /** Real milliseconds for the answer when an address is saved (D: one second). */
  readonly verifyMs: number;
  /** Real milliseconds between attempts. */
  readonly retryAfterMs: number;
  /** Requests under way at once; 1 keeps the order of events. */
  readonly inFlight: number;
}

export const defaultTimes: CallbackTimes = {
  timeoutMs: 5000,
  verifyMs: 1000,
  retryAfterMs: 1000,
  inFlight: 4,
};

const ATTEMPTS = 3;
/** Real milliseconds after which collected events go although there are not enough to shuffle. */
const COLLECT_MS = 50;
/** Deliveries that are kept for assertions; the oldest go. */
const KEPT = 20_000;

interface Parcel {
  readonly target: CallbackTarget;
  readonly delivery: Delivery;
  readonly faults: CallbackFaults;
}

export class CallbackSender {
  faults: CallbackFaults = { ...noFaults };
  readonly deliveries: Delivery[] = [];
  readonly #queue: Parcel[] = [];
  #held: Parcel[] = [];
  #holding: NodeJS.Timeout | undefined;
  #active = 0;
  #idle: (() => void)[] = [];
  readonly #closed = new AbortController();

  constructor(
    readonly corpId: string,
    readonly clock: Clock,
    readonly random: Random,
    readonly times: CallbackTimes,
  ) {}

  send(target: CallbackTarget, agentId: number, xml: string): void {
    const { faults, random } = this;
    const copies = random.chance(faults.duplicate) ? 2 : 1;
    const dropped = random.chance(faults.drop);
    for (let copy = 0; copy < copies; copy++) {
      const delivery: Delivery = { agentId, xml, attempts: [], outcome: dropped ? 'dropped' : 'waiting' };
      this.#keep(delivery);
      const parcel = { target, delivery, faults: { ...faults } };
      if (dropped) continue;
      if (random.chance(faults.delay))
        this.clock.schedule(this.clock.now() + faults.delaySeconds * 1000, () => this.#collect(parcel));
      else this.#collect(parcel);
    }
  }

  /** Resolves when nothing is under way. What waits for the simulator's clock does not count. */
  async settled(): Promise<void> {
    if (this.#active + this.#queue.length + this.#held.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  close(): void {
    this.#closed.abort();
    clearTimeout(this.#holding);
    this.#queue.length = 0;
    this.#held = [];
    this.#tellIdle();
  }

  #keep(delivery: Delivery): void {
    if (this.deliveries.length >= KEPT) this.deliveries.splice(0, KEPT / 10);
    this.deliveries.push(delivery);
  }

  #collect(parcel: Parcel): void {
    this.#held.push(parcel);
    if (this.#held.length >= parcel.faults.reorder) this.#release();
    else this.#holding ??= setTimeout(() => this.#release(), COLLECT_MS);
  }

  #release(): void {
    clearTimeout(this.#holding);
    this.#holding = undefined;
    const shuffle = this.#held.some(({ faults }) => faults.reorder > 1);
    this.#queue.push(...(shuffle ? this.random.shuffled(this.#held) : this.#held));
    this.#held = [];
    this.#pump();
  }

  #pump(): void {
    while (this.#active < this.times.inFlight && !this.#closed.signal.aborted) {
      const parcel = this.#queue.shift();
      if (!parcel) break;
      this.#active++;
      void this.#deliver(parcel).finally(() => {
        this.#active--;
        this.#pump();
        this.#tellIdle();
      });
    }
  }

  #tellIdle(): void {
    if (this.#active + this.#queue.length + this.#held.length > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #deliver({ target, delivery, faults }: Parcel): Promise<void> {
    const { random } = this;
    const spoiled = {
      wrongSignature: random.chance(faults.wrongSignature),
      otherCorp: random.chance(faults.otherCorp),
    };
    while (delivery.attempts.length < ATTEMPTS && !this.#closed.signal.aborted) {
      if (delivery.attempts.length > 0) await sleep(this.times.retryAfterMs, undefined, { ref: false });
      const attempt = await this.#attempt(target, delivery, spoiled, faults.slowMs);
      delivery.attempts.push(attempt);
      if (attempt.problem !== 'none') continue;
      delivery.outcome = 'delivered';
      return;
    }
    delivery.outcome = 'failed';
  }

  async #attempt(
    target: CallbackTarget,
    delivery: Delivery,
    spoiled: { wrongSignature: boolean; otherCorp: boolean },
    slowMs: number,
  ): Promise<Attempt> {
    // A: every attempt is encrypted anew, so that nobody deduplicates by signature.
    const corpId = spoiled.otherCorp ? `ww${this.random.hex(16)}` : this.corpId;
    const sealed = this.#seal(
      target,
      delivery.xml.replaceAll(this.corpId, corpId),
      corpId,
      spoiled.wrongSignature,
    );
    const body = `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><AgentID><![CDATA[${delivery.agentId}]]></AgentID><Encrypt><![CDATA[${sealed.encrypted}]]></Encrypt></xml>`;
    const url = addressOf(target.url, {
      msg_signature: sealed.signature,
      timestamp: sealed.timestamp,
      nonce: sealed.nonce,
    });
    // Not `AbortSignal.any` over a timeout: nothing holds that one, and collected it never fires (Node 20).
    const over = new AbortController();
    const end = () => over.abort();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end();
    }, this.times.timeoutMs);
    this.#closed.signal.addEventListener('abort', end);
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: slowMs > 0 ? slowly(body, slowMs) : body,
        signal: over.signal,
        ...(slowMs > 0 ? { duplex: 'half' } : {}),
      } as RequestInit);
      await answer.body?.cancel();
      return { status: answer.status, problem: answer.status === 200 ? 'none' : 'status' };
    } catch {
      return { status: 0, problem: late ? 'timeout' : 'connection' };
    } finally {
      clearTimeout(timer);
      this.#closed.signal.removeEventListener('abort', end);
    }
  }

  #seal(target: CallbackTarget, xml: string, corpId: string, wrong: boolean) {
    const { random, clock } = this;
    const encrypted = encryptMessage(target.aesKey, xml, corpId, Buffer.from(random.letters(16)));
    const timestamp = String(clock.seconds());
    const nonce = random.digits(10);
    const token = wrong ? random.letters(16) : target.token;
    return { encrypted, timestamp, nonce, signature: signatureOf(token, timestamp, nonce, encrypted) };
  }

  /**
   * What the console does when a callback address is saved: asks it to decrypt a number and to answer with nothing else.
   */
  async verify(target: CallbackTarget): Promise<{ ok: boolean; problem: string }> {
    const word = this.random.digits(19);
    const { encrypted, ...rest } = this.#seal(target, word, this.corpId, false);
    const query = {
      msg_signature: rest.signature,
      timestamp: rest.timestamp,
      nonce: rest.nonce,
      echostr: encrypted,
    };
    try {
      const answer = await fetch(addressOf(target.url, query), {
        signal: AbortSignal.timeout(this.times.verifyMs),
      });
      const text = await answer.text();
      if (answer.status !== 200) return { ok: false, problem: `status ${answer.status}` };
      return text === word
        ? { ok: true, problem: '' }
        : { ok: false, problem: 'another answer than the plain text' };
    } catch {
      return { ok: false, problem: 'no answer in time' };
    }
  }
}

function addressOf(url: string, query: Readonly<Record<string, string>>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}

function slowly(body: string, ms: number): ReadableStream {
  return new ReadableStream({
    async start(controller) {
      await sleep(ms);
      controller.enqueue(Buffer.from(body));
      controller.close();
    },
  });
}
