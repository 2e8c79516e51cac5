/** The chat sidebar's own entry: small, so that it is there before the chat has scrolled. */
import '#ui/styles.css';
import { createRoot } from 'react-dom/client';
import { parseThemeChoice, readStored, resolveTheme, themeKey } from '#ui/lean';
import { App } from './app.tsx';
import { SpeechContext, speechOf } from './speech.ts';
import { Sidebar } from './store.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => {
  document.documentElement.dataset.theme = resolveTheme(parseThemeChoice(readStored(themeKey)), dark.matches);
};
paint();
dark.addEventListener('change', paint);

const speech = speechOf(navigator.languages ?? []);
document.documentElement.lang = speech.language;
document.title = speech.t('title');

const root = document.getElementById('app');
if (root)
  createRoot(root).render(
    <SpeechContext value={speech}>
      <App sidebar={new Sidebar()} />
    </SpeechContext>,
  );
