/** A browser inside WeCom that goes through its log-in. */
import { type Visitor, visitor } from './visitor.ts';
import type { WecomStory } from './wecom.ts';

const IN_CLIENT = { 'user-agent': 'Mozilla/5.0 wxwork/4.1.36 MicroMessenger/7.0.1' };

export interface WecomVisitor extends Visitor {
  /** Opens an address without following where it leads. */
  open(path: string): Promise<Response>;
  /** Where an address leads. */
  ledFrom(path: string): Promise<string>;
  /** Begins to sign in and lets WeCom answer for this member (empty: nobody's); the address that it sends one to. */
  throughWecom(as: string, to?: string): Promise<string>;
}

export function wecomVisitor({ product }: Pick<WecomStory, 'product'>): WecomVisitor {
  const browser = visitor(product, IN_CLIENT);
  const { jar, ip } = browser;
  const open = async (path: string): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(product.address + path, {
      redirect: 'manual',
      headers: { ...IN_CLIENT, 'x-forwarded-for': ip, ...(cookie ? { cookie } : {}) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  const ledFrom = async (path: string): Promise<string> => {
    const answer = await open(path);
    if (answer.status !== 302) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  };
  const throughWecom = async (as: string, to = '/sidebar'): Promise<string> => {
    const asked = new URL(await ledFrom(`/wecom/sign-in?${new URLSearchParams({ to })}`));
    asked.searchParams.set('as', as);
    const answer = await fetch(asked, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    return back.pathname + back.search;
  };
  return { ...browser, open, ledFrom, throughWecom };
}

/** A member who is signed in. */
export async function signedInAs(story: Pick<WecomStory, 'product'>, userId: string): Promise<WecomVisitor> {
  const browser = wecomVisitor(story);
  await browser.ledFrom(await browser.throughWecom(userId));
  return browser;
}
