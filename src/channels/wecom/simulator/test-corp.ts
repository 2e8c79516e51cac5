/** A simulator with one small corp, and calls as a client makes them; for the tests beside. */
import { afterEach } from 'vitest';
import type { ActInput, ActName, ActResult } from './actors/acts.ts';
import type { NewCompany } from './control.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from './start.ts';

export const CORP = 'ww1234567890abcdef';
/** 2026-03-02 10:00 in Shanghai, a Monday. */
export const MONDAY = Date.UTC(2026, 2, 2, 2);

export interface Answer {
  readonly errcode: number;
  readonly errmsg: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever fields an answer has.
  readonly [field: string]: any;
}

export interface TestCorp {
  readonly simulator: Simulator;
  readonly secret: string;
  readonly token: (secret?: string) => Promise<string>;
  /** GET without a body, POST with one; with the token of the first app unless another is given. */
  readonly call: (path: string, body?: unknown, token?: string) => Promise<Answer>;
  readonly act: <N extends ActName>(name: N, input: ActInput<N>) => ActResult<N>;
  /** Makes friends and answers with the customer's id. */
  readonly befriend: (userId: string, state?: string) => string;
}

const open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

/** Members `anna` and `ben` (both with customers), `carl` (without 客户联系); a clock that stands. */
export async function testCorp(company: NewCompany = {}, options: SimulatorOptions = {}): Promise<TestCorp> {
  // Long times, because a crowded machine is slow; a test of silence brings its own.
  const times = { timeoutMs: 20_000, verifyMs: 20_000, retryAfterMs: 5 };
  const simulator = await startSimulator({
    standAt: MONDAY,
    ...options,
    callbacks: { ...times, ...options.callbacks },
  });
  open.push(simulator);
  const { control, url } = simulator;
  const { apps } = control.createCompany({ corpId: CORP, ...company });
  const secret = apps[0]?.secret ?? '';
  const act: TestCorp['act'] = (name, input) => control.act(CORP, name, input);
  for (const userId of ['anna', 'ben']) act('adminAddsMember', { userId });
  act('adminAddsMember', { userId: 'carl', customerContact: false });
  const token = async (of = secret): Promise<string> => {
    const answer = await fetch(`${url}/cgi-bin/gettoken?corpid=${CORP}&corpsecret=${of}`);
    return ((await answer.json()) as Answer).access_token;
  };
  const call = async (path: string, body?: unknown, given?: string): Promise<Answer> => {
    const address = new URL(`${url}/cgi-bin/${path}`);
    address.searchParams.set('access_token', given ?? (await token()));
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await (await fetch(address, init)).json()) as Answer;
  };
  return {
    simulator,
    secret,
    token,
    call,
    act,
    befriend: (userId, state = '') => act('customerAddsMember', { userId, state }).externalUserId,
  };
}
