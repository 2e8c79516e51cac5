/** The department tree: show, add, rename or move, delete when empty. */
import { type BodyOf, conflict, needId, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import { wholePage } from '#platform/http';
import { record } from './audit.ts';
import { changedFields } from './changed-fields.ts';
import type {
  changeDepartment as changeContract,
  createDepartment as createContract,
  DepartmentItem,
  listDepartments as listContract,
} from './contract.ts';
import { closesCircle } from './core/public.ts';
import { departmentItem, needDepartment, needParent } from './department-item.ts';
import { forgetCallers } from './recent-callers.ts';
import * as sql from './sql.ts';
import { refuseDuplicates } from './staff-item.ts';

/** Error: `cursor.invalid`. */
export async function listDepartments(
  ctx: Ctx,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'staff:read');
  return wholePage((await sql.departments(ctx.db, ctx.workspace)).map(departmentItem), query);
}

/** Error: `department.nameTaken`. */
export async function createDepartment(
  ctx: Ctx,
  input: BodyOf<typeof createContract>,
): Promise<DepartmentItem> {
  requireRight(ctx.actor, 'staff:manage');
  return refuseDuplicates(
    ctx.db.transaction(async (tx) => {
      await advanceVocabulary(tx, ctx.workspace);
      const parent = await needParent(tx, ctx.workspace, input.parent);
      const { name, sort } = input;
      const id = await sql.insertDepartment(tx, ctx.workspace, { name, parent, sort });
      const made = departmentItem(await needDepartment(tx, ctx.workspace, id));
      await record(tx, ctx, {
        did: 'department.created',
        subject: made.id,
        after: { name, parent: made.parent, sort },
      });
      return made;
    }),
  );
}

/** Errors: `department.notFound`, `department.nameTaken`, `department.circle`. */
export async function changeDepartment(
  ctx: Ctx,
  departmentId: string,
  input: BodyOf<typeof changeContract>,
): Promise<DepartmentItem> {
  requireRight(ctx.actor, 'staff:manage');
  const id = needId('department', departmentId);
  return refuseDuplicates(
    ctx.db.transaction(async (tx) => {
      await advanceVocabulary(tx, ctx.workspace);
      const before = await needDepartment(tx, ctx.workspace, id);
      const parent =
        input.parent === undefined ? before.parent_id : await needParent(tx, ctx.workspace, input.parent);
      const tree = new Map((await sql.departments(tx, ctx.workspace)).map((d) => [d.id, d.parent_id]));
      if (closesCircle(tree, id, parent)) throw conflict('department.circle', { name: before.name });
      const name = input.name ?? before.name;
      const sort = input.sort ?? before.sort;
      await sql.updateDepartment(tx, ctx.workspace, id, { name, parent, sort });
      const after = departmentItem({ ...before, name, parent_id: parent, sort });
      const changes = changedFields(departmentItem(before), after);
      if (changes) {
        await record(tx, ctx, { did: 'department.changed', subject: after.id, ...changes });
        tx.afterCommit(forgetCallers);
      }
      return after;
    }),
  );
}

/** Errors: `department.notFound`; `department.inUse` (409) with the people and departments in it. */
export async function deleteDepartment(ctx: Ctx, departmentId: string): Promise<{ id: string }> {
  requireRight(ctx.actor, 'staff:manage');
  const id = needId('department', departmentId);
  await ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    const before = await needDepartment(tx, ctx.workspace, id);
    const staff = await sql.departmentMembers(tx, ctx.workspace, id);
    const children = (await sql.departments(tx, ctx.workspace)).filter((d) => d.parent_id === id);
    if (staff.length + children.length > 0)
      throw conflict(
        'department.inUse',
        { name: before.name, staff: staff.length, departments: children.length },
        {
          references: {
            staff: staff.map((s) => ({ id: toId('staff', s.id), name: s.name })),
            departments: children.map((d) => ({ id: toId('department', d.id), name: d.name })),
          },
        },
      );
    await sql.deleteDepartment(tx, ctx.workspace, id);
    const { name, parent, sort } = departmentItem(before);
    await record(tx, ctx, {
      did: 'department.deleted',
      subject: departmentId,
      before: { name, parent, sort },
    });
    tx.afterCommit(forgetCallers);
  });
  return { id: departmentId };
}
