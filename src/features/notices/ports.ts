/** What notices ask of those who come later in the order of imports; `app/wiring.ts` hands it over. */
import type { Language } from '#kernel';
import type { Mailer, SmsSender } from '#platform/outgoing';
import type { Sealer } from '#platform/sealing';

/** What became of a message. Only `later` may be tried again: it is known not to have gone. */
export type Delivered =
  /** `missed`: staff whom it did not reach. */
  | { readonly kind: 'sent'; readonly missed: readonly number[] }
  /** A failure that may pass. `until`: not before then. */
  | { readonly kind: 'later'; readonly code: number | null; readonly until: Date | null }
  /** `stops`: nothing will get through until somebody changes the notice. */
  | { readonly kind: 'refused'; readonly code: number; readonly stops: boolean }
  | { readonly kind: 'notConnected' }
  /** The robot's key was sealed with another installation's key: it has to be entered again. */
  | { readonly kind: 'sealed' }
  /** None of the receivers is known there. */
  | { readonly kind: 'nobody' }
  /** Nobody answered: it may have gone. */
  | { readonly kind: 'unknown' };

export interface Robot {
  /** Whoever has it can write to the group. */
  readonly key: string;
}

/** How messages get to people: groups by their robot, staff by the app. */
export interface NoticeDelivery {
  /** The robot of a webhook's address as people copy it; null: it is no such address. */
  robotOf(workspace: number, address: string): Promise<Robot | null>;
  /** `mention`: staff who are called by name. */
  toRobot(workspace: number, robot: Robot, text: string, mention: readonly number[]): Promise<Delivered>;
  toStaff(workspace: number, staff: readonly number[], text: string): Promise<Delivered>;
  /** Whether there is an app that could write to staff. */
  isConnected(workspace: number): Promise<boolean>;
  /** What a code means and what to do about it. */
  remedyOf(code: number, language: Language): { readonly meaning: string; readonly remedy: string };
}

export interface NoticePorts {
  readonly delivery: NoticeDelivery;
  /** Null: the operator has set up none. */
  readonly mailer: Mailer | null;
  readonly sms: SmsSender | null;
  readonly sealer: Sealer;
  /** Where people reach the product, e.g. `https://tags.example.com`. */
  readonly address: () => string;
  /** Called when there is something to do at once. */
  readonly wake: () => void;
}
