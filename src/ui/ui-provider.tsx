/** Everything the parts of this folder need, in one place around an app: theme, language, shortcuts, messages. */
import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { LanguageProvider, type Speech, useLanguage } from './i18n/language-provider.tsx';
import { ShortcutProvider } from './keyboard/shortcuts.tsx';
import { antdThemes, stillThemes } from './theme/antd-theme.ts';
import { useLessMotion } from './theme/less-motion.ts';
import { ThemeProvider, useTheme } from './theme/theme-provider.tsx';
import { ToastProvider } from './undo/toasts.tsx';
import './theme/theme.css';
import './theme/base.css';

export interface UiProviderProps {
  /** From `loadSpeech`, awaited before the first render. */
  speech: Speech;
  children: ReactNode;
}

export function UiProvider({ speech, children }: UiProviderProps) {
  return (
    <ThemeProvider>
      <LanguageProvider speech={speech}>
        <AntDesign>
          <ShortcutProvider>
            <ToastProvider>{children}</ToastProvider>
          </ShortcutProvider>
        </AntDesign>
      </LanguageProvider>
    </ThemeProvider>
  );
}

function AntDesign({ children }: { children: ReactNode }) {
  const { theme } = useTheme();
  const { pack } = useLanguage();
  const themes = useLessMotion() ? stillThemes : antdThemes;
  return (
    // Without a space between the two characters of a Chinese button, as in the design; and without the click's wave.
    <ConfigProvider
      theme={themes[theme]}
      locale={pack.antd}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
