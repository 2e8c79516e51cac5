/**
 * Welcome messages: a path of its own, from the callback straight to WeCom. It waits for no line, no reading and no lane,
 * because a welcome code is good for 20 seconds and a customer looks at the chat right after adding.
 */
import { createHash } from 'node:crypto';
import { staffByUserid } from '#features/staff';
import { SECOND, withinBytes } from '#kernel';
import { type Attachment, WecomError, type WecomErrorKind } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { readEvent, UnreadableXml } from '../core/event.ts';
import type { WecomParts } from '../parts.ts';
import type { Welcome, WelcomeAttachment } from './contract.ts';
import { STATE_PREFIX } from './state-key.ts';
import { openWindow, wallOf } from './time-windows.ts';
import { filled, uses } from './variables.ts';
import {
  type Claimed,
  type Coming,
  claimAgain,
  claimWelcome,
  closeLateWelcomes,
  releaseWelcome,
  settleWelcome,
  unsettledTexts,
} from './welcome-sql.ts';

/** How long a code is good (wecom-api.md section 5.1), less what a call takes. */
const GOOD_MS = 19 * SECOND;
/** A claim without an outcome for so long belongs to nobody any more; WeCom refuses a second message by its code anyway. */
const STALE_MS = 4 * SECOND;
/** How long a callback is left to the process that received it. */
const OWN_MS = 1.5 * SECOND;
/** How long the customer's name may keep the welcome waiting. */
const NAME_MS = 1000;
/** Bytes of a text (wecom-api.md section 5.1). */
const MOST_BYTES = 4000;
/** The code was used: by another app, or by us before a crash. */
const USED = 41051;

/** Kinds of failure that the next try may not meet. */
const PASSING: ReadonlySet<WecomErrorKind> = new Set([
  'refresh',
  'backoff',
  'wait',
  'unreachable',
  'bug',
  'closed',
]);

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

interface Arriving extends Coming {
  readonly code: string;
}

/** What a text says, when it tells of somebody who can be welcomed by one of our channels. */
function arrivingIn(body: string, receivedAt: Date): Arriving | null {
  // Most callbacks are something else: looked at before they are read.
  if (!body.includes(STATE_PREFIX) || !body.includes('WelcomeCode')) return null;
  try {
    const event = readEvent(body);
    if (event.kind !== 'relationAdded' && event.kind !== 'relationHalfAdded') return null;
    const { state, welcomeCode: code, userId, externalUserId: externalUserid } = event;
    if (!state?.startsWith(STATE_PREFIX) || !code) return null;
    return {
      code,
      codeHash: sha256(code),
      callbackHash: sha256(body),
      state,
      userid: userId.toLowerCase(),
      externalUserid,
      receivedAt,
    };
  } catch (error) {
    if (error instanceof UnreadableXml) return null;
    throw error;
  }
}

export class Welcomes {
  readonly #underWay = new Set<Promise<void>>();

  constructor(private readonly parts: WecomParts) {}

  /** Called with every new callback; returns at once. */
  received(workspace: number, body: string): void {
    this.#welcome(workspace, body, this.parts.clock(), false);
  }

  /** Welcomes that a process left behind when it ended; only within the 20 seconds of their codes. */
  async recover(workspace: number): Promise<void> {
    const { db, clock } = this.parts;
    const now = clock().getTime();
    const ago = (ms: number) => new Date(now - ms);
    await closeLateWelcomes(db, ago(GOOD_MS + SECOND), clock());
    const span = { since: ago(GOOD_MS), until: ago(OWN_MS), stale: ago(STALE_MS) };
    for (const one of await unsettledTexts(db, workspace, span, STATE_PREFIX))
      this.#welcome(workspace, one.body, one.received_at, one.claimed);
  }

  /** Waits for the messages under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  #welcome(workspace: number, body: string, receivedAt: Date, again: boolean): void {
    const arriving = arrivingIn(body, receivedAt);
    if (!arriving) return;
    const work = this.#send(workspace, arriving, again).catch((error) =>
      this.parts.log.error({ err: error, workspace }, 'a welcome message failed'),
    );
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  async #send(workspace: number, arriving: Arriving, again: boolean): Promise<void> {
    const { db, clock, connections, log } = this.parts;
    const connection = await connections.of(workspace);
    if (!connection || connection.paused) return;
    const now = clock();
    const claimed = again
      ? await claimAgain(db, workspace, arriving.codeHash, now, new Date(now.getTime() - STALE_MS))
      : await claimWelcome(db, workspace, arriving, now);
    if (!claimed?.welcome) return;
    try {
      const message = await this.#messageOf(connection, claimed, claimed.welcome, arriving);
      await connection.api.messages.sendWelcome({ welcomeCode: arriving.code, ...message });
      await settleWelcome(db, workspace, arriving.codeHash, 'sent', null, clock());
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      const facts = { workspace, channel: claimed.channel, code: error.code, kind: error.kind };
      log.warn(facts, 'WeCom did not take a welcome message');
      if (PASSING.has(error.kind)) await releaseWelcome(db, workspace, arriving.codeHash, error.code);
      else {
        const outcome = again && error.code === USED ? 'sent' : 'refused';
        await settleWelcome(db, workspace, arriving.codeHash, outcome, error.code, clock());
      }
    }
  }

  async #messageOf(connection: Connection, claimed: Claimed, welcome: Welcome, arriving: Arriving) {
    const { db, clock } = this.parts;
    const said = openWindow(welcome.variants, wallOf(clock(), claimed.time_zone)) ?? welcome;
    const [customer, staff] = await Promise.all([
      uses(said.text, 'customer.name') ? customerName(connection, arriving.externalUserid) : null,
      uses(said.text, 'staff.name') ? staffByUserid(db, connection.workspace, [arriving.userid]) : null,
    ]);
    const text = filled(said.text, {
      'customer.name': customer,
      'staff.name': staff?.get(arriving.userid)?.name ?? null,
      'channel.name': claimed.channel,
    });
    return { text: withinBytes(text.trim(), MOST_BYTES), attachments: said.attachments.map(attachmentOf) };
  }
}

/** As the client wants it: a field that was not entered is not there. */
function attachmentOf(given: WelcomeAttachment): Attachment {
  if (given.type === 'image')
    return given.mediaId === undefined
      ? { type: 'image', pictureUrl: given.pictureUrl ?? '' }
      : { type: 'image', mediaId: given.mediaId };
  if (given.type !== 'link') return given;
  const { description, pictureUrl, ...link } = given;
  return { ...link, ...(description ? { description } : {}), ...(pictureUrl ? { pictureUrl } : {}) };
}

/** Null when WeCom does not tell it in time, as of half friends. */
async function customerName({ api }: Connection, externalUserid: string): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((end) => {
    timer = setTimeout(() => end(null), NAME_MS);
  });
  const asked = api.contacts.get(externalUserid).then(
    ({ person }) => person.name || null,
    (error: unknown) => {
      if (error instanceof WecomError) return null;
      throw error;
    },
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
