/**
 * The product's own drawings: 16 px grid, lines of 1.5 px with round ends, no fills except where `solid` says so.
 * One meaning per drawing: bolt = automatic, pencil = personal or write, lock = protected, snow = cold or freeze,
 * steps = ordered, ringDot = single choice. For other meanings take an outlined icon of @ant-design/icons.
 */
export interface Drawing {
  readonly paths: readonly string[];
  /** Filled instead of drawn in lines. */
  readonly solid?: boolean;
  /** Wider line for drawings made of dots. */
  readonly stroke?: number;
}

const line = (...paths: string[]): Drawing => ({ paths });
const ring = 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2z';

export const drawings = {
  // places
  home: line('M2.5 7.2 8 2.6l5.5 4.6V13a.8.8 0 0 1-.8.8H10V10H6v3.8H3.3a.8.8 0 0 1-.8-.8z'),
  cabinet: line(
    'M3.2 2.5h9.6A1.2 1.2 0 0 1 14 3.7v8.6a1.2 1.2 0 0 1-1.2 1.2H3.2A1.2 1.2 0 0 1 2 12.3V3.7a1.2 1.2 0 0 1 1.2-1.2z',
    'M2 6.2h12M2 9.9h12M8 2.5v11M4.6 4.4h.9M10.5 4.4h.9M4.6 8h.9M10.5 8h.9M4.6 11.7h.9M10.5 11.7h.9',
  ),
  person: line(
    'M8 2.7a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4z',
    'M2.8 13.5c.6-2.6 2.7-4 5.2-4s4.6 1.4 5.2 4',
  ),
  people: line(
    'M6 3.2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z',
    'M1.8 13c.5-2.2 2.1-3.4 4.2-3.4s3.7 1.2 4.2 3.4M10.4 3.6a2.1 2.1 0 0 1 0 4M12 9.9c1.2.5 2 1.6 2.3 3.1',
  ),
  filter: line('M2.2 3h11.6L9.6 8.1v4.4l-3.2 1.2V8.1z'),
  ladder: line(
    'M3 3v4.2A2.8 2.8 0 0 0 5.8 10H13M10.4 7.4 13 10l-2.6 2.6M8 2.8h5',
    'M3 1.7a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8z',
  ),
  send: line('M13.8 2.2 7 9M13.8 2.2 9.6 13.8 7 9 2.2 6.4z'),
  deal: line(
    'M2 4.5 5 3l3 1.4L11 3l3 1.5v5.8L9 13.4 4.6 10.6 2 10.3z',
    'M8 4.4 5.6 7.2c.9.9 2.2.6 2.9-.3L11 9.4',
  ),
  chart: line('M2.2 13.8h11.6M4 11.5V8M7 11.5V4.5M10 11.5V6.8M13 11.5V3'),
  care: line(
    'M8 13.8V8.4M8 8.4C8 5 5.6 3.2 2.6 3c0 3.2 2 5.3 5.4 5.4zM8 10.2c0-2.4 1.8-4 5.2-4 0 2.6-1.9 4-5.2 4z',
  ),
  settings: line(
    'M8 5.9a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2z',
    'M8 1.8v1.9M8 12.3v1.9M1.8 8h1.9M12.3 8h1.9M3.6 3.6 5 5M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4',
  ),
  tasks: line('M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12.01h.01'),
  // what a tag is
  bolt: { paths: ['M9 1.8 3.4 9h4L7 14.2 12.6 7h-4z'], solid: true },
  pencil: line('M2.8 13.2l.7-2.9 7.3-7.3 2.2 2.2-7.3 7.3z'),
  lock: line(
    'M4.6 7h6.8a1.2 1.2 0 0 1 1.2 1.2v4.2a1.2 1.2 0 0 1-1.2 1.2H4.6a1.2 1.2 0 0 1-1.2-1.2V8.2A1.2 1.2 0 0 1 4.6 7z',
    'M5.4 7V5a2.6 2.6 0 0 1 5.2 0v2',
  ),
  link: line(
    'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.7.7',
    'M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.7-.7',
  ),
  snow: line('M8 1.8v12.4M2.6 4.9l10.8 6.2M13.4 4.9 2.6 11.1M6.4 2.8 8 4.2l1.6-1.4M6.4 13.2 8 11.8l1.6 1.4'),
  ringDot: line('M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z', 'M8 7a1 1 0 1 1 0 2 1 1 0 0 1 0-2z'),
  steps: line('M2.5 13H5v-3H2.5zM6.8 13h2.5V7H6.8zM11 13h2.5V3.5H11z'),
  gavel: line('m6 3 5 5M4.6 4.4l2.8-2.8M9.4 9.4l2.8-2.8M7.5 6.5 2.4 11.6 4 13.2l5-5.1M9 14h5'),
  box: line('M2.2 5 8 2.2 13.8 5v6L8 13.8 2.2 11zM2.2 5 8 7.8 13.8 5M8 7.8v6'),
  bin: line('M2.8 4.4h10.4M6 4.2V2.6h4v1.6M4.2 4.6l.6 8.8h6.4l.6-8.8'),
  // what one does
  qr: line(
    'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4z',
    'M9.5 9.5h1.5M13.5 9.5v1.5M9.5 13.5v-1.5M11.5 11.5h2v2',
  ),
  search: line('M7 2.7a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6z', 'm10.3 10.3 3.4 3.4'),
  plus: line('M8 3v10M3 8h10'),
  minus: line('M3.5 8h9'),
  check: line('m3 8.4 3.2 3.2L13 4.6'),
  cross: line('m4 4 8 8M12 4l-8 8'),
  undo: line('M5.4 3 2.6 5.8l2.8 2.8M2.8 5.8h6.4a4 4 0 0 1 0 8H6'),
  refresh: line('M13.4 6.4A5.7 5.7 0 1 0 13.7 9M13.6 2.8v3.7H9.9'),
  copy: line(
    'M6.2 5h6.1a1.2 1.2 0 0 1 1.2 1.2v6.1a1.2 1.2 0 0 1-1.2 1.2H6.2A1.2 1.2 0 0 1 5 12.3V6.2A1.2 1.2 0 0 1 6.2 5z',
    'M3 10.5V3.3c0-.5.3-.8.8-.8h6.7',
  ),
  merge: line('M3 2.6v2.6c0 3 5 2.6 5 5.6v2.8M13 2.6v2.6c0 3-5 2.6-5 5.6'),
  share: line(
    'M4 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM12 2a1.8 1.8 0 1 1 0 3.6A1.8 1.8 0 0 1 12 2zM12 10.4a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
    'm5.6 7.2 4.8-2.6M5.6 8.8l4.8 2.6',
  ),
  download: line('M8 2.4v7.8M4.8 7.2 8 10.4l3.2-3.2M2.6 13.4h10.8'),
  upload: line('M8 10.4V2.6M4.8 5.8 8 2.6l3.2 3.2M2.6 13.4h10.8'),
  columns: line(
    'M3.2 3h9.6a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3.2a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z',
    'M6.1 3v10M9.9 3v10',
  ),
  play: line('M4.5 2.8v10.4L13 8z'),
  pause: line('M5.3 3v10M10.7 3v10'),
  flag: line('M3.5 14V2.5h8.6l-1.7 3.1 1.7 3.1H3.5'),
  signOut: line('M6.2 2.6H3.4a.8.8 0 0 0-.8.8v9.2c0 .4.4.8.8.8h2.8M10.2 11l3-3-3-3M13 8H6.2'),
  eye: line(
    'M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z',
    'M8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  ),
  grip: { paths: ['M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01'], stroke: 2 },
  more: { paths: ['M3.5 8h.01M8 8h.01M12.5 8h.01'], stroke: 2.2 },
  up: line('m4 10 4-4 4 4'),
  down: line('m4 6 4 4 4-4'),
  left: line('m10 4-4 4 4 4'),
  right: line('m6 4 4 4-4 4'),
  // things
  clock: line(ring, 'M8 4.8V8l2.2 1.5'),
  jobs: line('M8 2.2a5.8 5.8 0 1 0 5.8 5.8M8 5v3.2l2.2 1.4', 'M11 2.4h2.8v2.8'),
  bell: line('M3.4 11.4V7.2a4.6 4.6 0 0 1 9.2 0v4.2l1 1H2.4zM6.8 13.8h2.4'),
  chat: line('M2.2 3h11.6v8H7.4l-3 2.4V11H2.2z'),
  file: line('M3.6 2h5.6l3.2 3.2V14H3.6z', 'M9 2v3.4h3.4M5.8 8.4h4.4M5.8 11h4.4'),
  cart: line(
    'M1.8 2.6h1.8l1.6 7.8h7l1.6-5.6H4.2',
    'M6 12.1a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8zM11.4 12.1a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8z',
  ),
  pulse: line('M1.8 8h2.8l1.8-4.5L9.4 12l1.8-4h3'),
  spark: line('M8 2v4M8 10v4M2 8h4M10 8h4M4 4l1.5 1.5M10.5 10.5 12 12M12 4l-1.5 1.5M5.5 10.5 4 12'),
  moon: line('M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z'),
  sun: line(
    'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
    'M8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M3.5 12.5l.8-.8M11.7 4.3l.8-.8',
  ),
  screen: line(
    'M3 3h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM5.6 13.4h4.8M8 11v2.4',
  ),
  language: line(
    'M2 4.2h7M5.5 2.6v1.6M7.7 4.2c-.5 2.4-2.3 4.5-5 5.6M3.6 6.3c.8 1.5 2.1 2.7 3.7 3.4',
    'm7.6 13.6 3-6.8 3 6.8M8.6 11.4h4',
  ),
  keyboard: line(
    'M2.8 3.8h10.4a1 1 0 0 1 1 1v6.4a1 1 0 0 1-1 1H2.8a1 1 0 0 1-1-1V4.8a1 1 0 0 1 1-1z',
    'M4.4 6.4h.01M6.8 6.4h.01M9.2 6.4h.01M11.6 6.4h.01M5.2 9.6h5.6',
  ),
  // how it went
  done: line(ring, 'm5.4 8.2 1.8 1.8 3.4-3.6'),
  refused: line(ring, 'm5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4'),
  info: line(ring, 'M8 7.4v3.4M8 5.2h.01'),
  alert: line(ring, 'M8 4.8v3.8M8 11h.01'),
  warning: line('M8 2.2 14.4 13H1.6z', 'M8 6.4v3M8 11.2h.01'),
  offline: line(
    'M2 2l12 12M4.8 9.4A5 5 0 0 1 7 8.1M2.6 6.9a8.3 8.3 0 0 1 2-1.4M8 5a8.2 8.2 0 0 1 5.4 1.9M10.2 8.7c.4.2.7.4 1 .7M8 12.4h.01',
  ),
} as const satisfies Record<string, Drawing>;

export type IconName = keyof typeof drawings;
