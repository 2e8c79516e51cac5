/** Everybody who can take part, by the name for the command line. Loaded one by one: most need a package of bench/. */
import { KEY, memoryOf, startProgram, stopProgram } from '../support/program.ts';
import type { Participant } from './participant.ts';

const product = async (): Promise<Participant> =>
  (await import('../peers/http.ts')).http('Baizigui, HTTP', async (dir) => {
    const program = await startProgram(dir);
    return {
      port: program.port,
      key: KEY,
      memory: () => memoryOf(program).now,
      stop: async () => void (await stopProgram(program, 'SIGTERM')),
    };
  });

export const participants: Readonly<Record<string, () => Promise<Participant>>> = {
  engine: async () => (await import('../peers/engine.ts')).engine,
  http: product,
  'postgres-rows': async () => (await import('../peers/postgres-rows.ts')).postgresRows,
  'postgres-arrays': async () => (await import('../peers/postgres-arrays.ts')).postgresArrays,
  'clickhouse-bitmap': async () => (await import('../peers/clickhouse-bitmap.ts')).clickhouseBitmap,
  redis: async () => (await import('../peers/redis.ts')).redis,
  roaring: async () => (await import('../peers/roaring.ts')).roaring,
  mautic: async () => (await import('../peers/mautic.ts')).mautic,
  openscrm: async () => (await import('../peers/openscrm.ts')).openscrm,
  linkwechat: async () => (await import('../peers/linkwechat.ts')).linkwechat,
  mochat: async () => (await import('../peers/mochat.ts')).mochat,
  chatwoot: async () => (await import('../peers/chatwoot.ts')).chatwoot,
  dittofeed: async () => (await import('../peers/dittofeed.ts')).dittofeed,
  posthog: async () => (await import('../peers/posthog.ts')).posthog,
};
