import { readFileSync } from 'node:fs';
import { theme as antd } from 'antd';
import { describe, expect, it } from 'vitest';
import { antdThemes } from './antd-theme.ts';
import { hueGlyph, hueName, hues, toHue } from './hues.ts';
import { parseThemeChoice, resolveTheme, type Theme } from './theme-choice.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** The variables of one theme in theme.css. */
function variables(theme: Theme): ReadonlyMap<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [
      m[1] ?? '',
      (m[2] ?? '').trim().toUpperCase(),
    ]),
  );
}

const channel = (hex: string, at: number): number => {
  const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string) =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const themes = ['light', 'dark'] as const;

describe.each(themes)('the %s theme', (theme) => {
  const css = variables(theme);
  const colour = (name: string): string => {
    const value = css.get(name);
    if (!value) throw new Error(`theme.css has no --${name} in ${theme}`);
    return value;
  };
  const design = antd.getDesignToken(antdThemes[theme]);

  it('says the same in Ant Design as in the variables of our own parts', () => {
    const same: readonly [keyof typeof design, string][] = [
      ['colorPrimary', 'accent'],
      ['colorPrimaryHover', 'accent-hover'],
      ['colorPrimaryBg', 'accent-bg'],
      ['colorLink', 'accent'],
      ['colorInfo', 'accent'],
      ['colorSuccess', 'ok'],
      ['colorWarning', 'warn'],
      ['colorError', 'bad'],
      ['colorErrorBg', 'bad-bg'],
      ['colorBgLayout', 'bg'],
      ['colorBgContainer', 'surface'],
      ['colorBgElevated', 'raised'],
      ['colorText', 'text'],
      ['colorTextSecondary', 'text2'],
      ['colorTextTertiary', 'text3'],
      ['colorBorder', 'line-strong'],
      ['colorBorderSecondary', 'line'],
      ['colorSplit', 'line2'],
      ['colorTextLightSolid', 'on-accent'],
    ];
    expect(same.map(([token]) => [token, String(design[token]).toUpperCase()])).toEqual(
      same.map(([token, name]) => [token, colour(name)]),
    );
  });

  it('has twelve hues whose text can be read on their tint, and marks that can be seen', () => {
    for (const hue of hues) {
      expect(contrast(colour(`${hue}-t`), colour(`${hue}-b`)), hue).toBeGreaterThan(6.5);
      expect(contrast(colour(`${hue}-s`), colour('surface')), hue).toBeGreaterThan(3);
    }
  });

  it('writes nothing that cannot be read', () => {
    for (const ground of ['bg', 'surface', 'raised', 'sunken', 'fill'])
      for (const text of ['text', 'text2', 'text3', 'accent', 'bad', 'ok', 'warn'])
        expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThan(4.5);
    for (const tone of ['ok', 'warn', 'bad', 'mould', 'cold', 'accent'])
      expect(contrast(colour(tone), colour(`${tone}-bg`)), tone).toBeGreaterThan(4.5);
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThan(4.5);
    expect(contrast(String(design.colorErrorHover), colour('surface'))).toBeGreaterThan(4.5);
    expect(contrast(colour('ctl'), colour('surface'))).toBeGreaterThan(3);
  });
});

it('both themes define the same variables', () =>
  expect([...variables('light').keys()]).toEqual([...variables('dark').keys()]));

it('every hue has a glyph and a name of its own', () => {
  expect(hues).toHaveLength(12);
  expect(new Set(hues.map(hueGlyph)).size).toBe(12);
  for (const language of ['zh-CN', 'zh-TW', 'en'] as const)
    expect(new Set(hues.map((hue) => hueName(hue, language))).size).toBe(12);
});

it('a colour we do not know becomes ink', () =>
  expect([toHue('zi'), toHue('#ff0000'), toHue(null), toHue(undefined)]).toEqual(['zi', 'mo', 'mo', 'mo']));

describe('the theme before the first paint', () => {
  const script = readFileSync(new URL('../../web/public/theme.js', import.meta.url), 'utf8');
  const paint = (storage: unknown, systemIsDark: boolean): string => {
    const dataset: { theme?: string } = {};
    const run = new Function('localStorage', 'matchMedia', 'document', script);
    run(storage, () => ({ matches: systemIsDark }), { documentElement: { dataset } });
    return dataset.theme ?? '';
  };

  it.each(['light', 'dark', 'system', 'purple', null])('is the one the page will have: %j', (stored) => {
    for (const systemIsDark of [true, false])
      expect(paint({ getItem: () => stored }, systemIsDark)).toBe(
        resolveTheme(parseThemeChoice(stored), systemIsDark),
      );
  });

  it('follows the system where storage is switched off', () => {
    const broken = {
      getItem: () => {
        throw new Error('SecurityError');
      },
    };
    expect(paint(broken, true)).toBe('dark');
  });
});
