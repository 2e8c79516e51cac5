/**
 * The control side of the simulator, which WeCom does not have: make corps, act as people, move the clock, order faults,
 * read everything. Used in process by tests and the product, and over HTTP (`http/control-routes.ts`).
 */
import { type ActInput, type ActName, type ActResult, perform } from './actors/acts.ts';
import {
  type CallbackFaults,
  CallbackSender,
  type CallbackTimes,
  type Delivery,
  noFaults,
} from './callbacks.ts';
import { Clock } from './clock.ts';
import { endpoints } from './endpoints/all.ts';
import { type CompanyEvent, eventXml } from './events.ts';
import type { Disturbance } from './pipeline/disturbances.ts';
import { type CallRecord, Pipeline } from './pipeline/pipeline.ts';
import { TokenBook } from './pipeline/tokens.ts';
import { Random } from './random.ts';
import type { SavedState } from './saved-state.ts';
import { fillCompany, type Script } from './scripted-company.ts';
import { type App, type CallbackTarget, type Company, memberOf, newCompany } from './state/company.ts';
import { isVisible } from './state/scope.ts';
import type { Switches } from './state/switches.ts';
import { scheduleTransfer } from './state/transfers.ts';
import type { World } from './state/world.ts';

export interface NewApp {
  readonly agentId?: number | undefined;
  readonly name?: string | undefined;
  readonly secret?: string | undefined;
  readonly customerContact?: boolean | undefined;
  readonly directorySync?: boolean | undefined;
  readonly visible?: App['visible'] | undefined;
  readonly trustedDomain?: string | undefined;
  readonly callback?: CallbackTarget | null | undefined;
}

export interface NewCompany {
  readonly corpId?: string | undefined;
  readonly name?: string | undefined;
  readonly switches?: Partial<Switches> | undefined;
  /** One app that sees everybody, when absent. */
  readonly apps?: readonly NewApp[] | undefined;
  readonly fill?: Script | undefined;
}

export interface CompanyKeys {
  readonly corpId: string;
  readonly apps: readonly { readonly agentId: number; readonly secret: string }[];
}

interface Corp {
  readonly world: World;
  readonly sender: CallbackSender;
}

/** No company of that id. */
export class UnknownCompany extends Error {
  override readonly name = 'UnknownCompany';
}

export class Control {
  readonly clock = new Clock();
  readonly tokens: TokenBook;
  readonly pipeline: Pipeline;
  readonly #corps = new Map<string, Corp>();
  readonly #random: Random;

