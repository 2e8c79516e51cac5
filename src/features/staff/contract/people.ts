/** People and roles. */
import { z } from 'zod';
import { endpoint, idParam, instant, listOf, name, pageQuery, plainName, roles, text } from '#kernel';
import { email, phone, reach, right, role } from './pieces.ts';

const staffItem = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  wecomUserId: z.string().nullable(),
  phone: z.string().nullable().describe('Where notices by SMS go; only with the right staff:manage'),
  roles: z.array(role),
  rights: z.array(right),
  reach,
  departments: z.array(z.object({ id: z.string(), name: z.string() })),
  active: z.boolean(),
  hasLogin: z.boolean(),
  createdAt: instant,
});
export type StaffItem = z.output<typeof staffItem>;

const rolesInput = z.array(role).min(1).max(roles.length);
const departmentsInput = z.array(z.string().max(40)).max(50);

export const listStaff = endpoint({
  method: 'GET',
  path: '/staff',
  right: 'staff:read',
  summary: 'People, oldest first; a department includes those below it',
  query: pageQuery.extend({
    q: text(100).optional(),
    role: role.optional(),
    department: z.string().max(40).optional(),
    active: z.enum(['true', 'false']).optional(),
  }),
  output: listOf(staffItem),
});

export const getStaff = endpoint({
  method: 'GET',
  path: '/staff/{id}',
  right: 'staff:read',
  summary: 'One person with roles, rights and departments',
  params: idParam,
  output: staffItem,
  errors: ['staff.notFound'],
});

export const createStaff = endpoint({
  method: 'POST',
  path: '/staff',
  right: 'staff:manage',
  summary: 'Add a person. To sign in, he needs an invitation',
  body: z.strictObject({
    name: plainName(64),
    email: email.nullable().default(null),
    wecomUserId: name(64).nullable().default(null),
    phone: phone.nullable().optional(),
    roles: rolesInput.default(['staff']),
    departments: departmentsInput.default([]),
  }),
  output: staffItem,
  status: 201,
  errors: ['staff.emailTaken', 'staff.wecomTaken', 'staff.beyondYou'],
});

export const changeStaff = endpoint({
  method: 'PATCH',
  path: '/staff/{id}',
  right: 'staff:manage',
  summary: 'Change a person; `active: false` ends his sessions at once',
  params: idParam,
  body: z.strictObject({
    name: plainName(64).optional(),
    email: email.nullable().optional(),
    wecomUserId: name(64).nullable().optional(),
    phone: phone.nullable().optional(),
    roles: rolesInput.optional(),
    departments: departmentsInput.optional(),
    active: z.boolean().optional(),
    reason: text(500).optional(),
  }),
  output: staffItem,
  errors: ['staff.notFound', 'staff.emailTaken', 'staff.wecomTaken', 'staff.beyondYou', 'staff.lastAdmin'],
});

export const inviteStaff = endpoint({
  secret: true,
  method: 'POST',
  path: '/staff/{id}/invite',
  right: 'staff:manage',
  summary:
    'A one-time link with which this person sets a password; shown only in this answer. Earlier links end',
  params: idParam,
  output: z.object({ link: z.string(), expiresAt: instant }),
  status: 201,
  errors: ['staff.notFound', 'staff.inactive', 'staff.beyondYou'],
});

export const listRoles = endpoint({
  method: 'GET',
  path: '/roles',
  right: 'staff:read',
  summary: 'What each role may do, and for which customers',
  output: z.object({ items: z.array(z.object({ role, rights: z.array(right), reach })) }),
});
