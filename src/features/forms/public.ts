/** The door of forms. */
export { formLines } from './lines.ts';
export { formReferences } from './participants.ts';
export { formRoutes } from './routes.ts';
export { formTexts } from './texts.ts';
