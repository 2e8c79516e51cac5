/** The department tree. */
import { z } from 'zod';
import { endpoint, idParam, listOf, plainName, wholeQuery } from '#kernel';

const departmentItem = z.object({
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  sort: z.number().int(),
  /** Active people directly in it. */
  members: z.number().int(),
});
export type DepartmentItem = z.output<typeof departmentItem>;

const sort = z.number().int().min(-1_000_000).max(1_000_000);

export const listDepartments = endpoint({
  method: 'GET',
  path: '/departments',
  right: 'staff:read',
  summary: 'The whole tree as a flat list, parents named by id',
  query: wholeQuery,
  output: listOf(departmentItem),
  errors: ['cursor.invalid'],
});

export const createDepartment = endpoint({
  method: 'POST',
  path: '/departments',
  right: 'staff:manage',
  summary: 'Add a department',
  body: z.strictObject({
    name: plainName(64),
    parent: z.string().max(40).nullable().default(null),
    sort: sort.default(0),
  }),
  output: departmentItem,
  status: 201,
  errors: ['department.nameTaken'],
});

export const changeDepartment = endpoint({
  method: 'PATCH',
  path: '/departments/{id}',
  right: 'staff:manage',
  summary: 'Rename, reorder or move a department with everything below it',
  params: idParam,
  body: z.strictObject({
    name: plainName(64).optional(),
    parent: z.string().max(40).nullable().optional(),
    sort: sort.optional(),
  }),
  output: departmentItem,
  errors: ['department.notFound', 'department.nameTaken', 'department.circle'],
});

export const deleteDepartment = endpoint({
  method: 'DELETE',
  path: '/departments/{id}',
  right: 'staff:manage',
  summary: 'Delete an empty department; otherwise 409 names the people and departments in it',
  params: idParam,
  output: z.object({ id: z.string() }),
  errors: ['department.notFound', 'department.inUse'],
});
