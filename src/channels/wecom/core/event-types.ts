/** The closed list of events that a self-built app is sent (section 7.4 of our notes on WeCom; documents 92130, 96361). */

export interface WecomEventHead {
  readonly corpId: string;
  /** To the second; several events may share it, and later ones may arrive first. Null when it was no time. */
  readonly at: Date | null;
}

/** One staff member and one customer. */
export interface Pair {
  readonly userId: string;
  readonly externalUserId: string;
}

/** `state` of the channel that was scanned: a hint, never a proof. The code of a welcome message lives 20 seconds. */
interface Arrival extends Pair {
  readonly state: string | null;
  readonly welcomeCode: string | null;
}

type RelationEvent =
  | ({ readonly kind: 'relationAdded' } & Arrival)
  /** Added a member who lets everybody in, who has not accepted yet: nothing can be read or written until then. */
  | ({ readonly kind: 'relationHalfAdded' } & Arrival)
  /** Remark, description or tags changed; which, is not said. */
  | ({ readonly kind: 'relationEdited'; readonly state: string | null } & Pair)
  /** Staff deleted the customer, or the relation moved to somebody else (`byTransfer`). */
  | ({ readonly kind: 'relationDeletedByStaff'; readonly byTransfer: boolean } & Pair)
  /** The customer deleted the staff member: one-way from now on, the API still works. */
  | ({ readonly kind: 'relationDeletedByCustomer' } & Pair)
  /** `userId` is who should have taken over; `reason` customer_refused or customer_limit_exceed. */
  | ({ readonly kind: 'transferFailed'; readonly reason: string } & Pair)
  | ({ readonly kind: 'archiveAgreed'; readonly welcomeCode: string | null } & Pair);

type GroupChatEvent =
  | { readonly kind: 'groupChatCreated' | 'groupChatDismissed'; readonly chatId: string }
  | {
      readonly kind: 'groupChatUpdated';
      readonly chatId: string;
      /** add_member, del_member, change_owner, change_name, change_notice, or newer. */
      readonly detail: string;
      /** 0 invited, 3 by QR code. */
      readonly joinScene: number | null;
      /** 0 left, 1 removed. */
      readonly quitScene: number | null;
      readonly changedCount: number | null;
      /** Ids of staff and customers; empty when WeCom did not name them. */
      readonly changed: readonly string[];
      /** Apply `changed` only when the version that is kept equals `versionBefore`. */
      readonly versionBefore: string | null;
      readonly versionAfter: string | null;
    };

type LibraryEvent =
  | {
      /** Deleting a group is one event: its tags go with it without events of their own. */
      readonly kind: 'tagCreated' | 'tagUpdated' | 'tagDeleted';
      readonly of: 'tag' | 'group';
      readonly id: string;
      readonly strategyId: string | null;
    }
  /** The order of the tags of a group changed; of the groups themselves when `groupId` is null. */
  | { readonly kind: 'tagsShuffled'; readonly groupId: string | null; readonly strategyId: string | null };

interface AcquisitionEvent {
  readonly kind: 'acquisition';
  /**
   * balance_low, balance_exhausted, balance_increased, quota_expire_soon, link_unavailable, delete_link, open_profile,
   * friend_request, customer_start_chat, message_from_customer, del_follow_user, or newer.
   */
  readonly change: string;
  readonly linkId: string | null;
  readonly state: string | null;
  readonly userId: string | null;
  readonly externalUserId: string | null;
  readonly chatKey: string | null;
  readonly expiresAt: Date | null;
  readonly expiringQuota: number | null;
}

type DirectoryEvent =
  | {
      readonly kind: 'staffCreated' | 'staffUpdated' | 'staffDeleted';
      readonly userId: string;
      /** When the id itself was changed. */
      readonly newUserId: string | null;
      /** Null when not said. */
      readonly departments: readonly number[] | null;
    }
  | {
      readonly kind: 'departmentCreated' | 'departmentUpdated' | 'departmentDeleted';
      readonly departmentId: number;
      readonly parentId: number | null;
    }
  /** A tag of the address book (of staff, not of customers). */
  | { readonly kind: 'staffTagUpdated'; readonly tagId: string };

/** The archive has new messages; at most every 15 seconds. */
interface ArchiveEvent {
  readonly kind: 'archiveNotified';
}

export interface OtherEvent {
  readonly kind: 'other';
  /** `MsgType`: event, text … */
  readonly message: string;
  readonly event: string;
  readonly change: string;
  /** All plain elements as they were sent. */
  readonly texts: Readonly<Record<string, string>>;
}

export type KnownEvent =
  | RelationEvent
  | GroupChatEvent
  | LibraryEvent
  | AcquisitionEvent
  | DirectoryEvent
  | ArchiveEvent;

export type WecomEvent = WecomEventHead & (KnownEvent | OtherEvent);
