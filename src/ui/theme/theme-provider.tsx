/** Holds the theme: puts it on <html data-theme>, follows the system and other tabs, remembers the choice. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { readStored, writeStored } from '../browser-store.ts';
import { parseThemeChoice, resolveTheme, type Theme, type ThemeChoice, themeKey } from './theme-choice.ts';

export interface ThemeState {
  readonly theme: Theme;
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeState | null>(null);

const systemDark = () => globalThis.matchMedia?.('(prefers-color-scheme: dark)');

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(() => parseThemeChoice(readStored(themeKey)));
  const [systemIsDark, setSystemIsDark] = useState(() => systemDark()?.matches ?? false);

  useEffect(() => {
    const media = systemDark();
    const onSystem = () => setSystemIsDark(media?.matches ?? false);
    const onOtherTab = (event: StorageEvent) => {
      if (event.key === themeKey) setChoice(parseThemeChoice(event.newValue));
    };
    media?.addEventListener('change', onSystem);
    window.addEventListener('storage', onOtherTab);
    return () => {
      media?.removeEventListener('change', onSystem);
      window.removeEventListener('storage', onOtherTab);
    };
  }, []);

  const theme = resolveTheme(choice, systemIsDark);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const state = useMemo<ThemeState>(
    () => ({
      theme,
      choice,
      choose: (next) => {
        writeStored(themeKey, next);
        setChoice(next);
      },
    }),
    [theme, choice],
  );
  return <ThemeContext value={state}>{children}</ThemeContext>;
}

export function useTheme(): ThemeState {
  const state = useContext(ThemeContext);
  if (!state) throw new Error('useTheme needs a UiProvider above it');
  return state;
}
