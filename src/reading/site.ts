/**
 * `/baizigui.js`, for websites: tells which pages a visitor looks at and for how long. Where the site asks first nothing is
 * stored and nothing leaves the page before the visitor has agreed.
 */
import { Foreground } from './foreground.ts';

const TELL_EVERY_S = 10;
const STORE = 'baizigui';

interface View {
  readonly id: string;
  readonly url: string;
  readonly product?: string;
}

interface Stored {
  readonly visitor: string;
  readonly consent: boolean;
}

const script = document.currentScript as HTMLScriptElement | null;
const setting = (name: string): string | null => script?.getAttribute(`data-${name}`) ?? null;

/** 144 random bits. */
const token = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_');

function readStore(): Stored | null {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? 'null') as Stored | null;
  } catch {
    return null;
  }
}

function writeStore(stored: Stored | null): void {
  try {
    if (stored) localStorage.setItem(STORE, JSON.stringify(stored));
    else localStorage.removeItem(STORE);
  } catch {
    // Storage is off: the visitor is another one on the next page.
  }
}

class Site {
  readonly #address: string;
  readonly #asks: boolean;
  #stored: Stored | null;
  #customer: string | null;
  #view: View | null = null;
  #foreground: Foreground | null = null;
  #told = 0;

  constructor(address: string, asks: boolean, customer: string | null) {
    this.#address = address;
    this.#asks = asks;
    this.#customer = customer;
    this.#stored = readStore();
    // The site asks by itself, and loads this only once the visitor has agreed.
    if (!asks && !this.#stored?.consent) this.#remember(true);
  }

  get #may(): boolean {
    return this.#stored !== null && (!this.#asks || this.#stored.consent);
  }

  #remember(consent: boolean): void {
    this.#stored = { visitor: this.#stored?.visitor ?? token(), consent };
    writeStore(this.#stored);
  }

  /** The visitor has agreed, or does not agree any more: then everything that was stored is gone. */
  consent(agreed: boolean): void {
    if (agreed) {
      this.#remember(true);
      if (this.#view) this.#begin();
      return;
    }
    this.#stored = null;
    this.#foreground = null;
    writeStore(null);
  }

  /** Who it is, as the site's server signed it. */
  identify(customer: string): void {
    this.#customer = customer;
    if (this.#may) this.#send([], false);
  }

  /** Somebody signed out: whoever comes next is another visitor. */
  forget(): void {
    const consent = this.#stored?.consent ?? false;
    this.leave();
    this.#customer = null;
    this.#stored = null;
    if (consent) this.#remember(true);
    else writeStore(null);
  }

  /** Another page, or another product on it. */
  view(about: { url?: string; product?: string } = {}): void {
    this.leave();
    const product = about.product ?? setting('product') ?? undefined;
    this.#view = { id: token(), url: about.url ?? location.href, ...(product ? { product } : {}) };
    this.#foreground = null;
    if (this.#may) this.#begin();
  }

  /** A form was sent; `consentText`: what the visitor agreed to with it. */
  form(form: string, answers: Record<string, unknown>, consentText?: string): void {
    if (!this.#may) return;
    this.#send(
      [
        {
          type: 'form.submitted',
          id: token(),
          form,
          answers,
          url: location.href,
          ...(consentText ? { consentText } : {}),
        },
      ],
      true,
    );
  }

  touch(): void {
    this.#foreground?.touch(performance.now());
  }

  show(): void {
    this.#foreground?.show(performance.now());
  }

  leave(): void {
    if (!this.#foreground) return;
    this.#foreground.hide(performance.now());
    if (this.#foreground.seconds > this.#told) this.#tell(true);
  }

  look(): void {
    if (!this.#foreground) return;
    this.#foreground.look(performance.now(), false);
    if (this.#foreground.seconds - this.#told >= TELL_EVERY_S) this.#tell(false);
  }

  #begin(): void {
    this.#foreground = new Foreground(performance.now(), document.visibilityState === 'visible');
    this.#told = 0;
    this.#tell(false);
  }

  #tell(leaving: boolean): void {
    if (!this.#view || !this.#foreground || !this.#may) return;
    this.#told = this.#foreground.seconds;
    this.#send([{ type: 'page.view', ...this.#view, seconds: this.#told }], leaving);
  }

  #send(events: readonly object[], leaving: boolean): void {
    const body = JSON.stringify({
      visitor: this.#stored?.visitor,
      customer: this.#customer,
      consent: this.#stored?.consent ?? false,
      events,
    });
    // What does not arrive is in the next telling of the same page.
    fetch(this.#address, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      keepalive: leaving,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    }).catch(() => {});
  }
}

const key = setting('key');
if (script && key) {
  const address = new URL(`/collect/${key}`, script.src).href;
  const site = new Site(address, setting('consent') !== 'given', setting('customer'));
  Object.assign(window, { baizigui: site });
  site.view();
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? site.show() : site.leave(),
  );
  addEventListener('pagehide', () => site.leave());
  addEventListener('pageshow', (event) => {
    if (event.persisted) site.show();
  });
  for (const name of ['scroll', 'pointerdown', 'pointermove', 'keydown', 'wheel'])
    addEventListener(name, () => site.touch(), { passive: true });
  setInterval(() => site.look(), 1000);
}
