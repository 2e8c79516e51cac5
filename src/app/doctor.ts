/** `npm start -- doctor`: what is right and wrong with this installation, each fault with its remedy. Changes nothing. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { corpAtNextStart } from '#channels/wecom';
import { lastDrifts } from '#features/audience';
import { type Db, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { mailer, smsSender } from '#platform/outgoing';
import { readSettings, type Settings } from '#platform/settings';
import { runningAt } from './running-at.ts';

export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly remedy?: string;
}

const good = (what: string): Finding => ({ ok: true, what });
const bad = (what: string, remedy: string): Finding => ({ ok: false, what, remedy });

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? good(`Node.js ${process.versions.node}`)
    : bad(`Node.js ${process.versions.node} is too old`, 'Install Node.js 20.19 or newer.');
}

function dataDirectory(settings: Settings): Finding[] {
  const { dataDir } = settings;
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    return [
      bad(
        `The data directory ${dataDir} can't be written: ${(error as Error).message}`,
        'Give this user the right to write there, or set BAIZIGUI_DATA.',
      ),
    ];
  }
  const { bavail, bsize } = statfsSync(dataDir);
  const free = (bavail * bsize) / 2 ** 30;
  const space = `${free.toFixed(1)} GB free in ${dataDir}`;
  return [
    free > 1
      ? good(space)
      : bad(space, 'Free some space: below 1 GB writes may fail soon. Nothing that was saved is lost.'),
  ];
}

/** Files of the chat archive are removed once they are read. */
function chatArchive({ chatArchive: folder }: Settings): Finding[] {
  if (folder === null) return [];
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return [good(`The folder of the chat archive can be read: ${folder}`)];
  } catch (error) {
    return [
      bad(
        `The folder of the chat archive can't be used: ${(error as Error).message}`,
        'Give this user the right to read and remove files in BAIZIGUI_CHAT_ARCHIVE and its folders.',
      ),
    ];
  }
}

/** The product that runs already, else whether its port is free for the next start. */
async function door(settings: Settings): Promise<Finding> {
  const running = await runningAt(settings);
  if (running?.state === 'ready') return good(`Baizigui runs and answers on ${running.address}`);
  if (running)
    return bad(
      `Baizigui runs on ${running.address}, but is not ready: ${running.state}`,
      'Wait a minute and ask again; if it stays so, the findings below and the log of the program say why.',
    );
  const problem = await portProblem(settings);
  if (problem === null)
    return good(
      settings.port === 0
        ? 'Baizigui does not run; a start takes any free port'
        : `Baizigui does not run; port ${settings.port} is free for it`,
    );
  const what =
    problem.code === 'EADDRINUSE' ? 'is used by another program' : `can't be opened: ${problem.message}`;
  return bad(
    `Port ${settings.port} on ${settings.host} ${what}`,
    'Stop the other program, or choose another port for every command: PORT=8081 npm start',
  );
}

const portProblem = ({ port, host }: Settings): Promise<NodeJS.ErrnoException | null> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', done);
    probe.listen(port, host, () => probe.close(() => done(null)));
  });

