export { ensureBootstrapKey } from './api-keys.ts';
export { askerNow } from './asker-now.ts';
export { auditTrialTables, doneBefore, record, recordRead } from './audit.ts';
export { authenticator } from './authenticate.ts';
export { createStaff } from './create-staff.ts';
export { createDepartment } from './departments.ts';
export {
  ensureFirstAdministrator,
  firstAdministratorToken,
  type Installation,
} from './first-administrator.ts';
export { setupAddress } from './one-time-links.ts';
export { departmentsOfStaff, type Person, staffByKey, staffNames, staffOfDepartments } from './people.ts';
export { staffRoutes } from './routes.ts';
export { openSignIn, type SignIn } from './sign-in.ts';
export { mountSignIn } from './sign-in-routes.ts';
export { superAdmins } from './sql.ts';
export { departmentsBelow, departmentTerms, staffTerms } from './terms.ts';
export { staffTexts } from './texts.ts';
export type { WorkspaceSettings } from './workspace-settings.ts';
export { ensureWorkspace, readWorkspaceSettings } from './workspaces.ts';
