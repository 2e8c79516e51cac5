/** The whole simulator as one JSON file, so that a demo is the same after a restart. Tokens are not kept. */
import { open, readFile, rename } from 'node:fs/promises';
import type { Company } from './state/company.ts';
import { type Relation, Relations } from './state/relations.ts';
import { defaultSwitches } from './state/switches.ts';
import { TagLibrary } from './state/tag-library.ts';

const VERSION = 1;

export interface SavedState {
  readonly version: typeof VERSION;
  readonly companies: readonly { readonly company: Company; readonly random: number }[];
}

type SavedCompany = Omit<Company, 'relations' | 'library'> & {
  readonly relations: Relation[];
  readonly library: Pick<TagLibrary, 'groups' | 'tags'>;
};

/** Maps and sets are marked, so that they come back as what they were. */
const mark = (_: string, value: unknown): unknown =>
  value instanceof Map ? { $map: [...value] } : value instanceof Set ? { $set: [...value] } : value;

function unmark(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
  return '$set' in value ? new Set(value.$set as unknown[]) : value;
}

export const writeState = (companies: SavedState['companies']): string =>
  JSON.stringify({ version: VERSION, companies }, mark);

/** Error: the text is of another version. */
export function readState(text: string): SavedState {
  const { version, companies } = JSON.parse(text, unmark) as {
    version: number;
    companies: { company: SavedCompany; random: number }[];
  };
  if (version !== VERSION) throw new Error(`state of the simulator: version ${version} is not ${VERSION}`);
  return {
    version,
    companies: companies.map(({ company, random }) => ({ random, company: revived(company) })),
  };
}

function revived(saved: SavedCompany): Company {
  const { groups, tags } = saved.library;
  const switches = { ...defaultSwitches, ...saved.switches };
  return {
    ...saved,
    switches,
    relations: new Relations(saved.relations),
    library: new TagLibrary(groups, tags),
    // Files of before had none.
    strategies: saved.strategies ?? [],
  };
}

/** `null` when there is no file yet. */
export async function loadState(path: string): Promise<SavedState | null> {
  try {
    return readState(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: written beside, flushed, and put in its place. */
export async function saveState(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** Everything as plain JSON for assertions: maps as lists of their values, sets as lists. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Map ? [...part.values()] : part instanceof Set ? [...part] : part,
  );
