// Builds dist/server (esbuild), dist/web and dist/sidebar (Vite), dist/reading (esbuild), each only when something it is made of changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, root } from './install.mjs';

function* files(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const at = join(path, entry.name);
    if (entry.isDirectory()) yield* files(at);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield at;
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    const at = join(root, path);
    if (!existsSync(at)) continue;
    const list = path.endsWith('.json') || /\.[a-z]+$/.test(path) ? [at] : [...files(at)].sort();
    for (const file of list) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function when(name, paths, work) {
  const stamp = join(root, 'dist', `.${name}`);
  const now = fingerprint(paths);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log(`Building ${name}…`);
  await work();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
}

const shared = ['src/kernel', 'src/features', 'package.json', 'package-lock.json', 'tsconfig.json'];

export async function build() {
  install();
  await when(
    'server',
    [...shared, 'src/platform', 'src/channels', 'src/app', 'scripts/build.mjs', 'scripts/bundle.mjs'],
    async () => {
      const { build: bundle } = await import('esbuild');
      const { serverBundle } = await import('./bundle.mjs');
      const outdir = join(root, 'dist', 'server');
      rmSync(outdir, { recursive: true, force: true });
      await bundle({ ...serverBundle, outdir });
    },
  );
  await when('reading', ['src/reading', 'scripts/build.mjs', 'scripts/bundle.mjs'], async () => {
    const { build: bundle } = await import('esbuild');
    const { pageBundle } = await import('./bundle.mjs');
    const outdir = join(root, 'dist', 'reading');
    rmSync(outdir, { recursive: true, force: true });
    await bundle({ ...pageBundle, outdir });
  });
  const contracts = ['src/channels', 'src/ui'];
  for (const [name, config] of [
    ['web', 'vite.config.ts'],
    ['sidebar', 'vite.sidebar.config.ts'],
  ])
    if (existsSync(join(root, config)))
      await when(name, [...shared, ...contracts, `src/${name}`, config], async () => {
        const { build: bundle } = await import('vite');
        await bundle({ configFile: join(root, config), logLevel: 'warn' });
      });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await build();
