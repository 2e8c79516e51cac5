/** What a plan should tell before it is applied: names and texts to look at, consequences, and what is refused. */
import type { Facts } from '#kernel';
import {
  type Category,
  definitionFields,
  type Library,
  type LibraryLimits,
  type Tag,
  type TagGroup,
} from './library.ts';
import { checkLibrary, type LibraryFault } from './library-check.ts';
import { namedElements, nameIndexSteps } from './name-index.ts';
import { lintAlias, lintName, lintText, type NameFinding } from './names.ts';
import type { Change, PlanCode, PlanFinding, Refusal } from './plan-parts.ts';
import { relink, type Target } from './plan-target.ts';
import { matchesPattern } from './structured-names.ts';
import type { Wanted } from './wanted.ts';

/** Faults that the plan would bring in. Those the library already has are not its business. */
export function refusalsOf(current: Library, wanted: Wanted, target: Target): Refusal[] {
  const old = new Set(checkLibrary(relink(current, target.links)).map(nameOfFault));
  const at = new Map<string, string>();
  for (const one of wanted.categories) at.set(`category ${one.key}`, one.at);
  for (const one of wanted.groups) at.set(`group ${one.key}`, one.at);
  for (const one of wanted.tags) at.set(`tag ${one.key}`, one.at);
  return [
    ...wanted.doubled.map(({ element, key, name, at: place, code }) => ({
      code,
      element,
      key,
      path: name,
      at: place,
      facts: {},
    })),
    ...checkLibrary(target.library)
      .filter((fault) => !old.has(nameOfFault(fault)))
      .map((fault) => ({ ...fault, at: at.get(`${fault.element} ${fault.key}`) ?? null })),
  ];
}

const nameOfFault = ({ code, element, key }: LibraryFault): string => `${code} ${element} ${key}`;

type Touched = Exclude<Change, { kind: 'reorder' | 'rekey' }>;

/** Rests after each name and each change. */
export function* findingsOf(
  changes: readonly Change[],
  current: Library,
  target: Target,
  limits: LibraryLimits,
): Generator<void, PlanFinding[]> {
  const { library } = target;
  const index = yield* nameIndexSteps(namedElements(library));
  const elements = elementsByKey(library);
  const groups = new Map(library.groups.map((group) => [group.key, group]));
  const findings: PlanFinding[] = [];
  for (const change of changes) {
    yield;
    if (change.kind === 'reorder' || change.kind === 'rekey' || change.kind === 'archive') continue;
    const after = elements.get(`${change.element} ${change.key}`);
    if (!after) continue;
    const context = { element: change.element, key: after.key, within: parentOf(after), index, limits };
    const found: (NameFinding | Consequence)[] = [];
    if (change.kind === 'create' || change.kind === 'rename' || change.kind === 'move')
      // A name that is taken is refused with its place, which says more than the lint.
      found.push(...lintName(after.name, context).filter((finding) => finding.code !== 'duplicate'));
    for (const alias of newAliases(change)) found.push(...lintAlias(alias, context));
    found.push(...textsOf(change).flatMap(lintText), ...consequences(change, after, groups));
    for (const finding of found)
      findings.push({ ...finding, element: change.element, key: after.key, path: change.path });
  }
  return [...findings, ...sizeFindings(current, library, limits)];
}

const elementsByKey = ({ categories, groups, tags }: Library): Map<string, Category | TagGroup | Tag> =>
  new Map<string, Category | TagGroup | Tag>([
    ...categories.map((one) => [`category ${one.key}`, one] as const),
    ...groups.map((one) => [`group ${one.key}`, one] as const),
    ...tags.map((one) => [`tag ${one.key}`, one] as const),
  ]);

const parentOf = (one: Category | TagGroup | Tag): string | null =>
  'parent' in one ? one.parent : 'category' in one ? one.category : one.group;

function fieldsOf(change: Touched): Readonly<Record<string, unknown>> {
  return change.kind === 'create' ? { ...change.after } : change.kind === 'update' ? change.after : {};
}

const strings = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((one) => typeof one === 'string')
    : typeof value === 'string'
      ? [value]
      : [];

/** Aliases that the change brings in, apart from the former name of a renamed element. */
function newAliases(change: Touched): string[] {
  if (change.kind !== 'rename') {
    const old = change.kind === 'update' ? strings(change.before.aliases) : [];
    return strings(fieldsOf(change).aliases).filter((alias) => !old.includes(alias));
  }
  const old = [change.before.name, ...(change.before.aliases ?? [])];
  return (change.after.aliases ?? []).filter((alias) => !old.includes(alias));
}

/** Free texts that the change writes; identifiers must not hide in them. */
function textsOf(change: Touched): string[] {
  const { description, purpose, pattern, productLine, definition } = fieldsOf(change);
  const said: object = typeof definition === 'object' && definition !== null ? definition : {};
  const parts = Object.entries(said).flatMap(([field, text]) =>
    definitionFields.some((known) => known === field) ? strings(text) : [],
  );
  return [
    ...strings(description),
    ...strings(purpose),
    ...strings(pattern),
    ...strings(productLine),
    ...parts,
  ];
}

interface Consequence {
  readonly code: PlanCode;
  readonly severity: 'warn';
  readonly facts: Facts;
}
const warn = (code: PlanCode, facts: Facts = {}): Consequence => ({ code, severity: 'warn', facts });

function consequences(
  change: Touched,
  after: Category | TagGroup | Tag,
  groups: ReadonlyMap<string, TagGroup>,
): Consequence[] {
  if ('choice' in after)
    return change.kind === 'update' ? groupConsequences(change.before, change.after) : [];
  if (!('group' in after)) return [];
  const group = groups.get(after.group);
  const found: Consequence[] = [];
  if (change.kind === 'create' && after.definition.meaning === '') found.push(warn('noDefinition'));
  if (change.kind === 'update' && change.before.protected === true && !after.protected)
    found.push(warn('protectionLifted'));
  if (change.kind === 'move') {
    found.push(warn('crossGroupMove', { from: change.before.path, to: change.after.path }));
    if (group?.choice === 'single') found.push(warn('moveIntoSingle', { group: group.name }));
  }
  const isNamed = change.kind === 'create' || change.kind === 'rename';
  if (isNamed && group?.pattern && !matchesPattern(group.pattern, after.name))
    found.push(warn('patternMismatch', { pattern: group.pattern }));
  return found;
}

function groupConsequences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Consequence[] {
  const found: Consequence[] = [];
  if (after.choice === 'single') found.push(warn('choiceNarrowed'));
  const [old, now] = [before.max, after.max];
  if (typeof now === 'number' && (typeof old !== 'number' || now < old))
    found.push(warn('maxLowered', { max: now }));
  if (after.perStaff !== undefined)
    found.push(warn('perStaffChanged', { perStaff: after.perStaff === true }));
  return found;
}

/** Advice on size is given when a plan makes the library larger than advised, not when it already was (T29, T31). */
function sizeFindings(current: Library, library: Library, limits: LibraryLimits): PlanFinding[] {
  const firstLevel = (one: Library) =>
    one.categories.filter((category) => category.parent === null && !category.archived).length;
  const active = (one: Library) => one.tags.filter((tag) => !tag.archived).length;
  const grew = (code: PlanCode, size: (one: Library) => number, advice: number): PlanFinding[] =>
    size(library) > advice && size(library) > size(current)
      ? [{ ...warn(code, { size: size(library), advice }), element: 'library', key: null, path: '' }]
      : [];
  return [
    ...grew('manyFirstLevel', firstLevel, limits.firstLevel),
    ...grew('largeLibrary', active, limits.activeTags),
  ];
}
