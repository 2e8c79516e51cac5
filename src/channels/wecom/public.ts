/** The door of the WeCom channel. */
export { mountCallback } from './callback/endpoint.ts';
export { channelsByState } from './codes/channel-sql.ts';
export { channelReferences } from './codes/references.ts';
export { Welcomes } from './codes/welcome.ts';
export { connectFromEnvironment } from './connection/change-connection.ts';
export { Connections } from './connection/connections.ts';
export { corpAtNextStart } from './connection/corp-change.ts';
export { READING_LINE, WRITING_LINE, wecomLines, wecomSchedules } from './lines.ts';
export { Erasures } from './mirror/erasures.ts';
export { eraseRelations, moveCustomer } from './mirror/move-customer.ts';
export { noticeDelivery } from './notices/deliver.ts';
export { type WecomParts, wecomCtx } from './parts.ts';
export { wecomWrites } from './push/count-writes.ts';
export { mountReaderNaming, readerNaming } from './readers/naming.ts';
export { wecomJobs, wecomRoutes } from './routes.ts';
export { mountWecomSignIn } from './sign-in/sign-in.ts';
export { Simulation } from './simulation/simulation.ts';
export { wecomTexts } from './texts.ts';
