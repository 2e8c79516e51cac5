export type { ImportPorts } from './ports.ts';
export { importSchedules } from './remove-files.ts';
export { importJobs, importRoutes } from './routes.ts';
export { importTexts } from './texts.ts';
export { Uploads } from './uploads.ts';
