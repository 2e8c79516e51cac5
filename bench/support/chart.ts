/** Two kinds of charts as SVG files: bars and lines on logarithmic scales, readable on light and on dark pages. */

const STYLE = `<style>
text { font: 13px system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; fill: #1f2328 }
.title { font-size: 16px; font-weight: 600 } .quiet { fill: #59636e } .small { font-size: 12px }
.grid { stroke: #d1d9e0; stroke-width: 1 } .ours { fill: #0f766e } .peer { fill: #8c959f }
.line { fill: none; stroke-width: 2.5 } .c0 { stroke: #0f766e } .c1 { stroke: #b45309 } .c2 { stroke: #6d28d9 }
.d0 { fill: #0f766e } .d1 { fill: #b45309 } .d2 { fill: #6d28d9 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .quiet { fill: #9198a1 } .grid { stroke: #3d444d } .ours { fill: #2dd4bf } .peer { fill: #6e7681 }
  .c0 { stroke: #2dd4bf } .c1 { stroke: #fbbf24 } .c2 { stroke: #a78bfa }
  .d0 { fill: #2dd4bf } .d1 { fill: #fbbf24 } .d2 { fill: #a78bfa }
}
</style>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const at = (n: number): string => n.toFixed(1);

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${at(x)}" y="${at(y)}"${attributes ? ` ${attributes}` : ''}>${escaped(content)}</text>`;
}

function page(
  width: number,
  height: number,
  title: string,
  subtitle: string,
  body: readonly string[],
): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title).replaceAll('"', '&quot;')}">`,
    STYLE,
    text(16, 26, title, 'class="title"'),
    text(16, 46, subtitle, 'class="quiet"'),
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}

/** The powers of ten around the values, as exponents. */
function decades(values: readonly number[]): readonly number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Written behind the bar. */
  readonly shown: string;
  readonly ours: boolean;
}

/** Shorter is better. `tick` writes a power of ten of the axis. */
export function bars(
  title: string,
  subtitle: string,
  rows: readonly Bar[],
  tick: (value: number) => string,
): string {
  const width = 860;
  const [left, right, top, step] = [250, 130, 66, 26];
  const scale = decades(rows.map((row) => row.value));
  const [low = 0] = scale;
  const span = (scale.at(-1) ?? 1) - low;
  const x = (value: number) => left + ((Math.log10(value) - low) / span) * (width - left - right);
  const bottom = top + rows.length * step;
  const grid = scale.flatMap((exponent) => {
    const place = x(10 ** exponent);
    return [
      `<line class="grid" x1="${at(place)}" x2="${at(place)}" y1="${top - 6}" y2="${bottom}"/>`,
      text(place, bottom + 18, tick(10 ** exponent), 'class="quiet small" text-anchor="middle"'),
    ];
  });
  const drawn = rows.flatMap((row, i) => {
    const y = top + i * step;
    const long = Math.max(2, x(row.value) - left);
    return [
      text(left - 10, y + 13, row.label, `text-anchor="end"${row.ours ? ' font-weight="600"' : ''}`),
      `<rect class="${row.ours ? 'ours' : 'peer'}" x="${left}" y="${y}" width="${at(long)}" height="17" rx="2"/>`,
      text(left + long + 8, y + 13, row.shown, row.ours ? 'font-weight="600"' : ''),
    ];
  });
  return page(width, bottom + 32, title, subtitle, [...grid, ...drawn]);
}

export interface Line {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** At most three lines over a logarithmic x; y is logarithmic too. */
export function lines(
  title: string,
  subtitle: string,
  series: readonly Line[],
  ticks: { readonly x: (value: number) => string; readonly y: (value: number) => string },
): string {
  const [width, height, left, right, top, low] = [860, 380, 90, 230, 72, 52];
  const points = series.flatMap((line) => line.points);
  const scaleY = decades(points.map(([, y]) => y));
  const [fromX, toX] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [fromY = 0, toY = 1] = [scaleY[0], scaleY.at(-1)];
  const x = (value: number) =>
    left + (Math.log(value / fromX) / Math.log(toX / fromX)) * (width - left - right);
  const y = (value: number) =>
    height - low - ((Math.log10(value) - fromY) / (toY - fromY)) * (height - top - low);
  const grid = scaleY.flatMap((exponent) => {
    const place = y(10 ** exponent);
    return [
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${at(place)}" y2="${at(place)}"/>`,
      text(left - 8, place + 4, ticks.y(10 ** exponent), 'class="quiet small" text-anchor="end"'),
    ];
  });
  const bottom = [...new Set(points.map(([value]) => value))].map((value) =>
    text(x(value), height - low + 20, ticks.x(value), 'class="quiet small" text-anchor="middle"'),
  );
  const drawn = series.flatMap((line, i) => {
    const path = line.points.map(([px, py]) => `${at(x(px))},${at(y(py))}`).join(' ');
    const [endX, endY] = line.points.at(-1) ?? [fromX, 1];
    return [
      `<polyline class="line c${i}" points="${path}"/>`,
      ...line.points.map(([px, py]) => `<circle class="d${i}" cx="${at(x(px))}" cy="${at(y(py))}" r="3.5"/>`),
      text(x(endX) + 10, y(endY) + 4, line.label, 'class="small"'),
    ];
  });
  return page(width, height, title, subtitle, [...grid, ...bottom, ...drawn]);
}
