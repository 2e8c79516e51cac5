/** How often somebody may knock: buckets that fill again with time. Pure but for its memory; the clock is an argument. */
import { isIPv6 } from 'node:net';

export interface Allowance {
  /** At once, and again per minute. */
  readonly perMinute: number;
  /** Callers remembered at a time; whoever knocks when there are more shares a bucket. */
  readonly most: number;
}

const MINUTE_MS = 60_000;

export class Tries {
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(private readonly allowance: Allowance) {}

  /** Takes one try of this caller; false: there is none left. */
  take(caller: string, now: number): boolean {
    const key = this.#known(caller, now);
    const bucket = this.#buckets.get(key) ?? { left: this.allowance.perMinute, at: now };
    const refilled = bucket.left + (Math.max(0, now - bucket.at) / MINUTE_MS) * this.allowance.perMinute;
    const left = Math.min(this.allowance.perMinute, refilled);
    this.#buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
    return left >= 1;
  }

  #known(caller: string, now: number): string {
    if (this.#buckets.has(caller) || this.#buckets.size < this.allowance.most) return caller;
    for (const [key, { at }] of this.#buckets) if (now - at > MINUTE_MS) this.#buckets.delete(key);
    return this.#buckets.size < this.allowance.most ? caller : '';
  }
}

/**
 * Who counts as one caller: an IPv4 address, of IPv6 the first 64 bits (`2001:db8:1:2::/64`), because everybody is given
 * so many addresses to choose from. What is no address stays as it is.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [plain = ''] = address.split('%');
  const [before = [], after] = plain
    .replace(/[\d.]+\.\d+$/, '0:0')
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const gap = after ? Array.from({ length: 8 - before.length - after.length }, () => '0') : [];
  const groups = [...before, ...gap, ...(after ?? [])].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
