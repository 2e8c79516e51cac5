/**
 * Starts the simulator: a server that behaves as WeCom does, for tests, demos and whoever has no corp at hand.
 * It listens on this machine only, unless it is told otherwise: whoever reaches it may do everything.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import { type CallbackTimes, defaultTimes } from './callbacks.ts';
import { Control } from './control.ts';
import { apiRoutes } from './http/api-routes.ts';
import { controlRoutes } from './http/control-routes.ts';
import { pageRoutes } from './http/pages.ts';
import { loadState, saveState, writeState } from './saved-state.ts';

export interface SimulatorOptions {
  readonly host?: string;
  /** 0 or absent for any free one. */
  readonly port?: number;
  /** The same seed makes the same company. */
  readonly seed?: number;
  /** The clock stands at this moment, milliseconds since 1970; absent for the machine's time. */
  readonly standAt?: number;
  /** A JSON file that holds everything over restarts. */
  readonly file?: string;
  readonly callbacks?: Partial<CallbackTimes>;
  /** Told when the file could not be written; it is tried again with the next change. A warning of the process when absent. */
  readonly saveFailed?: (error: unknown) => void;
}

export interface Simulator {
  /** Scheme, host and port: the value of `WECOM_API_BASE`. */
  readonly url: string;
  readonly control: Control;
  close(): Promise<void>;
}

/** Media of 20 MB in a form. */
const MAX_BODY = 32 * 1024 * 1024;
/** Changes are written together, at most once in this time. */
const SAVE_MS = 1000;

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  let url = '';
  let keeper: Keeper | null = null;
  const control = new Control({
    seed: options.seed ?? 1,
    times: { ...defaultTimes, ...options.callbacks },
    address: () => url,
    changed: () => keeper?.changed(),
  });
  if (options.standAt !== undefined) {
    control.clock.stop();
    control.clock.set(options.standAt);
  }
  if (options.file !== undefined) {
    const saved = await loadState(options.file);
    if (saved) control.restore(saved);
    keeper = new Keeper(options.file, control, options.saveFailed ?? warn);
  }
  const server = serverOf(control);
  try {
    url = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  } catch (error) {
    control.close();
    throw error;
  }
  return {
    url,
    control,
    close: async () => {
      control.close();
      await server.close();
      await keeper?.close();
    },
  };
}

function serverOf(control: Control): FastifyInstance {
  const server = Fastify({ bodyLimit: MAX_BODY, forceCloseConnections: true, exposeHeadRoutes: false });
  server.removeAllContentTypeParsers();
  // Bodies stay bytes: WeCom reads JSON whatever the content type says, and answers wrong JSON in its own way.
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  server.setNotFoundHandler((_, reply) => reply.code(404).send(''));
  apiRoutes(server, control);
  controlRoutes(server, control);
  pageRoutes(server, control);
  return server;
}

const warn = (error: unknown): void =>
  process.emitWarning(
    `the simulator's file could not be written: ${error instanceof Error ? error.message : error}`,
  );

/** Writes the state to its file some time after a change, one write at a time. */
class Keeper {
  #dirty = false;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    readonly path: string,
    readonly control: Control,
    readonly failed: (error: unknown) => void,
  ) {}

  changed(): void {
    this.#dirty = true;
    this.#timer ??= setTimeout(() => void this.#write().catch(this.failed), SAVE_MS).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#write();
  }

  #write(): Promise<void> {
    this.#timer = undefined;
    const save = async () => {
      if (!this.#dirty) return;
      this.#dirty = false;
      try {
        await saveState(this.path, writeState(this.control.state()));
      } catch (error) {
        this.#dirty = true;
        throw error;
      }
    };
    this.#writing = this.#writing.then(save, save);
    return this.#writing;
  }
}
