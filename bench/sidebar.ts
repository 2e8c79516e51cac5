/**
 * Claim: the chat sidebar shows a customer within a second of being opened.
 *
 *   node scripts/build.mjs && node bench/run.mjs sidebar [--rounds 20] [--relations 5000] [--phone no]
 *
 * The product as it is started, connected to the simulator, in a real Chromium that is signed in through WeCom's page.
 * From the beginning of the navigation to the first picture with the customer's name and tags in it; another customer in
 * each round. `first`: nothing is in the browser's cache. `phone`: a processor four times slower, 60 ms to the server and
 * back, 10 Mbit/s. Beside it stands what it costs, which a busy machine does not change: processor time of the page's main
 * thread and of our server, medians.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { startSimulator } from '../src/channels/wecom/simulator/start.ts';
import { argument } from './support/arguments.ts';
import { openChromium } from './support/browser.ts';
import { Client, timesOf } from './support/client.ts';
import { cpuOf, type Program, startProgram, stopProgram } from './support/program.ts';

const rounds = Number(argument('rounds') ?? 20);
const relations = Number(argument('relations') ?? 5000);
const withPhone = argument('phone') !== 'no';

const CORP = 'ww1234567890abcdef';
const dir = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
chmodSync(dir, 0o755);

/** Looks at each picture from inside the page until the customer is in it. */
function watch(): void {
  const look = () => {
    const shown = document.querySelector('h1') && document.querySelector('section[aria-labelledby=held] li');
    if (shown) Object.assign(window, { shownAt: performance.now() });
    else requestAnimationFrame(look);
  };
  look();
}
declare const window: Window & { shownAt?: number };

interface Opening {
  /** Milliseconds from the beginning of the navigation to the picture. */
  readonly shown: number;
  /** Milliseconds of processor time. */
  readonly page: number;
  readonly server: number;
}

async function opening(page: Page, external: string, program: Program): Promise<Opening> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = cpuOf(program);
  await page.goto(`/sidebar?external=${external}`, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.shownAt !== undefined);
  const server = cpuOf(program) - before;
  const { metrics } = await session.send('Performance.getMetrics');
  const busy = metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0;
  return { shown: await page.evaluate(() => window.shownAt ?? 0), page: busy * 1000, server };
}

async function likePhone(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Network.enable');
  const [latency, bytes] = [60, 10_000_000 / 8];
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
}

async function synced(program: Program): Promise<void> {
  const client = new Client(program.port);
  // biome-ignore lint/suspicious/noExplicitAny: a bench reads any answer
  const { job } = (await client.ask('POST', '/wecom/sync')) as any;
  for (;;) {
    // biome-ignore lint/suspicious/noExplicitAny: a bench reads any answer
    const { status } = (await client.ask('GET', `/jobs/${job.id}`)) as any;
    if (status === 'done') return;
    if (status === 'failed') throw new Error('the sync failed');
    await new Promise((done) => setTimeout(done, 200));
  }
}

const simulator = await startSimulator();
let program: Program | null = null;
const browser = await openChromium();
try {
  const { control } = simulator;
  const { apps } = control.createCompany({
    corpId: CORP,
    fill: { members: 20, customers: Math.floor(relations * 0.85), relations, lost: 0 },
  });
  const [app] = apps;
  if (!app) throw new Error('a corp without an app');
  program = await startProgram(dir, {
    LOG_LEVEL: 'warn',
    WECOM_API_BASE: simulator.url,
    WECOM_CORP_ID: CORP,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
  });
  await synced(program);
  const { relations: pairs } = control.company(CORP);
  const userId = pairs.all[0]?.userId ?? '';
  const customers = pairs.all
    .filter((one) => one.userId === userId && one.status === 'active' && one.tags.size > 0)
    .map((one) => one.externalUserId);
  const some = (i: number): string => customers[i % customers.length] ?? '';

  const look = {
    baseURL: `http://127.0.0.1:${program.port}`,
    viewport: { width: 390, height: 800 },
    locale: 'zh-CN',
  };
  const first = await browser.newContext(look);
  const entering = await first.newPage();
  await entering.goto(`/sidebar?external=${some(0)}`);
  await entering.getByRole('link', { name: `（${userId}）` }).click();
  await entering.locator('h1').waitFor();
  const signedIn = await first.storageState();

  const running = program;
  const measure = async (label: string, phone: boolean, fresh: boolean) => {
    const times: Opening[] = [];
    let kept: BrowserContext | null = null;
    for (let i = 0; i <= rounds; i++) {
      const own: BrowserContext =
        !fresh && kept ? kept : await browser.newContext({ ...look, storageState: signedIn });
      kept = own;
      const page = await own.newPage();
      await page.addInitScript(watch);
      if (phone) await likePhone(page);
      const took = await opening(page, some(i), running);
      // The first one fills the cache of those that follow.
      if (i > 0) times.push(took);
      await page.close();
      if (fresh) await own.close();
    }
    await kept?.close();
    const of = (part: keyof Opening) =>
      timesOf(
        times.map((one) => one[part]),
        1,
      );
    const { p50, p95, max } = of('shown');
    console.log(
      `${label.padEnd(34)} p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)}, max ${max.toFixed(0)} (${times.length} rounds); ` +
        `processor: page ${of('page').p50.toFixed(0)} ms, server ${of('server').p50.toFixed(0)} ms`,
    );
  };
  await measure('opened again', false, false);
  await measure('opened for the first time', false, true);
  if (withPhone) {
    await measure('opened again, phone', true, false);
    await measure('opened for the first time, phone', true, true);
  }
} finally {
  await browser.close();
  if (program) await stopProgram(program, 'SIGTERM');
  await simulator.close();
  rmSync(dir, { recursive: true, force: true });
}
