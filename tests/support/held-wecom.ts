/** A WeCom that a test holds in its hands, and the mirror of one workspace against it: no HTTP, no lines, no waiting. */
import { takeOverLibrary } from '#features/tags';
import type { Db } from '#platform/db';
import { sealer } from '#platform/sealing';
import { type WecomApi, WecomError, type WecomErrorKind } from '../../src/channels/wecom/client/public.ts';
import type { Connection } from '../../src/channels/wecom/connection/connections.ts';
import { Outages } from '../../src/channels/wecom/connection/outage.ts';
import { kindOf } from '../../src/channels/wecom/core/error-codes.ts';
import { Erasures } from '../../src/channels/wecom/mirror/erasures.ts';
import { readDue } from '../../src/channels/wecom/mirror/read-due.ts';
import { type WecomParts, wecomCtx } from '../../src/channels/wecom/parts.ts';
import { testCtx } from './database.ts';

export interface HeldPair {
  readonly userId: string;
  readonly externalUserId: string;
  addedAt: Date | null;
  tags: string[];
  state: string | null;
  name: string;
}

export interface HeldTag {
  id: string;
  name: string;
}
export interface HeldGroup extends HeldTag {
  tags: HeldTag[];
}
export interface HeldChat {
  chatId: string;
  owner: string;
  members: string[];
}

export const wecomError = (code: number | null, kind?: WecomErrorKind): WecomError =>
  new WecomError({
    api: 'test',
    kind: kind ?? (code === null ? 'unreachable' : kindOf(code)),
    code,
    hint: null,
  });

export class HeldWecom {
  readonly pairs: HeldPair[] = [];
  readonly groups: HeldGroup[] = [];
  readonly chats: HeldChat[] = [];
  departments: { id: number; parentId: number; name: string }[] = [];
  people: { userId: string; name: string; departments: number[] }[] = [];
  /** Names of calls in their order. */
  readonly calls: string[] = [];
  /** Asked before each call: an error is thrown instead of an answer. */
  fails: (call: string, named: readonly string[]) => WecomError | null = () => null;
  /** Runs between WeCom's answer and its arrival here. */
  meanwhile: (call: string) => Promise<void> = async () => {};
  readonly marked: { userId: string; externalUserId: string; add: string[]; remove: string[] }[] = [];

  befriend(userId: string, externalUserId: string, more: Partial<HeldPair> = {}): HeldPair {
    const pair = {
      userId,
      externalUserId,
      addedAt: new Date('2026-01-01T00:00:00Z'),
      tags: [],
      state: null,
      name: `name of ${externalUserId}`,
      ...more,
    };
    this.pairs.push(pair);
    return pair;
  }

  part(pair: HeldPair): void {
    this.pairs.splice(this.pairs.indexOf(pair), 1);
  }

  timesCalled(call: string): number {
    return this.calls.filter((one) => one === call).length;
  }

