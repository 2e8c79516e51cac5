/** Builds the back office: src/web → dist/web, everything from this server, no source maps, one lazy chunk per screen. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Of our own modules only entries and styles do something by being loaded. Saying so lets a door (#ui, #kernel) be
 * imported for one part without the others, and keeps the schemas of #kernel out of the browser.
 */
const doesSomethingWhenLoaded = (id: string) => !id.includes('/src/') || /\.css|main\.tsx$|\.html$/.test(id);

export default defineConfig({
  root: here('./src/web/'),
  cacheDir: here('./.cache/vite/'),
  plugins: [react()],
  build: {
    outDir: here('./dist/web/'),
    emptyOutDir: true,
    sourcemap: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id, external) =>
          external || id.includes('/node_modules/') ? undefined : doesSomethingWhenLoaded(id),
      },
      output: {
        codeSplitting: {
          groups: [
            // What every page needs and what changes only with an upgrade of the library, apart from our own code.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            {
              name: 'app-base',
              test: /node_modules[\\/](@tanstack|i18next|react-i18next)[\\/]/,
              tags: ['$initial'],
              priority: 2,
            },
            { name: 'antd-base', test: /node_modules/, tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
