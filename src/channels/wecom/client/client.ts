/** Everything that we ask of WeCom, by subject. Every method rejects with `WecomError` and nothing else it can foresee. */
import { acquisitionCalls } from './calls/acquisition.ts';
import { appCalls } from './calls/app.ts';
import { contactWayCalls } from './calls/contact-ways.ts';
import { contactCalls } from './calls/contacts.ts';
import { directoryCalls } from './calls/directory.ts';
import { groupChatCalls } from './calls/group-chats.ts';
import { groupMessageCalls } from './calls/group-messages.ts';
import { identityCalls } from './calls/identity.ts';
import { mediaCalls } from './calls/media.ts';
import { messageCalls } from './calls/messages.ts';
import { momentCalls } from './calls/moments.ts';
import { tagCalls } from './calls/tags.ts';
import { transferCalls } from './calls/transfers.ts';
import { Sender, type SenderOptions } from './sender.ts';

export interface WecomClientOptions extends SenderOptions {
  readonly agentId: number;
}

export type WecomApi = ReturnType<typeof wecomClient>;

/**
 * The client of one app of one corp. What it knows lies in the stores, except who is under way: so one client per corp
 * and process, and a new one to try settings that were just saved.
 */
export function wecomClient(options: WecomClientOptions) {
  const sender = new Sender(options);
  const { send } = sender;
  return {
    tags: tagCalls(send),
    contacts: contactCalls(send),
    directory: directoryCalls(send),
    contactWays: contactWayCalls(send),
    acquisition: acquisitionCalls(send),
    groupChats: groupChatCalls(send),
    messages: messageCalls(send, options.agentId),
    groupMessages: groupMessageCalls(send),
    moments: momentCalls(send),
    media: mediaCalls(send),
    identity: identityCalls(send, options.tokens, sender.clock),
    app: appCalls(send),
    transfers: transferCalls(send),
    /** Gives up what waits (kind `closed`); ends when what is under way has its answer. */
    close: () => sender.close(),
  };
}