  async #call<T>(name: string, named: readonly string[], answer: () => T): Promise<T> {
    this.calls.push(name);
    const failure = this.fails(name, named);
    if (failure) throw failure;
    const said = structuredClone(answer());
    await this.meanwhile(name);
    return said;
  }

  get api(): WecomApi {
    const relation = (pair: HeldPair) => ({
      userId: pair.userId,
      remark: '',
      description: '',
      company: '',
      mobiles: [],
      addedAt: pair.addedAt,
      addWay: 1,
      addedBy: null,
      state: pair.state,
    });
    const person = ({ externalUserId, name }: HeldPair) => ({ externalUserId, name, unionId: null });
    const userIds = () => [...new Set(this.pairs.map((pair) => pair.userId))];
    const gone = () => {
      throw wecomError(84061);
    };
    const tagRow = ({ id, name }: HeldTag) => ({ id, name, order: 0, createdAt: null, deleted: false });
    const api = {
      contacts: {
        followUsers: () => this.#call('followUsers', [], userIds),
        get: (externalUserId: string) =>
          this.#call('get', [externalUserId], () => {
            const own = this.pairs.filter((pair) => pair.externalUserId === externalUserId);
            const [first] = own;
            if (!first) return gone();
            return {
              person: person(first),
              followers: own.map((pair) => ({
                ...relation(pair),
                tags: pair.tags.map((id) => ({ id, name: id, group: '', type: 'enterprise' })),
              })),
            };
          }),
        batchByUser: ({ userIds: some }: { userIds: readonly string[] }) =>
          this.#call('batchByUser', some, () => ({
            items: this.pairs
              .filter((pair) => some.includes(pair.userId.toLowerCase()))
              .map((pair) => ({ person: person(pair), relation: { ...relation(pair), tagIds: pair.tags } })),
            cursor: null,
            unlicensed: [],
          })),
      },
      tags: {
        list: ({ tagIds = [] }: { tagIds?: readonly string[] }) =>
          this.#call('tags.list', tagIds, () =>
            this.groups.map((group) => ({ ...tagRow(group), tags: group.tags.map(tagRow) })),
          ),
        ofStrategies: () => this.#call('tags.ofStrategies', [], () => []),
        add: ({ group, tags }: { group: { id: string } | { name: string }; tags: { name: string }[] }) =>
          this.#call('tags.add', [], () => {
            const known = this.groups.find((one) =>
              'id' in group ? one.id === group.id : one.name === group.name,
            );
            const into = known ?? { id: `g-${'name' in group ? group.name : ''}`, name: '', tags: [] };
            if (!known) this.groups.push({ ...into, name: 'name' in group ? group.name : '' });
            const made = tags.map(({ name }) => ({ id: `t-${name}`, name }));
            this.groups.find((one) => one.id === into.id)?.tags.push(...made);
            return { groupId: into.id, groupName: into.name, ids: new Map(made.map((t) => [t.name, t.id])) };
          }),
        edit: ({ id, name }: { id: string; name?: string }) =>
          this.#call('tags.edit', [id, name ?? ''], () => {
            for (const one of this.groups.flatMap((group) => [group, ...group.tags]))
              if (one.id === id && name !== undefined) one.name = name;
          }),
        delete: ({ tagIds }: { tagIds: string[] }) =>
          this.#call('tags.delete', tagIds, () => {
            for (const group of this.groups) group.tags = group.tags.filter(({ id }) => !tagIds.includes(id));
          }),
        mark: (marking: { userId: string; externalUserId: string; add: string[]; remove: string[] }) =>
          this.#call('tags.mark', [marking.userId], () => {
            this.marked.push(structuredClone(marking));
            const { userId, externalUserId, add, remove } = marking;
            const pair = this.pairs.find(
              (one) => one.userId === userId && one.externalUserId === externalUserId,
            );
            if (pair) pair.tags = [...new Set([...pair.tags, ...add])].filter((id) => !remove.includes(id));
          }),
      },
      directory: {
        departments: () =>
          this.#call('departments', [], () =>
            this.departments.map(({ id, parentId }) => ({ id, parentId, order: 0 })),
          ),
        department: (id: number) =>
          this.#call('department', [String(id)], () => this.departments.find((one) => one.id === id)),
        staffOf: (id: number) =>
          this.#call('staffOf', [String(id)], () =>
            this.people.filter((one) => one.departments.includes(id)),
          ),
      },
      groupChats: {
        list: () =>
          this.#call('groupChats.list', [], () => ({
            items: this.chats.map(({ chatId }) => ({ chatId, status: 'normal' })),
            cursor: null,
          })),
        get: (chatId: string) =>
          this.#call('groupChats.get', [chatId], () => {
            const chat = this.chats.find((one) => one.chatId === chatId);
            if (!chat) throw wecomError(90501);
            return {
              chatId,
              name: chatId,
              owner: chat.owner,
              createdAt: null,
              notice: '',
              admins: [],
              memberVersion: null,
              members: chat.members.map((id) => ({
                id,
                type: 'customer',
                joinedAt: new Date('2026-01-01T00:00:00Z'),
                joinScene: 1,
                state: null,
              })),
            };
          }),
      },
    };
    return api as unknown as WecomApi;
  }
}

export interface HeldMirror {
  readonly wecom: HeldWecom;
  readonly parts: WecomParts;
  readonly connection: Connection;
  ctx(): ReturnType<typeof wecomCtx>;
  now(): Date;
  pass(ms: number): void;
  /** Makes a group with tags here. Their numbers, in that order. */
  library(group: string, tags: readonly string[]): Promise<number[]>;
  /** Does the readings that are due. */
  readDue(): Promise<boolean>;
}

/** The workspace is connected to corp `wwN`. Time passes by the test's word. */
export async function heldMirror(db: Db, workspace: number): Promise<HeldMirror> {
  const wecom = new HeldWecom();
  let now = new Date('2026-06-01T00:00:00Z');
  await db.run(
    `insert into wecom_connection (workspace_id, corp_id, agent_id, secret, origin)
     values ($1, $2, '1000002', '\\x00', 'settings')`,
    [workspace, `ww${workspace}`],
  );
  const connection: Connection = {
    workspace,
    corpId: `ww${workspace}`,
    agentId: '1000002',
    base: 'http://127.0.0.1',
    origin: 'settings',
    paused: false,
    api: wecom.api,
  };
  const parts = {
    db,
    log: testCtx(db, workspace).log,
    clock: () => now,
    connections: { of: async () => connection, all: async () => [connection] },
    library: { references: [] },
    erasures: new Erasures(sealer('a-secret-for-tests-only-0123456789')),
    channelsByState: async () => new Map(),
  } as unknown as WecomParts;
  const outages = new Outages();
  return {
    wecom,
    parts,
    connection,
    ctx: () => wecomCtx(parts, workspace),
    now: () => now,
    pass: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    library: async (name, tags) => {
      const element = (one: string) => ({ key: one, name: one, renames: true, known: null, keptBy: null });
      const group = { ...element(name), moved: false, tags: tags.map(element) };
      const { result } = await takeOverLibrary(
        await wecomCtx(parts, workspace),
        'made',
        { groups: [group], moved: false, gone: { groups: [], tags: [] } },
        async () => {},
      );
      return tags.map((one) => result.tags.get(one) ?? 0);
    },
    readDue: () => readDue(parts, connection, outages),
  };
}
