export { demoAtStart, demoJobs, startDemo } from './load-demo.ts';
export { demoRoutes } from './routes.ts';
export { demoTexts } from './texts.ts';
