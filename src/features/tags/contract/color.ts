/** Colours as callers write them, as hues of the palette. */
import { type Hue, hueNames, hues } from '../core/public.ts';

/** Solid colours of the hues on white (ui/guide.md section 3). */
const SOLID: Readonly<Record<Hue, number>> = {
  zhu: 0xc24e46,
  ju: 0xb35f23,
  hu: 0xa16d03,
  jiang: 0x867b1d,
  zhu2: 0x5f872a,
  song: 0x298e5b,
  qing: 0x048b88,
  tian: 0x0384af,
  dian: 0x4a74d1,
  zi: 0x8760c3,
  mei: 0xb74d85,
  mo: 0x7b7974,
};

const channels = (rgb: number) => [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255] as const;

/** Hue angle in degrees and chroma (0–255) of the hexagonal model: what people mean by "the same colour". */
function angle(rgb: number): { degrees: number; chroma: number } {
  const [r, g, b] = channels(rgb);
  const most = Math.max(r, g, b);
  const chroma = most - Math.min(r, g, b);
  if (chroma === 0) return { degrees: 0, chroma };
  const sixth = most === r ? (g - b) / chroma : most === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  return { degrees: (sixth * 60 + 360) % 360, chroma };
}

const GREY = 24;

/** The hue with this name (`zhu`, `朱`), or the nearest one to `#rgb` or `#rrggbb`; null for anything else. */
export function nearestHue(text: string): Hue | null {
  const named = hues.find((hue) => hue === text || hueNames[hue] === text);
  if (named) return named;
  const hex = /^#(?:([0-9a-f]{6})|([0-9a-f])([0-9a-f])([0-9a-f]))$/i.exec(text);
  if (!hex) return null;
  const rgb = Number.parseInt(hex[1] ?? `${hex[2]}${hex[2]}${hex[3]}${hex[3]}${hex[4]}${hex[4]}`, 16);
  const wanted = angle(rgb);
  if (wanted.chroma < GREY) return 'mo';
  const distance = (hue: Hue) => {
    const apart = Math.abs(angle(SOLID[hue]).degrees - wanted.degrees);
    return Math.min(apart, 360 - apart);
  };
  return hues
    .filter((hue) => hue !== 'mo')
    .reduce((best, hue) => (distance(hue) < distance(best) ? hue : best));
}
