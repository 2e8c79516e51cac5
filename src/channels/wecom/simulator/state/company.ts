/**
 * One corp as WeCom holds it: plain data in maps, so that the whole of it can be read by a test and written to a file.
 * Rules of a part stand beside it (`relations`, `tag-library`); who may see what is in `scope`.
 */
import { Relations } from './relations.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { type Strategy, TagLibrary } from './tag-library.ts';

/** Where events of an app go. Token and key as in the console (key 43 letters and digits). */
export interface CallbackTarget {
  readonly url: string;
  readonly token: string;
  readonly aesKey: string;
}

/** One secret: a self-built app, or the address-book secret (`directorySync`). */
export interface App {
  readonly agentId: number;
  name: string;
  readonly secret: string;
  /** 可调用接口的应用: without it the customer calls answer 48002. */
  customerContact: boolean;
  directorySync: boolean;
  visible: 'all' | { userIds: string[]; departmentIds: number[] };
  /** Host, with port, that may be logged in from; empty allows every one. */
  trustedDomain: string;
  closed: boolean;
  callback: CallbackTarget | null;
}

export interface Member {
  readonly userId: string;
  name: string;
  departments: number[];
  leaderOf: number[];
  position: string;
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  status: 1 | 2 | 4 | 5;
  /** 客户联系 → 使用范围. */
  customerContact: boolean;
  /** Unix seconds, when he left. */
  leftAt: number;
}

export interface Department {
  readonly id: number;
  parentId: number;
  name: string;
  order: number;
}

export interface Customer {
  readonly externalUserId: string;
  name: string;
  /** 1 WeChat, 2 WeCom. */
  type: 1 | 2;
  gender: 0 | 1 | 2;
  unionId: string;
  corpName: string;
  position: string;
}

export interface ContactWay {
  readonly configId: string;
  readonly agentId: number;
  readonly createdAt: number;
  readonly type: 1 | 2;
  readonly scene: 1 | 2;
  style: number;
  remark: string;
  skipVerify: boolean;
  state: string;
  users: string[];
  parties: number[];
  readonly isTemp: boolean;
  isExclusive: boolean;
  conclusions: unknown;
}

export interface AcquisitionLink {
  readonly linkId: string;
  readonly agentId: number;
  readonly url: string;
  readonly createdAt: number;
  name: string;
  users: string[];
  parties: number[];
  skipVerify: boolean;
  markSource: boolean;
  priority: { type: number; users: string[] } | null;
  clicks: number;
  readonly customers: {
    externalUserId: string;
    userId: string;
    chatStatus: 0 | 1 | 2;
    state: string;
    at: number;
    messages: number;
  }[];
}

/** Lets an app ask once more about a message of a customer who came through a link. */
export interface ChatKey {
  readonly linkId: string;
  readonly userId: string;
  readonly externalUserId: string;
  readonly createdAt: number;
  readonly messages: number;
}

export interface JoinWay {
  readonly configId: string;
  readonly agentId: number;
  scene: number;
  remark: string;
  autoCreateRoom: number;
  roomBaseName: string;
  roomBaseId: number;
  chatIds: string[];
  state: string;
}

export interface GroupMember {
  readonly id: string;
  /** 1 member, 2 external. */
  readonly type: 1 | 2;
  readonly joinedAt: number;
  /** 1 invited, 2 link, 3 QR. */
  readonly joinScene: 1 | 2 | 3;
  readonly invitor: string;
  readonly state: string;
}

export interface GroupChat {
  readonly chatId: string;
  name: string;
  owner: string;
  notice: string;
  readonly createdAt: number;
  /** 0 ok, 1 owner left, 2 inheriting, 3 done. */
  status: 0 | 1 | 2 | 3;
  members: GroupMember[];
  admins: string[];
  version: string;
  dismissed: boolean;
  /** What `groupchat/get` still answers until `until` (Unix seconds), see `groupLagSeconds`. */
  stale: { until: number; view: unknown } | null;
}

export interface Transfer {
  readonly handover: string;
  readonly takeover: string;
  readonly externalUserId: string;
  readonly resigned: boolean;
  readonly at: number;
  /** 1 done, 2 waiting, 3 refused, 4 taker full. */
  status: 1 | 2 | 3 | 4;
  takeoverAt: number;
}

