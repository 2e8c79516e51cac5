/** The door of sites. */
export { siteLines, siteSchedules } from './lines.ts';
export { mountCollecting } from './mount.ts';
export { eraseVisitors, siteShares } from './participants.ts';
export { siteRoutes } from './routes.ts';
export { siteTexts } from './texts.ts';
