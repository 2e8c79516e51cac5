// A real Chromium for the browser tests: one that is installed, else Debian's package (as root), else npm's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const installed = () => [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));

/** Path of the browser. `CHROMIUM` names another one. */
export async function browser() {
  const found = installed();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    const now = installed();
    if (now) return now;
  }
  const packed = await import('@sparticuz/chromium').catch(() => null);
  if (packed && process.platform === 'linux' && process.arch === 'x64')
    return packed.default.executablePath();
  throw new Error('No Chromium found. Install one, or set CHROMIUM to the path of its program.');
}