/** What one member sends, or published, of a group message. */
export interface Sending {
  readonly target: string;
  readonly userId: string;
  /** 0 unsent, 1 sent, 2 not a friend, 3 got enough messages already. */
  status: 0 | 1 | 2 | 3;
  sentAt: number;
}

export interface GroupMessage {
  readonly msgId: string;
  readonly agentId: number;
  readonly chatType: 'single' | 'group';
  readonly createdAt: number;
  readonly text: unknown;
  readonly attachments: readonly unknown[];
  readonly tasks: { readonly userId: string; status: 0 | 2; sentAt: number }[];
  readonly sendings: Sending[];
  readonly reminders: number[];
  cancelled: boolean;
}

export interface Moment {
  readonly jobId: string;
  readonly momentId: string;
  readonly agentId: number;
  readonly createdAt: number;
  readonly text: unknown;
  readonly attachments: readonly unknown[];
  readonly tasks: { readonly userId: string; published: boolean; readonly customers: string[] }[];
  readonly invalid: { users: string[]; departments: number[]; tags: string[] };
  readonly comments: { readonly userId: string; readonly by: string; readonly at: number }[];
  readonly likes: { readonly userId: string; readonly by: string; readonly at: number }[];
  cancelled: boolean;
}

export interface Media {
  readonly mediaId: string;
  readonly type: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** base64. */
  readonly content: string;
  readonly createdAt: number;
  /** By `upload_attachment`; other calls do not take it, and it is not taken where an ordinary one is meant. */
  readonly attachment: boolean;
}

export interface WelcomeCode {
  readonly code: string;
  readonly userId: string;
  readonly externalUserId: string;
  readonly createdAt: number;
  used: boolean;
}

export interface LoginCode {
  readonly code: string;
  readonly agentId: number;
  readonly userId: string;
  readonly externalUserId: string;
  readonly scope: string;
  readonly createdAt: number;
  used: boolean;
}

/** Something that was sent: kept for assertions. `to` are members, customers or a robot's key. */
export interface SentMessage {
  readonly kind: 'app' | 'robot' | 'welcome' | 'recall' | 'cardUpdate';
  readonly id: string;
  readonly to: readonly string[];
  readonly at: number;
  readonly body: unknown;
}

export interface Company {
  readonly corpId: string;
  name: string;
  readonly switches: Switches;
  readonly apps: App[];
  readonly departments: Map<number, Department>;
  /** By lower-cased userId: WeCom does not tell letters' case apart. */
  readonly members: Map<string, Member>;
  readonly customers: Map<string, Customer>;
  readonly relations: Relations;
  readonly library: TagLibrary;
  readonly strategies: Strategy[];
  readonly contactWays: Map<string, ContactWay>;
  readonly links: Map<string, AcquisitionLink>;
  readonly chatKeys: Map<string, ChatKey>;
  readonly quota: { total: number; balance: number; expires: number };
  readonly joinWays: Map<string, JoinWay>;
  readonly groups: Map<string, GroupChat>;
  readonly transfers: Transfer[];
  readonly groupMessages: Map<string, GroupMessage>;
  readonly moments: Map<string, Moment>;
  readonly media: Map<string, Media>;
  readonly welcomeCodes: Map<string, WelcomeCode>;
  readonly loginCodes: Map<string, LoginCode>;
  /** Keys of group robots, and whether each is on. */
  readonly robots: Map<string, { enabled: boolean }>;
  readonly sent: SentMessage[];
}

export const newCompany = (corpId: string, name: string, switches: Partial<Switches> = {}): Company => ({
  corpId,
  name,
  switches: { ...defaultSwitches, ...switches },
  apps: [],
  departments: new Map([[1, { id: 1, parentId: 0, name, order: 1 }]]),
  members: new Map(),
  customers: new Map(),
  relations: new Relations(),
  library: new TagLibrary(),
  strategies: [],
  contactWays: new Map(),
  links: new Map(),
  chatKeys: new Map(),
  quota: { total: 0, balance: 0, expires: 0 },
  joinWays: new Map(),
  groups: new Map(),
  transfers: [],
  groupMessages: new Map(),
  moments: new Map(),
  media: new Map(),
  welcomeCodes: new Map(),
  loginCodes: new Map(),
  robots: new Map(),
  sent: [],
});

export const memberOf = (company: Company, userId: string): Member | undefined =>
  company.members.get(userId.toLowerCase());
