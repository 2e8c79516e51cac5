/** Ant Design's theme object for light and for dark. */
import { theme as antd, type ThemeConfig } from 'antd';
import { dark, light, sharedComponents, sharedToken, type ThemeColours } from './antd-tokens.ts';
import type { Theme } from './theme-choice.ts';

type Algorithm = Extract<NonNullable<ThemeConfig['algorithm']>, (...args: never) => unknown>;
type Components = NonNullable<ThemeConfig['components']>;

/** The shared tokens of a component with those of the theme. */
function merged(...parts: readonly Components[]): Components {
  const all: Record<string, object> = {};
  for (const part of parts)
    for (const [name, tokens] of Object.entries(part)) all[name] = { ...all[name], ...tokens };
  return all as Components;
}

function build(base: Algorithm, colours: ThemeColours): ThemeConfig {
  // The algorithms derive new tints from the seed colours and turn the dark accent muddy; the last step puts ours back.
  const pinned: Algorithm = (seed, map) => ({ ...(map ?? base(seed)), ...colours.pin });
  return {
    algorithm: [base, pinned],
    token: { ...sharedToken, ...colours.token },
    components: merged(sharedComponents, colours.components),
    hashed: false,
  };
}

/** One object per theme, so that Ant Design's style cache recognises it. */
export const antdThemes: Readonly<Record<Theme, ThemeConfig>> = {
  light: build(antd.defaultAlgorithm, light),
  dark: build(antd.darkAlgorithm, dark),
};

const still = (theme: ThemeConfig): ThemeConfig => ({ ...theme, token: { ...theme.token, motion: false } });

/**
 * For people who want less movement. Switching transitions off in CSS alone leaves Ant Design waiting for ends that
 * never come: a button would keep its loading sign, unseen but read aloud.
 */
export const stillThemes: typeof antdThemes = {
  light: still(antdThemes.light),
  dark: still(antdThemes.dark),
};
