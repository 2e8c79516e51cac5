/** The door of the client. */
export type { Attachment } from './calls/attachments.ts';
export type { Contact } from './calls/contacts.ts';
export type { GroupChat } from './calls/group-chats.ts';
export type { LibraryGroup } from './calls/tags.ts';
export { type WecomApi, wecomClient } from './client.ts';
export { WecomError, type WecomErrorKind } from './error.ts';
export { circuitsInMemory, tokensInMemory } from './in-memory.ts';
export type { CircuitStore, FreshToken, TokenKind, TokenStore } from './ports.ts';
