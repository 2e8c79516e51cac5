export { jobRoutes } from './routes.ts';
export { jobTexts } from './texts.ts';
