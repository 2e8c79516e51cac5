/**
 * What somebody may do (V09, V10). A role is a set of rights; an API key's scopes are rights too, so one list
 * serves people and programs. Rights say *what*; departments and ownership say *to whom* (see `reach`).
 */
export const rights = [
  'library:read',
  'library:propose',
  'library:write',
  'library:delete',
  'library:evaluate',
  'tags:apply',
  'tags:applyProtected',
  'tags:bulk',
  'customers:read',
  'customers:readPhone',
  'customers:write',
  'customers:delete',
  'customers:export',
  'events:write',
  'audiences:read',
  'audiences:write',
  'imports:run',
  'rules:write',
  'staff:read',
  'staff:manage',
  'settings:manage',
  'keys:manage',
  'audit:read',
] as const;
export type Right = (typeof rights)[number];

export const roles = ['superAdmin', 'tagAdmin', 'steward', 'departmentAdmin', 'staff', 'auditor'] as const;
export type Role = (typeof roles)[number];

const reading: readonly Right[] = ['library:read', 'customers:read', 'audiences:read', 'staff:read'];

export const roleRights: Readonly<Record<Role, readonly Right[]>> = {
  superAdmin: rights,
  tagAdmin: [
    ...reading,
    'library:propose',
    'library:write',
    'library:delete',
    'library:evaluate',
    'tags:apply',
    'tags:applyProtected',
    'tags:bulk',
    'customers:write',
    'customers:export',
    'audiences:write',
    'imports:run',
    'rules:write',
    'audit:read',
  ],
  steward: [
    ...reading,
    'library:propose',
    'library:write',
    'library:evaluate',
    'tags:apply',
    'tags:bulk',
    'customers:write',
    'audiences:write',
    'rules:write',
  ],
  departmentAdmin: [
    ...reading,
    'library:propose',
    'tags:apply',
    'tags:applyProtected',
    'tags:bulk',
    'customers:readPhone',
    'customers:write',
    'customers:export',
    'audiences:write',
    'imports:run',
  ],
  staff: [
    'library:read',
    'library:propose',
    'tags:apply',
    'customers:read',
    'customers:write',
    'audiences:read',
    'staff:read',
  ],
  auditor: [...reading, 'library:evaluate', 'audit:read'],
};

/**
 * Which customers a role sees: all of the workspace, those followed by somebody of the own departments (and below),
 * or those one follows oneself. The widest of several roles counts.
 */
export type Reach = 'workspace' | 'departments' | 'own';
export const roleReach: Readonly<Record<Role, Reach>> = {
  superAdmin: 'workspace',
  tagAdmin: 'workspace',
  steward: 'workspace',
  auditor: 'workspace',
  departmentAdmin: 'departments',
  staff: 'own',
};

/** For comparing: the larger, the more customers. */
export const reachWidth: Readonly<Record<Reach, number>> = { own: 0, departments: 1, workspace: 2 };