async function database(db: Db, root: string, settings: Settings): Promise<Finding[]> {
  const found: Finding[] = [];
  const server = await db.one<{ version: number; text: string; encoding: string; skew: number }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as text,
            current_setting('server_encoding') as encoding, extract(epoch from clock_timestamp())::float8 as skew`,
  );
  const seconds = Math.abs(server.skew - Date.now() / 1000);
  found.push(
    server.version >= 150000
      ? good(`PostgreSQL ${server.text}`)
      : bad(`PostgreSQL ${server.text} is too old`, 'Use PostgreSQL 15 or newer, or unset DATABASE_URL.'),
    server.encoding === 'UTF8'
      ? good('The database stores UTF-8')
      : bad(`The database stores ${server.encoding}`, 'Create it with ENCODING UTF8.'),
    seconds < 5
      ? good('The clocks of program and database agree')
      : bad(`The clocks of program and database differ by ${seconds.toFixed(0)} s`, 'Set both by NTP.'),
  );
  const exists = await db.maybe(
    `select 1 from pg_tables where schemaname = 'public' and tablename = 'migration'`,
  );
  const done = exists
    ? (await db.many<{ name: string }>('select name from migration')).map((r) => r.name)
    : [];
  const ours = readMigrations(join(root, 'migrations')).map((m) => m.name);
  const newer = done.filter((name) => !ours.includes(name));
  const missing = ours.filter((name) => !done.includes(name));
  if (newer.length > 0)
    found.push(
      bad(`The database is of a newer version (${newer.join(', ')})`, 'Start that version of Baizigui.'),
    );
  else
    found.push(
      good(
        missing.length === 0
          ? 'The database is up to date'
          : `The next start will run: ${missing.join(', ')}`,
      ),
    );
  if (!exists || newer.length > 0) return found;
  const jobs = await db.one<{ failed: number }>(
    `select count(*) as failed from job where status = 'failed' and finished_at > now() - interval '7 days'`,
  );
  found.push(
    jobs.failed === 0
      ? good('No job failed in the last 7 days')
      : bad(`${jobs.failed} jobs failed in the last 7 days`, 'The job centre says why each one failed.'),
  );
  if (missing.length > 0) return found;
  const givenUp = await db.one<{ n: number }>(
    `select count(*)::int as n from audit_log where did = 'customer.handOverFailed' and at > now() - interval '7 days'`,
  );
  if (givenUp.n > 0)
    found.push(
      bad(
        `The personal tags of ${givenUp.n} hand-overs were given up in the last 7 days`,
        'The audit trail names the customers, the log says why; move or take off their tags by hand.',
      ),
    );
  const drifts = await lastDrifts(db, 7);
  found.push(
    ...drifts.map(({ workspace, at, parts }) =>
      bad(
        `${parts} parts of the audience index of workspace ${workspace} differed from the rows on ${at.toISOString()}`,
        'They were made again at once. Tell us what was done before; "npm start -- rebuild" builds everything again.',
      ),
    ),
  );
  if (drifts.length === 0) found.push(good('No recount of the audience index differed in the last 7 days'));
  found.push(...(await wecom(db, settings)));
  return found;
}

/** The corp of the environment against the one that is mirrored; says nothing of what the settings page holds. */
async function wecom(db: Db, { wecom: { corp } }: Settings): Promise<Finding[]> {
  if (!corp) return [];
  const change = await corpAtNextStart(db, corp.corpId);
  if (!change)
    return [good(`Nothing here is of another corp than ${corp.corpId}, which WECOM_CORP_ID names`)];
  const { from, to, relations, people } = change;
  return [
    bad(
      `WECOM_CORP_ID names corp ${to}, but ${relations} relations and their staff are of corp ${from}: a start leaves that as it is`,
      `Correct WECOM_CORP_ID, or confirm the new corp under Settings › WeCom: the mirror is forgotten and ${people} members of staff without an e-mail are deactivated.`,
    ),
  ];
}

async function openedDatabase(settings: Settings, root: string): Promise<Finding[]> {
  let server: Awaited<ReturnType<typeof startEmbedded>> | null = null;
  try {
    if (settings.databaseUrl === null)
      server = await startEmbedded({ dataDir: settings.dataDir, own: false });
    const db = openDatabase({ url: settings.databaseUrl ?? server?.url ?? '', max: 2 });
    try {
      return [
        good(
          settings.databaseUrl === null
            ? `The built-in database ${server?.adopted ? 'runs' : 'starts'}`
            : 'The database of DATABASE_URL answers',
        ),
        ...(await database(db, root, settings)),
      ];
    } finally {
      await db.close();
    }
  } catch (error) {
    const log = join(settings.dataDir, 'postgres.log');
    const tail =
      settings.databaseUrl === null && existsSync(log)
        ? `\n${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')}`
        : '';
    return [
      bad(
        `The database does not answer: ${(error as Error).message}${tail}`,
        settings.databaseUrl === null
          ? 'Read the lines above; most often the disk is full or files below the data directory belong to another user.'
          : 'Check host, port, name and password in DATABASE_URL, and that the server lets this machine in.',
      ),
    ];
  } finally {
    await server?.stop();
  }
}

/** How notices leave. A mail server is asked to sign in, an SMS address whether it is there; nothing is sent. */
async function outgoing({ mail, sms }: Settings): Promise<Finding[]> {
  const [mailed, texted] = await Promise.all([
    mail && mailer(mail, 5000).check(),
    sms && smsSender(sms, () => new Date(), 5000).check(),
  ]);
  return [
    !mail
      ? good('No mail server is set (BAIZIGUI_SMTP_URL): notices do not go by e-mail')
      : mailed === null
        ? good(`The mail server ${mail.host}:${mail.port} takes our sign-in`)
        : bad(
            `The mail server ${mail.host}:${mail.port} does not take us: ${mailed}`,
            'Check host, port, user and password in BAIZIGUI_SMTP_URL, and that the network lets this machine out.',
          ),
    !sms
      ? good('No SMS address is set (BAIZIGUI_SMS_URL): notices do not go by SMS')
      : texted === null
        ? good(`The SMS address ${new URL(sms.url).host} answers`)
        : bad(
            `The SMS address ${new URL(sms.url).host} does not answer: ${texted}`,
            'Check BAIZIGUI_SMS_URL, and that the network lets this machine out.',
          ),
  ];
}

/** All findings, in the order in which they would stop a start. */
export async function examine(root: string, env: NodeJS.ProcessEnv = process.env): Promise<Finding[]> {
  const found: Finding[] = [nodeVersion()];
  let settings: Settings;
  try {
    settings = readSettings(env);
  } catch (error) {
    return [...found, bad((error as Error).message, 'Correct this setting and start again.')];
  }
  found.push(
    good('Settings are valid'),
    ...dataDirectory(settings),
    ...chatArchive(settings),
    await door(settings),
  );
  found.push(...(await openedDatabase(settings, root)), ...(await outgoing(settings)));
  for (const [folder, what] of [
    ['server', 'program'],
    ['web', 'web pages'],
  ] as const)
    if (!existsSync(join(root, 'dist', folder)))
      found.push(bad(`The ${what} are not built`, 'Run npm start once.'));
  return found;
}
