// npm test: everything the project promises, with all the set-up it needs. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { install, root } from './install.mjs';
import { postgres15 } from './postgres15.mjs';

install();
const { build } = await import('./build.mjs');
const { browser } = await import('./browser.mjs');

/** Stories that ask the database most: they run on every server that is supported. */
const STORIES = ['customers', 'orders', 'tagging', 'wecom-tags'];

const totals = { passed: 0, failed: 0 };
/** One line for each failure, said again at the end: what stood above it may be long. */
const failures = [];
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
  if (!ok) failures.push(title);
  console.log(`${ok ? '✓' : '✗'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
}

function tests(title, args, env) {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'baizigui-report-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    bin('vitest'),
    ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', ...env },
      shell: windows,
    },
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A file that could not even load has no tests to count: it is a failure all the same.
    const broken = testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
    totals.passed += numPassedTests;
    totals.failed += numFailedTests + broken.length;
    for (const file of broken) failures.push(`${within(file.name)}: ${firstLine(file.message)}`);
    for (const file of testResults)
      for (const test of file.assertionResults)
        if (test.status === 'failed')
          failures.push(`${within(file.name)}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
    if (numPendingTests > 0) console.log(`${numPendingTests} not run here (see above for the reasons)`);
    slowest(testResults);
    if (status !== 0 && numFailedTests + broken.length === 0) {
      totals.failed++;
      failures.push(`${title}: ended with ${status}`);
    }
  } catch {
    totals.failed++;
    failures.push(`${title}: no report`);
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`${title} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
}

function within(path) {
  return relative(root, path);
}

function firstLine(message = '') {
  return message.split('\n', 1)[0].slice(0, 300);
}

/** Where the time goes: the files that a run spends most on. */
function slowest(files) {
  const spent = files.map((file) => ({
    name: within(file.name),
    seconds: (file.endTime - file.startTime) / 1000,
  }));
  spent.sort((a, b) => b.seconds - a.seconds);
  console.log('slowest files:');
  for (const { name, seconds } of spent.slice(0, 25))
    console.log(`${seconds.toFixed(1).padStart(8)} s  ${name}`);
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

for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
