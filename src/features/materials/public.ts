/** The door of materials. */
export { FileStore } from './file-store.ts';
export { materialLines, materialSchedules } from './lines.ts';
export { newMaterials } from './material-sql.ts';
export { eraseReading, materialReferences, readingShares } from './participants.ts';
export type { MaterialParts } from './parts.ts';
export { readingCtx } from './parts.ts';
export type { Asking, MaterialPorts, ReaderNaming } from './ports.ts';
export { mountReading } from './reading/mount.ts';
export { nameBrowser, newReaderToken, readerCookie, readerToken } from './reading/reader.ts';
export { materialRoutes } from './routes.ts';
export { materialTexts } from './texts.ts';
