/**
 * What conditions of one caller may name: the library, attributes, audiences and people that this caller sees.
 * Kept until one of these changes, so that a count asks the database nothing. Holds: a change that this process has
 * committed is used by the next request, one of another process within the time in which the index hears of it.
 */
import { type AttributeTerm, type GroupTerm, type TagTerm, vocabularyOf } from '#features/conditions/core';
import { attributeTerms, channelTerms } from '#features/customers';
import { customerStatuses, customerStatusNames, OWNER_KEY, ownerLabel } from '#features/customers/core';
import { departmentTerms, staffOfDepartments, staffTerms } from '#features/staff';
import { type LibrarySnapshot, type LibraryTerms, libraryOf, tagTerms, tagTermsIn } from '#features/tags';
import { type Language, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { WorkspaceIndex } from './index/workspace-index.ts';
import { audienceTerms } from './sql.ts';

export type Terms = ReturnType<typeof vocabularyOf> & {
  /** Every tag that the caller sees, in the order of the library. */
  readonly allTags: readonly TagTerm[];
  readonly allGroups: readonly GroupTerm[];
  /** Keys of the attributes that somebody declared. */
  readonly declaredAttributes: readonly string[];
};

/** What one kind of caller sees. */
interface View {
  terms: Promise<Terms> | null;
  /** Oneself and everybody of one's departments. */
  colleagues: Promise<ReadonlySet<number>> | null;
}

/** Views of one state of the names. */
interface Shelf {
  readonly library: LibrarySnapshot;
  readonly vocabulary: number;
  readonly views: Map<string, View>;
}

/** Callers of a workspace whose names are kept: some 200 kB each with 300 tags. */
const MOST_VIEWS = 64;

/** Whoever is in charge, by id; a sentence says the name. */
const ownerTerm = (
  staff: readonly { readonly id: number; readonly name: string }[],
  language: Language,
): AttributeTerm => ({
  key: OWNER_KEY,
  label: ownerLabel[language],
  type: 'one',
  options: staff.map(({ id }) => toId('staff', id)),
  labels: new Map(staff.map(({ id, name }) => [toId('staff', id), name])),
});

const statusNames = (language: Language): ReadonlyMap<string, string> =>
  new Map(customerStatuses.map((status) => [status, customerStatusNames[status][language]]));

/** What this transaction sees, exactly. It must hold the right to write, so that nobody changes a name meanwhile. */
export const termsIn = (tx: Tx, ctx: Ctx): Promise<Terms> => readTerms(tx, ctx, tagTermsIn(tx, ctx));

async function readTerms(db: Queryable, ctx: Ctx, library: Promise<LibraryTerms>): Promise<Terms> {
  const { workspace } = ctx;
  const [{ tags, groups }, attributes, audiences, staff, departments, channels] = await Promise.all([
    library,
    attributeTerms(db, workspace, ctx.language),
    audienceTerms(db, ctx),
    staffTerms(db, workspace),
    departmentTerms(db, workspace),
    channelTerms(db, workspace),
  ]);
  const named = attributes.map((one) =>
    one.key === 'customer.status' ? { ...one, labels: statusNames(ctx.language) } : one,
  );
  return {
    ...vocabularyOf({
      tags,
      groups,
      attributes: [...named, ownerTerm(staff, ctx.language)],
      audiences,
      staff,
      departments,
      channels: channels.map((one) => ({ ...one, publicId: toId('channel', one.id) })),
    }),
    allTags: tags,
    allGroups: groups,
    // A dot marks what is built in.
    declaredAttributes: attributes.map((a) => a.key).filter((key) => !key.includes('.')),
  };
}

async function readColleagues({ db, workspace, actor }: Ctx): Promise<ReadonlySet<number>> {
  const staff = await staffOfDepartments(db, workspace, actor.departments);
  return new Set(actor.staff === null ? staff : [...staff, actor.staff]);
}

/** Everything about a caller that decides which names and customers he sees. */
const viewer = ({ actor, language }: Ctx): string =>
  JSON.stringify([
    language,
    actor.kind === 'staff',
    actor.kind === 'system',
    actor.reach,
    actor.staff,
    actor.departments,
  ]);

export class Vocabularies {
  /** They leave memory together with the index. */
  readonly #shelves = new WeakMap<WorkspaceIndex, Shelf>();

  /** `index`: as new as the caller needs. Errors of the readers only. */
  async terms(ctx: Ctx, index: WorkspaceIndex): Promise<Terms> {
    const view = await this.#view(ctx, index);
    view.terms ??= readTerms(ctx.db, ctx, tagTerms(ctx)).catch((error) => {
      view.terms = null;
      throw error;
    });
    return view.terms;
  }

  async colleagues(ctx: Ctx, index: WorkspaceIndex): Promise<ReadonlySet<number>> {
    const view = await this.#view(ctx, index);
    view.colleagues ??= readColleagues(ctx).catch((error) => {
      view.colleagues = null;
      throw error;
    });
    return view.colleagues;
  }

  async #view(ctx: Ctx, index: WorkspaceIndex): Promise<View> {
    const { vocabulary } = index;
    const library = await libraryOf(ctx.db, ctx.workspace);
    let shelf = this.#shelves.get(index);
    if (shelf?.library !== library || shelf.vocabulary !== vocabulary) {
      shelf = { library, vocabulary, views: new Map() };
      this.#shelves.set(index, shelf);
    }
    const key = viewer(ctx);
    let view = shelf.views.get(key);
    if (!view) {
      const [oldest] = shelf.views.keys();
      if (oldest !== undefined && shelf.views.size >= MOST_VIEWS) shelf.views.delete(oldest);
      view = { terms: null, colleagues: null };
      shelf.views.set(key, view);
    }
    return view;
  }
}
