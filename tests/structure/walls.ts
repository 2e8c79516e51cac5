/**
 * The walls of the house (design: one folder per feature, one door, imports only leftwards), as a function from files
 * to violations. Each message says what to do instead.
 */
import { dirname, join, normalize } from 'node:path';

export interface SourceFile {
  /** From the project root, with `/`: src/features/tags/sql.ts */
  readonly path: string;
  readonly text: string;
}

/** Left to right; code imports only from the left. */
export const ORDER = [
  'kernel',
  'platform',
  'staff',
  'jobs',
  'events',
  'customers',
  'tags',
  'conditions',
  'audience',
  'imports',
  'notices',
  'rules',
  'presets',
  'materials',
  'sites',
  'forms',
  'actions',
  'outcomes',
  'demo',
  'channels',
  'app',
] as const;

const BROWSER = new Set(['ui', 'web', 'sidebar', 'reading']);
const STATIC = /\bfrom\s*['"](\.[^'"\n]+)['"]/g;
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g;

interface Place {
  /** kernel, platform, a feature's name, channels, app, ui, web, sidebar */
  readonly room: string;
  /** Folder that may be crossed freely inside, e.g. src/platform/db */
  readonly folder: string;
  readonly core: boolean;
  readonly contract: boolean;
}

function placeOf(path: string): Place | null {
  const parts = path.split('/');
  if (parts[0] !== 'src' || !parts[1]) return null;
  const feature = parts[1] === 'features';
  const deep = feature || parts[1] === 'platform' || parts[1] === 'channels';
  return {
    room: feature ? (parts[2] ?? '') : parts[1],
    folder: parts.slice(0, deep ? 3 : 2).join('/'),
    core: feature && parts[3] === 'core',
    contract: feature && parts[3] === 'contract.ts',
  };
}

const rank = (room: string): number => (ORDER as readonly string[]).indexOf(room);

function doorProblem(from: Place, specifier: string): string | null {
  const [, kind, name, part] = /^#(\w+)(?:\/([\w-]+))?(?:\/([\w-]+))?$/.exec(specifier) ?? [];
  if (!kind) return null;
  if (kind === 'tests') return 'code may not import test support';
  const room = kind === 'features' ? (name ?? '') : kind;
  const inner = part === 'core' || part === 'contract';
  if (from.core && room !== 'kernel' && part !== 'core')
    return 'a core is pure: import only #kernel and other cores';
  if (from.contract && room !== 'kernel' && !inner)
    return 'a contract imports only #kernel, cores and contracts';
  if (BROWSER.has(from.room)) {
    if (room === 'kernel' || inner || (room === 'ui' && from.room !== 'ui')) return null;
    return 'browser code sees only #kernel, #ui, contracts and cores';
  }
  if (room === 'ui') return 'the server does not import the browser';
  if (room === from.room && (kind !== 'platform' || name === from.folder.split('/')[2]))
    return part === 'core' || part === 'contract'
      ? null
      : 'inside a folder import by relative path, not through its own door';
  if (rank(room) < 0) return `unknown room "${room}": add it to ORDER in tests/structure/walls.ts`;
  if (rank(room) > rank(from.room))
    return `${from.room} may not import ${room}: imports go leftwards; let ${room} hand it over as a port in app/wiring.ts`;
  return null;
}

/** One line per violation: `path: specifier: what to do`. */
export function violations(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    const from = placeOf(file.path);
    const test = /\.test\.tsx?$/.test(file.path);
    if (!from) continue;
    for (const [, specifier = ''] of file.text.matchAll(SPECIFIER)) {
      const say = (problem: string) => found.push(`${file.path}: ${specifier}: ${problem}`);
      if (specifier.startsWith('.')) {
        const target = normalize(join(dirname(file.path), specifier));
        if (test && target.startsWith('tests/')) continue;
        if (!target.startsWith(`${from.folder}/`))
          say('leaves its folder: go through a door of package.json "imports"');
        else if (from.core && !target.startsWith(`${from.folder}/core/`))
          say('a core does not import what is around it');
        continue;
      }
      if (specifier.startsWith('#')) {
        // A test may put features together, as the wiring does; always through their doors.
        if (test && !BROWSER.has(from.room)) continue;
        const problem = doorProblem(from, specifier);
        if (problem) say(problem);
        continue;
      }
      const node = specifier.startsWith('node:');
      if (node && !test && (from.core || from.contract || from.room === 'kernel' || BROWSER.has(from.room)))
        say('pure and browser code may not use Node');
    }
  }
  return found;
}

/**
 * Files that import each other in a loop, types included; each circle once, as its paths in alphabetical order. A lazy
 * `import()` is a seam made on purpose (a route and its page) and closes none.
 */
export function circles(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map((file) => file.path));
  const imports = new Map(
    files.map((file) => [
      file.path,
      [...file.text.matchAll(STATIC)]
        .map(([, specifier = '']) => normalize(join(dirname(file.path), specifier)))
        .filter((target) => known.has(target)),
    ]),
  );
  return strongComponents(imports).filter((paths) => paths.length > 1);
}

/** Tarjan, Depth-first search and linear graph algorithms (1972). */
function strongComponents(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): number => {
    const at = order.size;
    order.set(node, at);
    open.push(node);
    let reach = at;
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) reach = Math.min(reach, visit(next));
      else if (open.includes(next)) reach = Math.min(reach, order.get(next) ?? reach);
    }
    if (reach === at) found.push(open.splice(open.indexOf(node)).sort());
    return reach;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}
