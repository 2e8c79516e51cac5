// node scripts/assemble.mjs: makes wide-binary.ts of wide.wat. Needed after a change of that file; a test compares them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';

const core = join(import.meta.dirname, '../src/features/audience/core');
const { parseWat } = await wabt();
const source = parseWat('wide.wat', readFileSync(join(core, 'wide.wat'), 'utf8'), { simd: true });
source.validate();
const base64 = Buffer.from(source.toBinary({}).buffer).toString('base64');
const lines = base64.match(/.{1,96}/g) ?? [];
writeFileSync(
  join(core, 'wide-binary.ts'),
  `/** Made of wide.wat by \`node scripts/assemble.mjs\`. */
export const wideBinary =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`,
);
