// npm test: everything the project promises, with all the set-up it needs. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './install.mjs';
import { postgres15 } from './postgres15.mjs';

install();
const { build } = await import('./build.mjs');
const { browser } = await import('./browser.mjs');

/** Stories that ask the database most: they run on every server that is supported. */
const STORIES = ['customers', 'imports', 'library', 'orders', 'tagging'];

const totals = { passed: 0, failed: 0 };
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const windows = process.platform === 'win32';

function step(title, command, args) {
  const began = Date.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  const ok = status === 0;
  totals[ok ? 'passed' : 'failed']++;
  console.log(`${ok ? '✓' : '✗'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
}

function tests(title, args, env) {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'baizigui-report-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    bin('vitest'),
    ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env }, shell: windows },
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A file that could not even load has no tests to count: it is a failure all the same.
    const brokenFiles = testResults.filter(
      (f) => f.status === 'failed' && f.assertionResults.length === 0,
    ).length;
    totals.passed += numPassedTests;
    totals.failed += numFailedTests + brokenFiles;
    if (numPendingTests > 0) console.log(`${numPendingTests} not run here (see above for the reasons)`);
    if (status !== 0 && numFailedTests + brokenFiles === 0) totals.failed++;
  } catch {
    totals.failed++;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`${title} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
}

step('types', bin('tsc'), ['--noEmit']);
step('format and lint', bin('biome'), ['ci', '--colors=off', '--max-diagnostics=40', '.']);
step('nothing unused', bin('knip'), ['--no-progress']);
await build();
const chromium = await browser();
tests('unit, database, stories, oracle and browser tests', [], { CHROMIUM: chromium, CI: 'true' });

const oldest = postgres15();
if (oldest)
  tests(
    `database tests and stories on ${oldest.version}, the oldest that is supported (${oldest.bin})`,
    ['.db.test.ts', ...STORIES.map((name) => `tests/scenarios/${name}.test.ts`)],
    { TEST_POSTGRES_BIN: oldest.bin, CI: 'true' },
  );
else
  console.log(
    'No PostgreSQL 15 here: the database tests ran on the built-in PostgreSQL only. POSTGRES15_BIN names the folder of its programs.\n',
  );

console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
