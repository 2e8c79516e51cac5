/** Builds the chat sidebar: src/sidebar → dist/sidebar, an entry of its own that must stay small (tests/structure). */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As in vite.config.ts: of our own modules only entries and styles do something by being loaded. */
const doesSomethingWhenLoaded = (id: string) => !id.includes('/src/') || /\.css|main\.tsx$|\.html$/.test(id);

export default defineConfig({
  root: here('./src/sidebar/'),
  base: '/sidebar/',
  cacheDir: here('./.cache/vite-sidebar/'),
  plugins: [react()],
  build: {
    outDir: here('./dist/sidebar/'),
    emptyOutDir: true,
    sourcemap: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id, external) =>
          external || id.includes('/node_modules/') ? undefined : doesSomethingWhenLoaded(id),
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/wecom': 'http://127.0.0.1:8080' } },
});
