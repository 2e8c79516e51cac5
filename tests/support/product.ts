/** The whole product on a database of its own, in this process, asked over HTTP as an outside program would. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin } from '../../src/app/begin.ts';
import { type Running, start } from '../../src/app/start.ts';
import type { Settings, WecomSettings } from '../../src/platform/settings/public.ts';
import { cloneDatabase } from './database.ts';

export const KEY = 'test-key-0123456789-0123456789-0123';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

export interface TestProduct {
  readonly running: Running;
  readonly address: string;
  /** One request under /api/v1 with the bootstrap key. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<any>>;
  /** Waits for a job to end and answers with it. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  jobEnd(id: string): Promise<any>;
  /** Names of the files in the upload folder. */
  uploads(): string[];
  stop(): Promise<void>;
}

export async function testProduct(
  env: Partial<{
    admin: { email: string; password: string };
    wecom: WecomSettings;
    mail: Settings['mail'];
    sms: Settings['sms'];
    model: Settings['model'];
    chatArchive: string;
    clock: () => Date;
  }> = {},
): Promise<TestProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-product-'));
  const database = await cloneDatabase();
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: database.url,
    admin: env.admin ?? null,
    apiKey: KEY,
    demo: false,
    publicUrl: null,
    logLevel: 'silent',
    indexMemory: Number.POSITIVE_INFINITY,
    mail: env.mail ?? null,
    sms: env.sms ?? null,
    model: env.model ?? null,
    chatArchive: env.chatArchive ?? null,
    wecom: env.wecom ?? { base: 'https://qyapi.weixin.qq.com', corp: null },
    secret: 'a-secret-for-tests-only-0123456789',
  };
  const running = await start(settings, begin(settings), env.clock);
  const ask: TestProduct['ask'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${running.address}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  return {
    running,
    address: running.address,
    ask,
    jobEnd: async (id) => {
      for (;;) {
        const { body } = await ask('GET', `/jobs/${id}`);
        if (!['queued', 'running'].includes(body.status)) return body;
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    uploads: () => readdirSync(join(dataDir, 'uploads')),
    stop: async () => {
      await running.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
