// npm start: install, build what is stale, run.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './install.mjs';

await build();
await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href);
