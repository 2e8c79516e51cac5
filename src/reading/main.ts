/**
 * The script of the reading page: says that a visit begins, counts its foreground seconds, and tells them by beacons: every
 * few seconds, at the threshold, and when the page goes away.
 */
import { Foreground } from './foreground.ts';

const BEACON_EVERY_S = 5;

interface Begun {
  readonly visit: string;
  readonly share: string;
  readonly seconds: number;
}

const now = (): number => performance.now();
const isVisible = (): boolean => document.visibilityState === 'visible';

/** How much of the page has passed the lower edge of the window, in percent. */
function depth(): number {
  const { scrollHeight } = document.documentElement;
  return Math.min(100, Math.round(((scrollY + innerHeight) / Math.max(1, scrollHeight)) * 100));
}

class Visit {
  #foreground: Foreground;
  #told: number;
  #deepest = 0;

  constructor(
    private readonly at: string,
    private readonly threshold: number,
    private readonly begun: Begun,
    private readonly lost: () => void,
  ) {
    this.#foreground = new Foreground(now(), isVisible(), begun.seconds);
    this.#told = begun.seconds;
  }

  touch(): void {
    this.#foreground.touch(now());
    this.#deepest = Math.max(this.#deepest, depth());
  }

  show(): void {
    this.#foreground.show(now());
  }

  hide(): void {
    this.#foreground.hide(now());
    this.#send(true);
  }

  look(): void {
    const videos = [...document.querySelectorAll('video')];
    this.#foreground.look(
      now(),
      videos.some((video) => !video.paused && !video.ended),
    );
    if (isVisible()) this.#deepest = Math.max(this.#deepest, depth());
    const { seconds } = this.#foreground;
    const reached = this.#told < this.threshold && seconds >= this.threshold;
    if (reached || seconds - this.#told >= BEACON_EVERY_S) this.#send(false);
  }

  #send(leaving: boolean): void {
    const { seconds } = this.#foreground;
    if (leaving && seconds === this.#told) return;
    this.#told = seconds;
    const body = JSON.stringify({ visit: this.begun.visit, seconds, depth: this.#deepest });
    const address = `${this.at}/beacons`;
    const json = 'application/json';
    if (leaving && navigator.sendBeacon?.(address, new Blob([body], { type: json }))) return;
    fetch(address, { method: 'POST', body, headers: { 'content-type': json }, keepalive: true }).then(
      (answer) => {
        // 410: it was too long ago, so this is another visit.
        if (answer.status === 410) this.lost();
      },
      // What did not arrive is in the next one, which tells the whole visit.
      () => {},
    );
  }
}

/** The code in the address says by whom this page was passed on; from now on it is the reader's own. */
function sharedFrom(): string | null {
  return new URLSearchParams(location.search).get('s');
}

async function begin(at: string, from: string | null): Promise<Begun | null> {
  const body = JSON.stringify({ from });
  const answer = await fetch(`${at}/visits`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  if (!answer.ok) return null;
  const begun = (await answer.json()) as Partial<Begun>;
  return begun.visit && begun.share
    ? { visit: begun.visit, share: begun.share, seconds: begun.seconds ?? 0 }
    : null;
}

async function read(page: HTMLElement): Promise<void> {
  const at = `/m/${page.dataset.code}`;
  const threshold = Number(page.dataset.threshold);
  const from = sharedFrom();
  let visit: Visit | null = null;
  let beginning = false;
  const start = async () => {
    if (beginning) return;
    beginning = true;
    const begun = await begin(at, from).catch(() => null);
    beginning = false;
    if (!begun) return;
    history.replaceState(null, '', `${at}?s=${begun.share}`);
    visit = new Visit(at, threshold, begun, () => {
      visit = null;
      void start();
    });
  };
  // A page that is opened in the background is not read yet.
  if (isVisible()) await start();
  document.addEventListener('visibilitychange', () => {
    if (!isVisible()) visit?.hide();
    else if (visit) visit.show();
    else void start();
  });
  // Some browsers of phones hide without saying so; back and forward bring a page back as it was.
  addEventListener('pagehide', () => visit?.hide());
  addEventListener('pageshow', (event) => {
    if (event.persisted) visit?.show();
  });
  for (const name of ['scroll', 'pointerdown', 'pointermove', 'touchmove', 'keydown', 'wheel'])
    addEventListener(name, () => visit?.touch(), { passive: true });
  setInterval(() => visit?.look(), 1000);
}

const page = document.getElementById('material');
if (page) void read(page);