  constructor(
    readonly options: {
      readonly seed: number;
      readonly times: CallbackTimes;
      readonly address: () => string;
      /** Called after every act and call that may have changed something. */
      readonly changed: () => void;
    },
  ) {
    this.#random = new Random(options.seed);
    this.tokens = new TokenBook(this.clock, this.#random.hex(32));
    this.pipeline = new Pipeline(endpoints, this.tokens, this.clock, new Random(options.seed + 1));
  }

  // Companies

  createCompany(given: NewCompany = {}): CompanyKeys {
    const corpId = given.corpId ?? this.#freeCorpId();
    if (this.#corps.has(corpId)) throw new Error(`company ${corpId} exists`);
    const company = newCompany(corpId, given.name ?? '百子柜演示公司', given.switches);
    const { world } = this.#open(company, this.#random.below(2 ** 31));
    for (const app of given.apps ?? [{}]) this.addApp(corpId, app);
    if (given.fill) fillCompany(world, given.fill);
    this.options.changed();
    return this.keysOf(corpId);
  }

  /** After a restart the dice begin anew, so an id may be taken. */
  #freeCorpId(): string {
    let corpId: string;
    do corpId = `ww${this.#random.hex(16)}`;
    while (this.#corps.has(corpId));
    return corpId;
  }

  addApp(corpId: string, given: NewApp = {}): { agentId: number; secret: string } {
    const { company } = this.world(corpId);
    const app: App = {
      agentId: given.agentId ?? 1_000_002 + company.apps.length,
      name: given.name ?? '百子柜',
      secret: given.secret ?? this.#random.letters(43),
      customerContact: given.customerContact ?? true,
      directorySync: given.directorySync ?? false,
      visible: given.visible ?? 'all',
      trustedDomain: given.trustedDomain ?? '',
      closed: false,
      callback: given.callback ?? null,
    };
    company.apps.push(app);
    return { agentId: app.agentId, secret: app.secret };
  }

  keysOf(corpId: string): CompanyKeys {
    const { apps } = this.company(corpId);
    return { corpId, apps: apps.map(({ agentId, secret }) => ({ agentId, secret })) };
  }

  companies(): Company[] {
    return [...this.#corps.values()].map(({ world }) => world.company);
  }

  /** The state itself, to read. */
  company(corpId: string): Company {
    return this.world(corpId).company;
  }

  world(corpId: string): World {
    return this.#corp(corpId).world;
  }

  /** `undefined` for a corp that does not exist, which `gettoken` answers in its own way. */
  worldIfAny(corpId: string): World | undefined {
    return this.#corps.get(corpId)?.world;
  }

  fill(corpId: string, script: Script): void {
    fillCompany(this.world(corpId), script);
    this.options.changed();
  }

  // People and time

  /** Does what a person would do, with the events of it. Throws `ImpossibleAct`, or what Zod throws for a wrong input. */
  act<N extends ActName>(corpId: string, name: N, input: ActInput<N>): ActResult<N> {
    const result = perform(this.world(corpId), name, input);
    this.options.changed();
    return result;
  }

  setSwitches(corpId: string, switches: Partial<Switches>): void {
    Object.assign(this.company(corpId).switches, switches);
    this.options.changed();
  }

  // Callbacks

  /** Where events of an app go; with `verify` the address is asked first, as the console does. */
  async setCallback(
    corpId: string,
    agentId: number,
    callback: CallbackTarget | null,
    verify = false,
  ): Promise<{ ok: boolean; problem: string }> {
    const { world, sender } = this.#corp(corpId);
    const app = world.company.apps.find((one) => one.agentId === agentId);
    if (!app) return { ok: false, problem: `no app ${agentId}` };
    const answer = verify && callback ? await sender.verify(callback) : { ok: true, problem: '' };
    if (answer.ok) app.callback = callback;
    this.options.changed();
    return answer;
  }

  /** What is not named goes back to none. */
  setFaults(corpId: string, faults: Partial<CallbackFaults>): void {
    this.#corp(corpId).sender.faults = { ...noFaults, ...faults };
  }

  deliveries(corpId: string): readonly Delivery[] {
    return this.#corp(corpId).sender.deliveries;
  }

  /** Resolves when every callback that is not waiting for the clock was delivered or given up. */
  async settled(): Promise<void> {
    await Promise.all([...this.#corps.values()].map(({ sender }) => sender.settled()));
  }

  // API faults and records

  disturb(disturbance: Disturbance): void {
    this.pipeline.disturbances.add(disturbance);
  }

  endDisturbances(): void {
    this.pipeline.disturbances.end();
  }

  /** Ends all tokens of a corp: `expired` answers 42001 from now on, `invalid` 40014. */
  endTokens(corpId: string, how: 'expired' | 'invalid'): void {
    this.tokens.end(corpId, how);
  }

  get calls(): readonly CallRecord[] {
    return this.pipeline.calls;
  }

  // Keeping

  state(): SavedState['companies'] {
    return [...this.#corps.values()].map(({ world }) => ({
      company: world.company,
      random: world.random.state,
    }));
  }

  restore({ companies }: SavedState): void {
    for (const { company, random } of companies) {
      const { world } = this.#open(company, random);
      for (const transfer of company.transfers) if (transfer.status === 2) scheduleTransfer(world, transfer);
    }
  }

  close(): void {
    this.clock.close();
    for (const { sender } of this.#corps.values()) sender.close();
  }

  #corp(corpId: string): Corp {
    const corp = this.#corps.get(corpId);
    if (!corp) throw new UnknownCompany(corpId);
    return corp;
  }

  #open(company: Company, seed: number): Corp {
    const { clock, options } = this;
    const sender = new CallbackSender(company.corpId, clock, new Random(seed + 1), options.times);
    const emit = (event: CompanyEvent) => this.#callBack(company, sender, event);
    const world: World = {
      company,
      clock,
      random: new Random(seed),
      emit,
      emitFromApi: (event) => {
        if (company.switches.echoApiWrites) emit(event);
      },
      address: options.address,
    };
    const corp = { world, sender };
    this.#corps.set(company.corpId, corp);
    return corp;
  }

  /** Every app with a callback address that sees the member hears of the event. */
  #callBack(company: Company, sender: CallbackSender, event: CompanyEvent): void {
    const xml = eventXml(company.corpId, event, this.clock.seconds());
    const member = event.seenBy === undefined ? undefined : memberOf(company, event.seenBy);
    for (const app of company.apps) {
      const sees = event.seenBy === undefined || (member && isVisible(company, app, member));
      if (app.callback && sees) sender.send(app.callback, app.agentId, xml);
    }
  }
}
