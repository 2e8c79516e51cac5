/**
 * The twelve hues of tag groups. A group owns a hue and its tags inherit it; every hue has a glyph, drawn wherever the
 * hue is, so that no meaning hangs on colour alone. Colours: theme.css (`--zhu-t` text, `-b` tint, `-l` line, `-s` solid).
 */
import type { Language } from '#kernel';

/** `glyph` is the path of a 10 × 10 drawing, filled by the even-odd rule. */
const drawn = {
  zhu: {
    name: { 'zh-CN': '朱', 'zh-TW': '朱', en: 'Vermilion' },
    glyph: 'M5 1a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  },
  ju: { name: { 'zh-CN': '橘', 'zh-TW': '橘', en: 'Orange' }, glyph: 'M5 .9 9.3 8.7H.7z' },
  hu: { name: { 'zh-CN': '琥珀', 'zh-TW': '琥珀', en: 'Amber' }, glyph: 'M5 .4 9.6 5 5 9.6.4 5z' },
  jiang: {
    name: { 'zh-CN': '姜黄', 'zh-TW': '薑黃', en: 'Turmeric' },
    glyph: 'M1.8 1.2h6.4a.6.6 0 0 1 .6.6v6.4a.6.6 0 0 1-.6.6H1.8a.6.6 0 0 1-.6-.6V1.8a.6.6 0 0 1 .6-.6z',
  },
  zhu2: { name: { 'zh-CN': '竹', 'zh-TW': '竹', en: 'Bamboo' }, glyph: 'M5 .6 9.5 4 7.8 9.3H2.2L.5 4z' },
  song: { name: { 'zh-CN': '松', 'zh-TW': '松', en: 'Pine' }, glyph: 'M5 9.1.7 1.3h8.6z' },
  qing: {
    name: { 'zh-CN': '青', 'zh-TW': '青', en: 'Teal' },
    glyph: 'M2.7.9h4.6L9.7 5 7.3 9.1H2.7L.3 5z',
  },
  tian: {
    name: { 'zh-CN': '天', 'zh-TW': '天', en: 'Sky' },
    glyph: 'M5 .8a4.2 4.2 0 1 1 0 8.4A4.2 4.2 0 0 1 5 .8zm0 2.2a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  },
  dian: {
    name: { 'zh-CN': '靛', 'zh-TW': '靛', en: 'Indigo' },
    glyph: 'M1 1h8v8H1zm2.2 2.2v3.6h3.6V3.2z',
  },
  zi: {
    name: { 'zh-CN': '紫', 'zh-TW': '紫', en: 'Violet' },
    glyph: 'm5 .5 1.4 2.9 3.2.4-2.3 2.2.6 3.2L5 7.7 2.1 9.2l.6-3.2L.4 3.8l3.2-.4z',
  },
  mei: {
    name: { 'zh-CN': '梅', 'zh-TW': '梅', en: 'Plum' },
    glyph: 'M3.5.8h3v2.7h2.7v3H6.5v2.7h-3V6.5H.8v-3h2.7z',
  },
  mo: {
    name: { 'zh-CN': '墨', 'zh-TW': '墨', en: 'Ink' },
    glyph: 'M5 .8a4.2 4.2 0 1 1 0 8.4A4.2 4.2 0 0 1 5 .8zm0 1.4v5.6a2.8 2.8 0 0 0 0-5.6z',
  },
} as const satisfies Record<string, { name: Readonly<Record<Language, string>>; glyph: string }>;

export type Hue = keyof typeof drawn;

export const hues = Object.keys(drawn) as Hue[];

export const hueName = (hue: Hue, language: Language): string => drawn[hue].name[language];

export const hueGlyph = (hue: Hue): string => drawn[hue].glyph;

/** The hue a group or tag was given, 墨 (ink) when it has none or one we do not know. */
export const toHue = (color: string | null | undefined): Hue => hues.find((h) => h === color) ?? 'mo';

/** Class that sets `--ht` text, `--hb` tint, `--hl` line and `--hs` solid for everything inside. */
export const hueClass = (hue: Hue): string => `h-${hue}`;
