import type { exportAudit, listAudit, listDepartments, listStaff } from '#features/staff/contract';
import type { listGroups, listTags } from '#features/tags/contract';
import { route } from '#ui';

export const listAuditRoute = route<typeof listAudit>('GET /audit');
export const exportAuditRoute = route<typeof exportAudit>('GET /audit/export');
export const auditStaffRoute = route<typeof listStaff>('GET /staff');
export const auditDepartmentsRoute = route<typeof listDepartments>('GET /departments');
export const auditTagsRoute = route<typeof listTags>('GET /tags');
export const auditGroupsRoute = route<typeof listGroups>('GET /tag-groups');
