export { ensureBootstrapKey } from './api-keys.ts';
export { record, recordRead } from './audit.ts';
export { authenticator } from './authenticate.ts';
export { staffRoutes } from './routes.ts';
export { ensureWorkspace } from './workspaces.ts';
