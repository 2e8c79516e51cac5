/**
 * The company before its first customer: departments, people, attributes, drawers, personal tags. What is there already
 * stays as it is, so a load that was killed here can begin again, and nobody is hired twice. A real person who has the name
 * of somebody in the story is not made to play the part.
 */
import { createAttribute } from '#features/customers';
import {
  createDepartment,
  createStaff,
  departmentTerms,
  doneBefore,
  staffNames,
  staffTerms,
  superAdmins,
} from '#features/staff';
import { applyLibrary, createTag, type LibraryPorts, libraryOf } from '#features/tags';
import { type Actor, AppError, fromId, rights, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { attributes, departments, people } from './core/company.ts';
import { companyLibrary, personalTags } from './core/shelves.ts';

const PRESETS = ['weiling', 'home-furnishing'] as const;

/** A personal tag of somebody, by number. */
interface Personal {
  readonly staff: number;
  readonly name: string;
  readonly tag: number;
}
export interface Company {
  readonly staff: readonly number[];
  readonly personal: readonly Personal[];
}

export async function foundCompany(ctx: Ctx, ports: LibraryPorts): Promise<Company> {
  const staff = await hire(ctx, await openDepartments(ctx));
  await declareAttributes(ctx);
  for (const preset of PRESETS) await applyLibrary(ctx, ports, { preset });
  await applyLibrary(ctx, ports, { document: companyLibrary() });
  return { staff, personal: await notes(ctx, staff[0]) };
}

/** Their ids by name. */
async function openDepartments(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const known = await departmentTerms(ctx.db, ctx.workspace);
  const ids = new Map(known.map(({ id, name }) => [name, toId('department', id)]));
  for (const name of departments)
    if (!ids.has(name)) ids.set(name, (await createDepartment(ctx, { name, parent: null, sort: 0 })).id);
  return ids;
}

/** Their numbers, in the order of the story. Whom this load hired before, the audit trail tells. */
async function hire(ctx: Ctx, departmentIds: ReadonlyMap<string, string>): Promise<number[]> {
  const hired = await doneBefore(ctx.db, ctx, 'staff.created');
  const known = (await staffTerms(ctx.db, ctx.workspace)).filter(({ id }) => hired.has(toId('staff', id)));
  const numbers = new Map(known.map(({ id, name }) => [name, id]));
  const staff: number[] = [];
  for (const person of people) {
    let number = numbers.get(person.name);
    if (number === undefined) {
      const department = departmentIds.get(person.department);
      const made = await createStaff(ctx, {
        name: person.name,
        email: null,
        wecomUserId: null,
        roles: ['staff'],
        departments: department ? [department] : [],
      });
      number = fromId('staff', made.id) ?? 0;
    }
    staff.push(number);
  }
  return staff;
}

async function declareAttributes(ctx: Ctx): Promise<void> {
  for (const [order, a] of attributes.entries())
    try {
      await createAttribute(ctx, {
        key: a.key,
        label: a.label,
        type: a.type,
        options: 'options' in a ? [...a.options] : [],
        unit: 'unit' in a ? a.unit : null,
        description: '',
        order,
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'attribute.keyTaken') throw error;
    }
}

/** Personal tags of somebody who sells and of the first administrator: only their owners see them. */
async function notes(ctx: Ctx, seller: number | undefined): Promise<Personal[]> {
  const [administrator] = await superAdmins(ctx.db, ctx.workspace);
  const owners = [seller, administrator?.id].filter((id) => id !== undefined);
  const names = await staffNames(ctx.db, ctx.workspace, owners);
  const known = [...(await libraryOf(ctx.db, ctx.workspace)).tags.values()];
  const personal: Personal[] = [];
  for (const staff of owners)
    for (const name of personalTags) {
      const owner = names.get(staff) ?? '';
      const there = known.find(
        (tag) => tag.scope === 'personal' && tag.owner_id === staff && tag.name === name,
      );
      const tag =
        there?.id ??
        fromId('tag', (await createTag(as(ctx, ctx.now, staff, owner), { name, scope: 'personal' })).id) ??
        0;
      personal.push({ staff, name: owner, tag });
    }
  return personal;
}

/** What somebody of the story did, in that person's name. */
export const as = (ctx: Ctx, at: Date, staff: number, name: string): Ctx => {
  const actor: Actor = {
    ...ctx.actor,
    kind: 'staff',
    id: toId('staff', staff),
    name,
    staff,
    rights: new Set(rights),
  };
  return { ...ctx, now: at, actor };
};
