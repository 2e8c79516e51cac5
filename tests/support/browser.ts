/** A real Chromium against the whole product, as its users meet it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type TestProduct, testProduct } from '#tests/product';

export const ADMIN = { email: 'admin@example.com', password: 'password-of-the-test' };

// No look-ups of the browser's own outside this machine.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export interface Visit {
  readonly product: TestProduct;
  readonly browser: Browser;
  /** A fresh page in a fresh profile, in Chinese. */
  page(options?: { readonly width?: number; readonly dark?: boolean }): Promise<Page>;
  /** The same, signed in as administrator, at an address. */
  signedIn(path: string, options?: { readonly width?: number; readonly dark?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** `given`: a product that the test has already, with `ADMIN`; it ends with the visit. */
export async function openBrowser(given?: TestProduct): Promise<Visit> {
  const product = given ?? (await testProduct({ admin: ADMIN }));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...QUIET, '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const page: Visit['page'] = async ({ width = 1440, dark = false } = {}) => {
    const context = await browser.newContext({
      baseURL: product.address,
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    // Shorter than a test may take: what does not come is named by its own line.
    context.setDefaultTimeout(45_000);
    return context.newPage();
  };
  // One password for all pages, as long as nobody ends its session: to check it takes half a second of processor.
  let session: Awaited<ReturnType<BrowserContext['cookies']>> = [];
  return {
    product,
    browser,
    page,
    signedIn: async (path, options) => {
      const opened = await page(options);
      await opened.context().addCookies(session);
      if (!(await opened.request.get('/api/v1/session')).ok()) {
        const answer = await opened.request.post('/api/auth/sign-in/email', { data: ADMIN });
        if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`);
        session = await opened.context().cookies();
      }
      await opened.goto(path);
      return opened;
    },
    close: async () => {
      await browser.close();
      await product.stop();
    },
  };
}

/** The page as it stands, in another width and another light: cheaper than to open it again. */
export async function looksOf(
  page: Page,
  { width, dark }: { readonly width: number; readonly dark: boolean },
): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.waitForFunction(
    (wanted) => document.documentElement.dataset.theme === wanted,
    dark ? 'dark' : 'light',
  );
  // What follows the width is drawn with the next frames.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe on the page as it stands; each line is one violation with the first element that has it. */
export async function axeViolations(page: Page): Promise<string[]> {
  // What is dimmed until the next answer is there is not meant to be read.
  await page.waitForFunction(() => document.querySelector('.stale') === null);
  // Colours that are on their way are nobody's choice; what turns for ever is not waited for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((one) => one.finished),
    ),
  );
  // The content policy keeps foreign scripts out of the page's own world, so axe runs in the debugger's.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; help: string; nodes: { html: string }[] }[];
        }>;
      };
    };
    // No lists are made of what is right.
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0]?.html.slice(0, 200)}`);
  });
}
