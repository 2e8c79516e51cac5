export { findJob } from './find-job.ts';
export { jobRoutes } from './routes.ts';
export { jobTexts } from './texts.ts';
