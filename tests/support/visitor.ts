/** A person at a browser of his own: keeps cookies, comes from an address of his own. */
import type { TestProduct } from './product.ts';

export interface Seen {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  readonly body: any;
  readonly headers: Headers;
}

export interface Visitor {
  readonly jar: Map<string, string>;
  readonly ip: string;
  /** A request to any path of the product. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Seen>;
  /** A request under /api/v1. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Seen>;
  signIn(email: string, password: string): Promise<Seen>;
}

// Sign-ins are limited per address: nobody uses up those of another test.
let addresses = 0;

export function visitor(product: TestProduct, always: Record<string, string> = {}): Visitor {
  const jar = new Map<string, string>();
  const n = addresses++;
  const ip = `10.0.${Math.floor(n / 200)}.${(n % 200) + 1}`;
  const send: Visitor['send'] = async (method, path, body, headers = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(product.address + path, {
      method,
      headers: {
        'x-forwarded-for': ip,
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...always,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
  };
  return {
    jar,
    ip,
    send,
    ask: (method, path, body, headers) => send(method, `/api/v1${path}`, body, headers),
    signIn: (email, password) => send('POST', '/api/auth/sign-in/email', { email, password }),
  };
}

export interface Member {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** Signed in. */
  readonly browser: Visitor;
}

let members = 0;

/** A new member of staff who has set a password by invitation. */
export async function member(product: TestProduct, roles: readonly string[] = ['staff']): Promise<Member> {
  const email = `p${++members}@shop.example`;
  const password = '第一个密码123';
  const made = await product.ask('POST', '/staff', { name: `员工${members}`, email, roles });
  const id: string = made.body.id;
  const browser = visitor(product);
  const { status } = await browser.ask('POST', '/setup', { token: await invitation(product, id), password });
  if (status !== 200) throw new Error(`setting up ${email} answered ${status}`);
  return { id, email, password, browser };
}

/** The token of a new one-time link for this person. */
export async function invitation(product: TestProduct, staff: string): Promise<string> {
  const { body } = await product.ask('POST', `/staff/${staff}/invite`);
  return new URL(body.link).searchParams.get('token') ?? '';
}
