/** The door of forms. */
export { formLines, formSchedules } from './lines.ts';
export { mountForms } from './page/mount.ts';
export { eraseForms, formReferences, formShares } from './participants.ts';
export { formRoutes } from './routes.ts';
export { formTexts } from './texts.ts';
