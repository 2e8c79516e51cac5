// How the server is made into one bundle with the packages it uses: a start then reads a few files instead of several
// thousand (docs/decisions/0013-one-bundle.md).
import { root } from './install.mjs';

// CommonJS packages inside an ES module look for these. The names must not be anybody else's.
const COMMON_JS = `import { createRequire as $requireOf } from 'node:module';
import { fileURLToPath as $pathOf } from 'node:url';
import { dirname as $folderOf } from 'node:path';
const require = $requireOf(import.meta.url);
const __filename = $pathOf(import.meta.url);
const __dirname = $folderOf(__filename);`;

/** Options of esbuild for the program that `npm start` runs. */
export const serverBundle = {
  absWorkingDir: root,
  entryPoints: { main: 'src/app/main.ts' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Only `pg` asks for it, and does without.
  external: ['pg-native'],
  banner: { js: COMMON_JS },
  // Names stay, so that the log of an error can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: true,
  logLevel: 'warning',
};

/** The pages and scripts that readers and websites get: small, without a library, for the browsers of older phones too. */
export const pageBundle = {
  absWorkingDir: root,
  entryPoints: [
    { in: 'src/reading/main.ts', out: 'read' },
    { in: 'src/reading/read.css', out: 'read' },
    { in: 'src/reading/site.ts', out: 'baizigui' },
  ],
  bundle: true,
  format: 'iife',
  target: 'es2020',
  minify: true,
  sourcemap: false,
  logLevel: 'warning',
};
