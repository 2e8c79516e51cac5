// node bench/run.mjs NAME [arguments]: bundles one benchmark and runs it. Without a name it says which there are.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const names = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts'));
const name = process.argv[2];
if (!name || !names.includes(`${name}.ts`)) {
  console.error(`node bench/run.mjs ${names.map((file) => file.slice(0, -3)).join('|')} [arguments]`);
  process.exit(2);
}
const outfile = join(root, 'dist', 'bench', `${name}.mjs`);
await build({
  absWorkingDir: root,
  entryPoints: [`bench/${name}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
process.argv.splice(1, 2, outfile);
await import(pathToFileURL(outfile).href);
