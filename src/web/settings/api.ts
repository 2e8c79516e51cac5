/** The way of the settings to the server. */
import type {
  changeAttribute,
  createAttribute,
  deleteAttribute,
  listAttributes,
} from '#features/customers/contract';
import type {
  changeDepartment,
  changeStaff,
  changeWorkspace,
  createApiKey,
  createDepartment,
  createStaff,
  deleteDepartment,
  getWorkspace,
  inviteStaff,
  listApiKeys,
  listDepartments,
  listRoles,
  listStaff,
  revokeApiKey,
} from '#features/staff/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const listStaffRoute = route<typeof listStaff>('GET /staff');
export const createStaffRoute = route<typeof createStaff>('POST /staff');
export const changeStaffRoute = route<typeof changeStaff>('PATCH /staff/{id}');
export const inviteStaffRoute = route<typeof inviteStaff>('POST /staff/{id}/invite');
export const listRolesRoute = route<typeof listRoles>('GET /roles');

export const listDepartmentsRoute = route<typeof listDepartments>('GET /departments');
export const createDepartmentRoute = route<typeof createDepartment>('POST /departments');
export const changeDepartmentRoute = route<typeof changeDepartment>('PATCH /departments/{id}');
export const deleteDepartmentRoute = route<typeof deleteDepartment>('DELETE /departments/{id}');

export const listAttributesRoute = route<typeof listAttributes>('GET /attributes');
export const createAttributeRoute = route<typeof createAttribute>('POST /attributes');
export const changeAttributeRoute = route<typeof changeAttribute>('PATCH /attributes/{id}');
export const deleteAttributeRoute = route<typeof deleteAttribute>('DELETE /attributes/{id}');

export const listApiKeysRoute = route<typeof listApiKeys>('GET /api-keys');
export const createApiKeyRoute = route<typeof createApiKey>('POST /api-keys');
export const revokeApiKeyRoute = route<typeof revokeApiKey>('DELETE /api-keys/{id}');

export const getWorkspaceRoute = route<typeof getWorkspace>('GET /workspace');
export const changeWorkspaceRoute = route<typeof changeWorkspace>('PATCH /workspace');

export type Staff = OutputOf<typeof listStaff>['items'][number];
export type RoleItem = OutputOf<typeof listRoles>['items'][number];
export type Department = OutputOf<typeof listDepartments>['items'][number];
export type Attribute = OutputOf<typeof listAttributes>['items'][number];
export type ApiKey = OutputOf<typeof listApiKeys>['items'][number];
export type Workspace = OutputOf<typeof getWorkspace>;
