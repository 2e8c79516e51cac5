export { presetRoutes } from './routes.ts';
export { presetTexts } from './texts.ts';
