// Brings node_modules to the lock file, without asking: npm ci when it is missing or older.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const versions = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether node_modules is what the lock file asks for. */
export function installed() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const have = versions(record);
  return Object.entries(versions(join(root, 'package-lock.json'))).every(
    ([path, p]) => path === '' || have[path]?.version === p.version || (p.optional && !have[path]),
  );
}

const lock = join(root, '.install.lock');

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Whether somebody alive holds the lock; an empty one may be of a process that is just writing its number. */
function held() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder > 0 ? alive(holder) : Date.now() - statSync(lock).mtimeMs < 5_000;
  } catch {
    return false;
  }
}

/** Two installations at once would empty the folder under each other; the second waits, whoever died is forgotten. */
function lockInstall() {
  for (let said = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!held()) rmSync(lock, { force: true });
    else if (!said) {
      console.log(`Packages are being installed by another process (${lock}); waiting…`);
      said = true;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
}

export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Baizigui needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (installed()) return;
  lockInstall();
  try {
    if (!installed()) npmCi();
  } finally {
    rmSync(lock, { force: true });
  }
}

function npmCi() {
  console.log('Installing packages…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const env = { ...process.env, NODE_ENV: undefined };
  const done = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error('The packages could not be installed; npm says why above.');
    process.exit(done.status ?? 1);
  }
}
