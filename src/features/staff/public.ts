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
export { forgetUserids } from './forget-userids.ts';
export {
  type Directory,
  type ObservedDepartment,
  type ObservedDirectory,
  type ObservedPerson,
  observeDirectory,
} from './observe-directory.ts';
export { setupAddress } from './one-time-links.ts';
export { openSessionFor } from './open-session.ts';
export {
  addressesOfStaff,
  departmentsOfStaff,
  type KnownUserid,
  type Person,
  staffAsActor,
  staffByKey,
  staffByUserid,
  staffNames,
  staffOfDepartments,
  useridsOfStaff,
} from './people.ts';
export { type RenamedUserid, renameUserid } from './rename-userid.ts';
export { staffRoutes } from './routes.ts';
export { openSignIn, type SignIn } from './sign-in.ts';
export { mountSignIn, type SignInParts } from './sign-in-routes.ts';
export { superAdmins } from './sql.ts';
export { departmentsBelow, departmentTerms, staffTerms } from './terms.ts';
export { staffTexts } from './texts.ts';
export type { WorkspaceSettings } from './workspace-settings.ts';
export { LOWEST_BREAKER } from './workspace-settings.ts';
export { ensureWorkspace, readWorkspaceSettings } from './workspaces.ts';
