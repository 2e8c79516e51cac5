/** QR codes as pictures, with a mark in the middle. Drawn here: what WeCom gives has one size and no mark. */
import { PNG } from 'pngjs';
import QRCode from 'qrcode';

/** Pixels of a square, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Style {
  /** Edge in pixels. */
  readonly size: number;
  /** A mark of the company; `ours`: the product's; null: none. */
  readonly mark: Buffer | 'ours' | null;
}

/** Modules of white around the code, as ISO/IEC 18004 asks. */
const QUIET = 4;
/** Share of the edge that the mark takes. With level H 30 % of the code may be hidden; this hides 5 %. */
const MARK_SHARE = 0.22;
/** White around the mark, as a share of its edge. */
const MARK_MARGIN = 0.1;

/** Our mark on a grid of 24: a cabinet with four drawers. `[x, y, width, height, colour]` */
const OURS: readonly (readonly [number, number, number, number, string])[] = [
  [0, 0, 24, 24, '#b4532a'],
  [3, 3, 8, 8, '#ffffff'],
  [13, 3, 8, 8, '#ffffff'],
  [3, 13, 8, 8, '#ffffff'],
  [13, 13, 8, 8, '#ffffff'],
  [6, 6, 2, 2, '#b4532a'],
  [16, 6, 2, 2, '#b4532a'],
  [6, 16, 2, 2, '#b4532a'],
  [16, 16, 2, 2, '#b4532a'],
];
const GRID = 24;

interface Modules {
  readonly count: number;
  isDark(row: number, column: number): boolean;
}

/** Level H with a mark, so that what it hides can be read all the same. */
function modulesOf(content: string, { mark }: Style): Modules {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: mark === null ? 'M' : 'H' });
  return { count: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** Where the mark goes, in units of the picture's edge; with its white margin. */
function placeOf(size: number) {
  const edge = Math.round(size * MARK_SHARE);
  const margin = Math.round(edge * MARK_MARGIN);
  const at = Math.round((size - edge) / 2);
  return { at, edge, outer: at - margin, outerEdge: edge + 2 * margin };
}

export function svgPicture(content: string, style: Style): string {
  const { size, mark } = style;
  const modules = modulesOf(content, style);
  const all = modules.count + 2 * QUIET;
  let path = '';
  for (let row = 0; row < modules.count; row++)
    for (let column = 0; column < modules.count; column++)
      if (modules.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  const code = `<path d="M0 0h${all}v${all}h-${all}z" fill="#fff"/><path d="${path}" fill="#000"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">` +
    `<g transform="scale(${size / all})" shape-rendering="crispEdges">${code}</g>${mark === null ? '' : svgMark(size, mark)}</svg>`
  );
}

function svgMark(size: number, mark: Buffer | 'ours'): string {
  const { at, edge, outer, outerEdge } = placeOf(size);
  const ground = `<rect x="${outer}" y="${outer}" width="${outerEdge}" height="${outerEdge}" rx="${outerEdge / 8}" fill="#fff"/>`;
  if (mark !== 'ours')
    return `${ground}<image x="${at}" y="${at}" width="${edge}" height="${edge}" href="data:image/png;base64,${mark.toString('base64')}"/>`;
  const boxes = OURS.map(
    ([x, y, width, height, fill]) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`,
  );
  return `${ground}<g transform="translate(${at} ${at}) scale(${edge / GRID})">${boxes.join('')}</g>`;
}

export function pngPicture(content: string, style: Style): Buffer {
  const { size, mark } = style;
  const modules = modulesOf(content, style);
  const all = modules.count + 2 * QUIET;
  // Whole pixels for each module: a blurred edge costs readers more than a wider margin.
  const scale = Math.max(1, Math.floor(size / all));
  const edge = Math.max(size, scale * all);
  const from = Math.floor((edge - scale * modules.count) / 2);
  const png = new PNG({ width: edge, height: edge });
  png.data.fill(255);
  for (let row = 0; row < modules.count; row++)
    for (let column = 0; column < modules.count; column++)
      if (modules.isDark(row, column))
        fill(png, from + column * scale, from + row * scale, scale, scale, [0, 0, 0]);
  if (mark !== null) drawMark(png, mark);
  return PNG.sync.write(png, { colorType: 2 });
}

type Colour = readonly [number, number, number];

function fill(
  { width, data }: PNG,
  x: number,
  y: number,
  across: number,
  down: number,
  colour: Colour,
): void {
  for (let row = y; row < y + down; row++)
    for (let column = x; column < x + across; column++) data.set(colour, (row * width + column) * 4);
}

const colourOf = (hex: string): Colour => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

function drawMark(png: PNG, mark: Buffer | 'ours'): void {
  const { at, edge, outer, outerEdge } = placeOf(png.width);
  fill(png, outer, outer, outerEdge, outerEdge, [255, 255, 255]);
  if (mark === 'ours') {
    const scaled = (n: number) => Math.round((n * edge) / GRID);
    for (const [x, y, width, height, colour] of OURS)
      fill(
        png,
        at + scaled(x),
        at + scaled(y),
        scaled(x + width) - scaled(x),
        scaled(y + height) - scaled(y),
        colourOf(colour),
      );
    return;
  }
  const own: Pixels = PNG.sync.read(mark);
  for (let row = 0; row < edge; row++)
    for (let column = 0; column < edge; column++)
      png.data.set(averageOf(own, column, row, edge), ((at + row) * png.width + at + column) * 4);
}

/** The mean of the pixels of `own` that fall onto one pixel of the smaller picture, on white. */
function averageOf(own: Pixels, column: number, row: number, edge: number): number[] {
  const span = (at: number, length: number) => {
    const first = Math.floor((at * length) / edge);
    return [first, Math.max(first + 1, Math.floor(((at + 1) * length) / edge))] as const;
  };
  const [left, right] = span(column, own.width);
  const [top, bottom] = span(row, own.height);
  const sum = [0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const i = (y * own.width + x) * 4;
      const opacity = (own.data[i + 3] ?? 0) / 255;
      for (const c of [0, 1, 2])
        sum[c] = (sum[c] ?? 0) + (own.data[i + c] ?? 0) * opacity + 255 * (1 - opacity);
    }
  const pixels = (right - left) * (bottom - top);
  return [...sum.map((one) => Math.round(one / pixels)), 255];
}

/** Pixels of the longest edge of a mark. */
export const MOST_MARK = 512;

/** Whether these bytes are a PNG that can be drawn. The size is read before anything is unpacked. */
export function isMark(bytes: Buffer): boolean {
  const head = bytes.length > 24 && bytes.subarray(1, 4).toString('latin1') === 'PNG';
  if (!head || bytes.readUInt32BE(16) > MOST_MARK || bytes.readUInt32BE(20) > MOST_MARK) return false;
  try {
    PNG.sync.read(bytes);
    return true;
  } catch {
    return false;
  }
}
