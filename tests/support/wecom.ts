/** A simulated corp and the product connected to it, with what stories ask of both sides. */
import { randomBytes } from 'node:crypto';
import type { ActInput, ActName, ActResult } from '../../src/channels/wecom/simulator/actors/acts.ts';
import { type Simulator, startSimulator } from '../../src/channels/wecom/simulator/start.ts';
import type { Settings } from '../../src/platform/settings/public.ts';
import { type TestProduct, testProduct } from './product.ts';

export interface WecomStory {
  readonly simulator: Simulator;
  readonly corpId: string;
  readonly product: TestProduct;
  act<N extends ActName>(name: N, input: ActInput<N>): ActResult<N>;
  /** Makes friends; answers with the external userid. */
  befriend(userId: string, externalUserId?: string): string;
  /** Full names of the corp tags on a pair in WeCom, in order. */
  there(userId: string, externalUserId: string): string[];
  /** Full names of a customer's tags here, in order. */
  here(externalUserId: string): Promise<string[]>;
  /** Runs a sync and answers with the ended job. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  sync(): Promise<any>;
  stop(): Promise<void>;
}

export const CALLBACK = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' };

/** Waits until it holds what is expected; the last answer is in the error. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  holds: (answer: T) => boolean,
  seconds = 120,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`it never came true; at last: ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Members `anna` and `ben` have customers. `callbacks: false`: WeCom tells nothing. */
export async function wecomStory(
  options: {
    readonly callbacks?: boolean;
    readonly admin?: { readonly email: string; readonly password: string };
    readonly mail?: Settings['mail'];
    readonly sms?: Settings['sms'];
    readonly chatArchive?: string;
  } = {},
): Promise<WecomStory> {
  const simulator = await startSimulator({ callbacks: { retryAfterMs: 20 } });
  const { control } = simulator;
  const corpId = `ww${randomBytes(8).toString('hex')}`;
  const [app] = control.createCompany({ corpId }).apps;
  if (!app) throw new Error('a corp without an app');
  for (const userId of ['anna', 'ben']) control.act(corpId, 'adminAddsMember', { userId });
  const product = await testProduct({
    ...(options.admin ? { admin: options.admin } : {}),
    mail: options.mail ?? null,
    sms: options.sms ?? null,
    ...(options.chatArchive === undefined ? {} : { chatArchive: options.chatArchive }),
    wecom: {
      base: simulator.url,
      corp: { corpId, agentId: String(app.agentId), secret: app.secret, callback: CALLBACK },
    },
  });
  if (options.callbacks !== false) {
    const set = () =>
      control.setCallback(
        corpId,
        app.agentId,
        { url: `${product.address}/wecom/callback`, ...CALLBACK },
        true,
      );
    // WeCom waits for five seconds; on a crowded machine whoever sets it up clicks once more.
    let answer = await set();
    for (let tries = 0; !answer.ok && tries < 3; tries++) answer = await set();
    if (!answer.ok) throw new Error(`WeCom refused the callback address: ${answer.problem}`);
  }
  const company = control.company(corpId);
  const nameOf = (id: string): string => {
    const tag = company.library.tag(id);
    const group = tag && company.library.group(tag.groupId);
    return `${group?.name}/${tag?.name}`;
  };
  return {
    simulator,
    corpId,
    product,
    act: (name, input) => control.act(corpId, name, input),
    befriend: (userId, externalUserId) =>
      control.act(corpId, 'customerAddsMember', { userId, ...(externalUserId ? { externalUserId } : {}) })
        .externalUserId,
    there: (userId, externalUserId) =>
      [...(company.relations.find(userId, externalUserId)?.tags ?? [])].map(nameOf).sort(),
    here: async (externalUserId) => {
      const { body } = await product.ask('GET', `/customers/external:${externalUserId}/tags`);
      return (body.items ?? []).map((one: { tag: { path: string } }) => one.tag.path).sort();
    },
    sync: async () => {
      const { body } = await product.ask('POST', '/wecom/sync');
      return product.jobEnd(body.job.id);
    },
    stop: async () => {
      await product.stop();
      await simulator.close();
    },
  };
}
