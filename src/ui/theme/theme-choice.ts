/** Light or dark: what the person chose, what the system prefers, and what follows from both. */
export type Theme = 'light' | 'dark';
export type ThemeChoice = Theme | 'system';

export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Key in the browser's storage. web/public/theme.js reads the same one before the first paint. */
export const themeKey = 'baizigui.theme';

/** What was stored, or `system` when nothing or something unknown was. */
export const parseThemeChoice = (stored: string | null): ThemeChoice =>
  themeChoices.find((c) => c === stored) ?? 'system';

export const resolveTheme = (choice: ThemeChoice, systemIsDark: boolean): Theme =>
  choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
