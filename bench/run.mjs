// node bench/run.mjs NAME [arguments]: bundles one benchmark and the product, and runs it. Without a name it says which
// there are.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { serverBundle } from '../scripts/bundle.mjs';

const root = join(import.meta.dirname, '..');
const names = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts'));
const name = process.argv[2];
if (!name || !names.includes(`${name}.ts`)) {
  console.error(`node bench/run.mjs ${names.map((file) => file.slice(0, -3)).join('|')} [arguments]`);
  process.exit(2);
}
const outdir = join(root, 'dist', 'bench');
const common = { outdir, outExtension: { '.js': '.mjs' } };
await build({
  ...common,
  absWorkingDir: root,
  entryPoints: { [name]: `bench/${name}.ts` },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
await build({ ...serverBundle, ...common, entryPoints: { server: 'src/app/main.ts' } });
const program = join(outdir, `${name}.mjs`);
process.argv.splice(1, 2, program);
await import(pathToFileURL(program).href);
