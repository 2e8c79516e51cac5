/** The library as a document: plan first, then carry out exactly that plan in one transaction. */
import { createHash } from 'node:crypto';
import { staffByKey } from '#features/staff';
import {
  AppError,
  type BodyOf,
  conflict,
  inSlices,
  invalid,
  notFound,
  type OutputOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { committedPosition } from '#platform/feed';
import { say } from '#platform/http';
import type * as contract from '../contract.ts';
import {
  applyPlan,
  type Change,
  canApply,
  type DocumentGroup,
  type Library,
  type LibraryDocument,
  type Plan,
  planSteps,
  readDocument,
} from '../core/public.ts';
import { findPreset } from '../presets/presets.ts';
import { tagsTexts } from '../texts.ts';
import { type EditTools, editLibrary } from './edit.ts';
import { libraryOf } from './library.ts';
import type { LibraryPorts } from './ports.ts';
import { readLibraryText } from './read-text.ts';
import type { LibrarySnapshot } from './snapshot.ts';
import { visibleModel } from './snapshot.ts';
import { documentOfWorkbook } from './workbook.ts';
import { writeModel } from './write-model.ts';

type Input = BodyOf<typeof contract.planLibrary>;
type Answered = OutputOf<typeof contract.planLibrary>;

interface Wanted {
  readonly document: LibraryDocument;
  /** A preset only adds to a library that is in use. */
  readonly keepExisting: boolean;
  readonly prune: boolean;
  readonly title: string;
}

/** The document whose fields are those of the body. */
function documentIn({ version, categories, groups }: Input): object | undefined {
  const fields = Object.entries({ version, categories, groups }).filter(([, value]) => value !== undefined);
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/** A library that comes twice leaves open which of the two counts. Error: `library.severalGiven` with their fields. */
function refuseSeveral({ preset, document, text, file, version, categories, groups }: Input): void {
  const sources = [{ preset }, { document }, { text }, { file }, { version, categories, groups }]
    .map((source) => Object.entries(source).flatMap(([field, value]) => (value === undefined ? [] : [field])))
    .filter((fields) => fields.length > 0);
  if (sources.length > 1) throw invalid('library.severalGiven', { fields: sources.flat().join(', ') });
}

/** Errors: `library.nothingGiven`, `library.severalGiven`, `library.unreadable`, `library.invalidDocument`, `preset.notFound`. */
async function wantedOf(input: Input): Promise<Wanted> {
  refuseSeveral(input);
  const prune = input.prune ?? false;
  if (input.preset !== undefined) {
    const preset = findPreset(input.preset);
    if (!preset) throw notFound('preset.notFound', { preset: input.preset });
    return { document: preset.document, keepExisting: true, prune: false, title: preset.name['zh-CN'] };
  }
  const document = input.document ?? documentIn(input);
  if (document !== undefined)
    return { document: readDocument(document), keepExisting: false, prune, title: 'JSON' };
  if (input.format === 'xlsx') {
    if (input.file === undefined)
      throw invalid('library.nothingGiven', {}, [{ path: 'file', code: 'required' }]);
    return { document: await documentOfWorkbook(input.file), keepExisting: false, prune, title: 'XLSX' };
  }
  if (input.text === undefined)
    throw invalid('library.nothingGiven', {}, [{ path: 'text', code: 'required' }]);
  const format = input.format ?? (/^\s*[{[]/.test(input.text) ? 'json' : 'yaml');
  const read = await readLibraryText(input.text, format);
  return { document: read, keepExisting: false, prune, title: format.toUpperCase() };
}

/** People as ids, so that `wecom:zhangsan` and `stf_1` mean the same and nothing changes when nothing changes. */
async function withIds(
  db: Queryable,
  workspace: number,
  document: LibraryDocument,
): Promise<LibraryDocument> {
  const refs = new Set<string>();
  const visit = (node: { groups?: readonly object[]; categories?: readonly object[] }): void => {
    for (const group of node.groups ?? [])
      for (const ref of [steward(group, 'steward'), steward(group, 'deputy')]) if (ref) refs.add(ref);
    for (const category of node.categories ?? []) visit(category);
  };
  visit(document);
  if (refs.size === 0) return document;
  const people = await staffByKey(db, workspace, [...refs]);
  const unknown = [...refs].filter((ref) => !people.has(ref));
  const [first] = unknown;
  if (first !== undefined)
    throw invalid(
      'staff.notFound',
      { id: first.slice(0, 200) },
      unknown.map((ref) => ({ path: 'steward', code: 'staff.notFound', facts: { id: ref.slice(0, 200) } })),
    );
  const idOf = (ref: string) => toId('staff', people.get(ref)?.id ?? 0);
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      (key === 'steward' || key === 'deputy') && typeof value === 'string' ? idOf(value) : value,
    ),
  ) as LibraryDocument;
}

const steward = (group: object, field: 'steward' | 'deputy'): string | null => {
  const value = new Map<string, unknown>(Object.entries(group)).get(field);
  return typeof value === 'string' ? value : null;
};

/** Names a plan: the same changes to the same elements have the same name. */
const hashOf = (plan: Plan): string =>
  createHash('sha256')
    .update(JSON.stringify([plan.changes, plan.refused]))
    .digest('base64url')
    .slice(0, 22);

const makePlan = (model: Library, { document, keepExisting, prune }: Wanted): Promise<Plan> =>
  inSlices(planSteps(model, document, { keepExisting, prune }));

export async function planLibrary(ctx: Ctx, ports: LibraryPorts, input: Input): Promise<Answered> {
  requireRight(ctx.actor, 'library:read');
  const wanted = await completed(ctx, await wantedOf(input));
  const library = await libraryOf(ctx.db, ctx.workspace);
  return answer(ctx, ports, library, await makePlan(visibleModel(library, ctx.actor), wanted));
}

const completed = async (ctx: Ctx, wanted: Wanted): Promise<Wanted> => ({
  ...wanted,
  document: await withIds(ctx.db, ctx.workspace, wanted.document),
});

/**
 * One transaction, one change set. Errors: `library.planChanged` (409) when `planHash` names another plan than the
 * library of this moment gives, `library.planRefused` (400) when the plan must not be applied, and those of the plan.
 */
export async function applyLibrary(
  ctx: Ctx,
  ports: LibraryPorts,
  input: BodyOf<typeof contract.applyLibrary>,
): Promise<OutputOf<typeof contract.applyLibrary>> {
  requireRight(ctx.actor, 'library:write');
  const { planHash, ...rest } = input;
  const wanted = await completed(ctx, await wantedOf(rest));
  // Counts come from the audience index, which must not be asked inside a transaction.
  const shown = await libraryOf(ctx.db, ctx.workspace);
  const view = await answer(ctx, ports, shown, await makePlan(shown.model, wanted));
  const edit = await editLibrary(ctx, APPLIED, (tools) =>
    carryOut(ctx, tools, wanted, planHash ?? view.planHash),
  );
  return {
    ...view,
    applied: edit.result,
    changeSet: edit.changeSet === null ? null : toId('changeSet', edit.changeSet),
  };
}

const APPLIED = { did: 'library.applied', judged: true } as const;

/** The number of changes. `planHash`: of the plan that was shown. */
async function carryOut(
  ctx: Ctx,
  { draft, tx, about }: EditTools,
  wanted: Wanted,
  planHash?: string,
): Promise<number> {
  about(wanted.title);
  const plan = await makePlan(draft.library.model, wanted);
  if (planHash !== undefined && hashOf(plan) !== planHash) throw conflict('library.planChanged', {});
  if (!canApply(plan)) throw refusal(plan);
  await writeModel(tx, ctx, draft, applyPlan(draft.library.model, plan), plan);
  return plan.changes.length;
}

/**
 * Adds what a library lacks of these groups and tags; what is there stays as it is. One change set, called `title`.
 * `then`: what needs them, in the same transaction; when it fails nothing was added. Error: `library.planRefused`.
 */
export async function addToLibrary(
  ctx: Ctx,
  groups: readonly DocumentGroup[],
  title: string,
  then: (tx: Tx) => Promise<void>,
): Promise<void> {
  requireRight(ctx.actor, 'library:write');
  const document: LibraryDocument = { version: 1, groups: [...groups] };
  const wanted = { document, keepExisting: true, prune: false, title };
  await editLibrary(ctx, APPLIED, async (tools) => {
    const added = await carryOut(ctx, tools, wanted);
    if (added > 0) tools.afterwards(() => then(tools.tx));
    else await then(tools.tx);
  });
}

function refusal(plan: Plan): AppError {
  const blocked = plan.findings.filter((one) => one.severity === 'block');
  return new AppError('invalid', 'library.planRefused', { count: plan.refused.length + blocked.length }, [
    ...plan.refused.map((one) => ({
      path: one.at ?? one.path,
      code: `library.${one.code}`,
      facts: { ...one.facts, element: one.element, path: one.path },
    })),
    ...blocked.map((one) => ({ path: one.path, code: `lint.${one.code}`, facts: one.facts })),
  ]);
}

async function answer(
  ctx: Ctx,
  ports: LibraryPorts,
  library: LibrarySnapshot,
  plan: Plan,
): Promise<Answered> {
  const heads = await ports.headCounts.each(ctx, [...library.tags.keys()]);
  const customers = customersByKey(library, heads);
  const sentence = (code: string, facts: Plan['findings'][number]['facts']) =>
    say(tagsTexts, code, facts, ctx.language).message;
  return {
    planHash: hashOf(plan),
    canApply: canApply(plan),
    summary: plan.summary as Answered['summary'],
    changes: plan.changes.map((change) => ({
      kind: change.kind,
      element: change.element,
      key: change.key,
      path: change.path,
      ...('before' in change ? { before: change.before } : {}),
      ...('after' in change ? { after: change.after } : {}),
      customers: customers(change),
    })),
    findings: plan.findings.map(({ code, severity, element, key, path, facts }) => ({
      path,
      code: `lint.${code}`,
      severity,
      element,
      key,
      message: sentence(`lint.${code}`, facts),
      facts: { ...facts },
    })),
    refused: plan.refused.map(({ code, element, key, path, at, facts }) => ({
      code: `library.${code}`,
      element,
      key,
      path,
      at,
      message: sentence(`library.${code}`, { ...facts, element, path }),
    })),
    position: await committedPosition(ctx.db, ctx.workspace),
  };
}

/** People behind a change: of a tag its own, of a group those of its tags added up. */
function customersByKey(
  library: LibrarySnapshot,
  heads: ReadonlyMap<number, number>,
): (change: Change) => number {
  const ofTag = new Map<string, number>();
  const ofGroup = new Map<string, number>();
  for (const group of library.groups.values()) {
    let sum = 0;
    for (const tag of group.tags) {
      const count = heads.get(tag.id) ?? 0;
      ofTag.set(tag.key, count);
      sum += count;
    }
    ofGroup.set(group.key, sum);
  }
  return (change) => {
    const key = change.kind === 'rekey' ? change.before.key : change.key;
    if (key === null || change.kind === 'create' || change.kind === 'reorder') return 0;
    return (change.element === 'tag' ? ofTag : ofGroup).get(key) ?? 0;
  };
}
