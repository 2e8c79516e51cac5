import { type Hue, hueClass, hueGlyph } from './hues.ts';

export interface HueGlyphProps {
  hue: Hue;
  /** Pixels, 10 unless told. */
  size?: number;
  /** Paint in the hue's solid colour; otherwise the glyph takes the colour of the text around it. */
  coloured?: boolean;
}

/** The mark of a hue. Decoration: say the group's name beside it. */
export function HueGlyph({ hue, size = 10, coloured = false }: HueGlyphProps) {
  return (
    <svg
      viewBox="0 0 10 10"
      width={size}
      height={size}
      aria-hidden="true"
      className={coloured ? hueClass(hue) : undefined}
      fill={coloured ? 'var(--hs)' : 'currentColor'}
    >
      <path fillRule="evenodd" d={hueGlyph(hue)} />
    </svg>
  );
}
