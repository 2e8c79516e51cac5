/** One corp in motion: its state, the clock, the dice, and where its events go. */
import type { Clock } from '../clock.ts';
import type { CompanyEvent } from '../events.ts';
import type { Random } from '../random.ts';
import type { Company } from './company.ts';

export interface World {
  readonly company: Company;
  readonly clock: Clock;
  readonly random: Random;
  /** What a person did: every app that sees it is called back. */
  readonly emit: (event: CompanyEvent) => void;
  /** What an app did through the API: nobody is called back unless `echoApiWrites` says so. */
  readonly emitFromApi: (event: CompanyEvent) => void;
  /** The address that the outside reaches the simulator at, for QR codes and links. */
  readonly address: () => string;
}
