/** Reference: Redis with one plain bitmap per tag, combined by BITOP into temporary keys in one transaction. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Data } from '../suite/data.ts';
import type { Participant, Session } from '../suite/participant.ts';
import { type Question, ranks } from '../suite/question.ts';
import { freePort } from '../support/program.ts';
import { TAGS } from '../support/shape.ts';
import { memoryOfTree } from './memory.ts';
import { load } from './package.ts';
import { programPath, startServer } from './servers.ts';
import { pairsOf } from './tables.ts';

/** What is used of the package `ioredis`. */
interface Redis {
  call(...command: readonly (string | Buffer)[]): Promise<unknown>;
  multi(commands: readonly (readonly string[])[]): { exec(): Promise<[Error | null, unknown][]> };
  disconnect(): void;
}
interface IoRedis {
  readonly Redis: new (options: Readonly<Record<string, unknown>>) => Redis;
}

const key = (rank: number): string => `tag:${rank}`;

/** Redis counts bits from the left of a byte. */
function bitmapOf(members: Iterable<number>, customers: number): Buffer {
  const bytes = Buffer.alloc((customers >>> 3) + 1);
  for (const ordinal of members)
    bytes[ordinal >>> 3] = (bytes[ordinal >>> 3] as number) | (0x80 >>> (ordinal & 7));
  return bytes;
}

/** The key that holds the question's bitmap, after the commands. */
function said(question: Question, commands: string[][]): string {
  if ('tag' in question) return key(question.tag);
  const [parts, operation] =
    'all' in question
      ? [question.all, 'AND']
      : 'any' in question
        ? [question.any, 'OR']
        : [[question.not], 'NOT'];
  const inner = parts.map((part) => said(part, commands));
  const target = `made:${commands.length}`;
  commands.push(['bitop', operation, target, ...inner]);
  return target;
}

function session(redis: Redis, { customers }: Data): Omit<Session, 'setUp' | 'memory' | 'stop'> {
  const answers = async (commands: readonly (readonly string[])[]): Promise<number[]> => {
    const replies = await redis.multi(commands).exec();
    return commands.flatMap(([command], i) => {
      const [error, value] = replies[i] ?? [new Error('no reply'), null];
      if (error) throw error;
      return command === 'bitcount' ? [Number(value)] : [];
    });
  };
  const inside = (question: Question, ofRanks: readonly number[]) => {
    const commands: string[][] = [];
    const audience = said(question, commands);
    for (const rank of ofRanks)
      commands.push(['bitop', 'AND', 'made:one', audience, key(rank)], ['bitcount', 'made:one']);
    return () => answers(commands);
  };
  return {
    count: (question) => {
      const commands: string[][] = [];
      commands.push(['bitcount', said(question, commands)]);
      return async () => (await answers(commands))[0] ?? -1;
    },
    page: () => 'a bitmap of Redis has no way to the members after a place',
    sizes: () => () => answers(ranks(1, TAGS).map((rank) => ['bitcount', key(rank)])),
    facets: (question) => inside(question, ranks(1, TAGS)),
    overlap: (tags) => {
      const commands = pairsOf(tags).flatMap(([a, b]) => [
        ['bitop', 'AND', 'made:one', key(a), key(b)],
        ['bitcount', 'made:one'],
      ]);
      return () => answers(commands);
    },
    bulk: async () => {
      const began = performance.now();
      await redis.call('set', 'tag:301', bitmapOf(ranks(1, customers), customers));
      const seconds = (performance.now() - began) / 1000;
      const rows = Number(await redis.call('bitcount', 'tag:301'));
      if (rows !== customers) throw new Error(`${rows} members of ${customers}`);
      await redis.call('del', 'tag:301');
      return [
        { way: 'SET of a bitmap', rows, seconds, durable: false, note: 'in memory; no rows, no history' },
      ];
    },
  };
}

export const redis: Participant = {
  title: 'Redis, BITOP',
  where: 'socket',
  open: async (data, files) => {
    const { Redis } = load<IoRedis>('ioredis');
    const port = await freePort();
    const folder = join(files.folder, 'redis');
    mkdirSync(folder, { recursive: true });
    const connect = () =>
      new Redis({
        port,
        host: '127.0.0.1',
        retryStrategy: null,
        lazyConnect: false,
        showFriendlyErrorStack: false,
      });
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ];
    const server = await startServer(
      programPath('redis-server'),
      args,
      join(files.folder, 'redis.log'),
      async () => {
        const probe = connect();
        (probe as unknown as { on(event: string, listener: () => void): void }).on('error', () => {});
        try {
          return (await probe.call('ping')) === 'PONG';
        } catch {
          return false;
        } finally {
          probe.disconnect();
        }
      },
    );
    const client = connect();
    const began = performance.now();
    for (let i = 0; i < TAGS; i++)
      await client.call('set', key(i + 1), bitmapOf(data.members[i] ?? [], data.customers));
    return {
      loadSeconds: (performance.now() - began) / 1000,
      session: {
        ...session(client, data),
        setUp: async () => ({
          version: `Redis ${/redis_version:(\S+)/.exec(String(await client.call('info', 'server')))?.[1]}`,
          lines: [
            'one string per tag, one bit per customer; `BITOP` into temporary keys, `BITCOUNT`; one MULTI for a question; nothing is saved',
          ],
        }),
        memory: async () => ({ mb: memoryOfTree(server.pid), of: 'the server' }),
        stop: async () => {
          client.disconnect();
          await server.stop();
        },
      },
    };
  },
};
