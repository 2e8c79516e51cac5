/** What materials ask of those who come later in the order of imports; `app/wiring.ts` hands it over. */
import type { FastifyRequest } from 'fastify';
import type { NoticeDelivery } from '#features/notices';
import type { Caller } from '#platform/http';
import type { FileStore } from './file-store.ts';

/** Where a browser is sent to be named, with the cookies of this attempt. */
export interface Asking {
  readonly url: string;
  readonly cookies: readonly string[];
}

/** Who says who somebody is: WeCom, in its own browser and in WeChat's. */
export interface ReaderNaming {
  /** Null: this browser cannot be asked. `back`: a path of ours, to which the browser returns whatever the answer. */
  ask(request: FastifyRequest, workspace: number, back: string): Promise<Asking | null>;
}

export interface MaterialPorts {
  readonly files: FileStore;
  /** Where people reach the product, e.g. `https://tags.example.com`. */
  readonly address: () => string;
  readonly naming: ReaderNaming;
  /** How staff are told who reads. */
  readonly delivery: Pick<NoticeDelivery, 'toStaff' | 'isConnected'>;
  /** Staff who are signed in in this browser: what they read does not count. */
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | null>;
}
