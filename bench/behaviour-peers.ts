/**
 * Claim: dittofeed's incremental SQL puts a customer into a segment a whole tick after the event; `behaviour`
 * measures how soon the product does so, with the same events and rules.
 *
 *   node bench/run.mjs behaviour-peers [--customers 100000] [--events 2000000] [--new 100000] [--every 1]
 *        [--only sets,postgres,preview,dittofeed]
 *
 * The events and rules of bench/support. dittofeed's shape runs in chDB (bench/engines/install.sh), one query after the
 * other; what a tick computed must equal a plain count of the same events. It cannot say "this after that", and the `if`
 * of triggers is left out. Its time grows with its segments: `--every 4` takes a quarter of them.
 *
 * Then, of everybody on one PostgreSQL: our RFM and our preview of a ladder beside SQL, ntile and window functions. The
 * ladder's counts must be equal; the preview also tries every change. k of 20 and a ladder of tags are asked as sets.
 */
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClickhouse, versionOf } from './peers/clickhouse.ts';
import { Dittofeed, userId } from './peers/dittofeed-ticks.ts';
import { argument } from './support/arguments.ts';
import { type Happened, happenings, history } from './support/behaviour.ts';
import { besideWindows, ofTagsAsSets } from './support/behaviour-windows.ts';
import { PlainCount, segments } from './support/segments.ts';
import { SEED } from './support/shape.ts';

const customers = Number(argument('customers') ?? 100_000);
const events = Number(argument('events') ?? 2_000_000);
const fresh = Number(argument('new') ?? 100_000);
const only = argument('only')?.split(',') ?? ['sets', 'postgres', 'preview', 'dittofeed'];
const preview = only.includes('preview');
/** Its default, in seconds. */
const INTERVAL = 120;
const CHECKED = 8;
/** The expressible rules come in fours, one of each kind: all of them, or every n-th four. */
const every = Number(argument('every') ?? 1);
const asked = segments.filter((_, i) => Math.floor(i / 4) % every === 0);

const dir = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
chmodSync(dir, 0o755);
const until = Math.floor(Date.now() / 1000) * 1000;
const told = (n: number): string => n.toLocaleString('en');
const line = (what: string, seconds: number, more = ''): void =>
  console.log(`${what.padEnd(64)} ${seconds.toFixed(2)} s${more}`);

async function timed<T>(what: string, work: () => T | Promise<T>, more?: (result: T) => string): Promise<T> {
  const began = performance.now();
  const result = await work();
  line(what, (performance.now() - began) / 1000, more ? `, ${more(result)}` : '');
  return result;
}

/** The history and what is new, as files that ClickHouse reads; every event is also counted plainly. */
function write(file: string, mark: string, from: Iterable<Happened>, plain: PlainCount): string {
  const path = join(dir, file);
  const out = openSync(path, 'w');
  let n = 0;
  let text = '';
  for (const one of from) {
    plain.see(one);
    const at = new Date(one.at).toISOString().slice(0, -1);
    text += `${one.type}\t${at}\t${mark}${n++}\t${userId(one.customer)}\t${JSON.stringify(one.properties)}\t${at}\n`;
    if (text.length < 1 << 20) continue;
    writeSync(out, text);
    text = '';
  }
  writeSync(out, text);
  closeSync(out);
  return path;
}

async function dittofeed(): Promise<void> {
  const now = until + INTERVAL * 1000;
  const checked = asked.slice(0, CHECKED);
  const plain = new PlainCount(checked, customers, now);
  const { sql, close } = openClickhouse(join(dir, 'clickhouse'));
  const peer = new Dittofeed(sql, asked);
  console.log(
    `dittofeed's shape on ClickHouse ${versionOf(sql)} (chDB): ${segments.length} of the 150 rules; not ${150 - segments.length} of one event after another; ${asked.length} computed`,
  );
  const past = write('past.tsv', 'h', history(customers, events, until), plain);
  await timed(`${told(events)} events of ${told(customers)} customers loaded`, () => peer.load(past));
  rmSync(past);
  await timed('history computed (once)', () => peer.computeHistory(until));
  peer.load(write('new.tsv', 'n', happenings(SEED + 8, customers, fresh, [until + 1, now]), plain));
  const tick = peer.tick(until, now);
  plain.members().forEach((right, i) => {
    const segment = checked[i];
    const found = segment && peer.members(segment);
    if (!found || found.count !== right.count || found.sum !== right.sum)
      throw new Error(`rule ${segment?.rule}: ${JSON.stringify(found)} instead of ${JSON.stringify(right)}`);
  });
  console.log(`${checked.length} segments equal a plain count`);
  const took = tick.states + tick.segments;
  line(
    `tick with ${told(fresh)} new events, back to back`,
    took,
    `: states ${tick.states.toFixed(2)}, segments ${tick.segments.toFixed(2)}`,
  );
  const wait = Math.max(INTERVAL, took);
  line(
    'event → segment as shipped, a tick every 120 s: mean',
    wait / 2 + took,
    `, most ${(wait + took).toFixed(1)} s`,
  );
  const idle = peer.tick(now + 1, now + 1000);
  line('tick with nothing new', idle.states + idle.segments);
  close();
}

try {
  if (only.includes('sets')) await ofTagsAsSets(customers, timed);
  if (preview || only.includes('postgres'))
    await besideWindows(dir, { customers, events, now: new Date(until), preview }, timed);
  if (only.includes('dittofeed')) await dittofeed();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
