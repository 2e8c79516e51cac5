/** The door of materials. */
export { FileStore } from './file-store.ts';
export { materialLines, materialSchedules } from './lines.ts';
export { newMaterials } from './material-sql.ts';
export { eraseReading, materialReferences, readingShares } from './participants.ts';
export type { MaterialParts } from './parts.ts';
export { onlyOf, readingCtx } from './parts.ts';
export { type LinkTo, linkAddress, linkQr, linkTable, newCode } from './personal-links.ts';
export type { Asking, MaterialPorts, ReaderNaming } from './ports.ts';
export { needReader, readersOf } from './reader-sql.ts';
export { askWho, sendToBeNamed } from './reading/ask-who.ts';
export { mountReading } from './reading/mount.ts';
export { namedByLink, survivorOf } from './reading/name-by-link.ts';
export { framed, isFromHere, languageFor, originFor, sendPage } from './reading/public-page.ts';
export { nameBrowser, newReaderToken, readerCookie, readerHash, readerToken } from './reading/reader.ts';
export { tellReader } from './reading/tell.ts';
export { materialRoutes } from './routes.ts';
export { sendPicture } from './send-file.ts';
export { materialTexts } from './texts.ts';
