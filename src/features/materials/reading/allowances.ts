/** How often the public reading page answers: for each caller of the network, and for each link, whoever comes by it. */
import { type Allowance, networkOf, Tries } from '#platform/http';

export interface ReadingAllowances {
  /** For each address of the network; many people may stand behind one. */
  readonly ofAddress: Readonly<Record<'wrong' | 'pages' | 'begun' | 'beacons', Allowance>>;
  /** For each link that leads somewhere, from all addresses together. */
  readonly ofLink: Readonly<Record<'pages' | 'files' | 'begun' | 'beacons', Allowance>>;
}

const MOST = 10_000;

/** One link sent to a whole customer base opens some twenty times a second; what is far above is no reading. */
export const READING_ALLOWED: ReadingAllowances = {
  ofAddress: {
    /** Codes that lead nowhere: whoever tries codes finds none of 2^96 this way. */
    wrong: { perMinute: 30, most: MOST },
    pages: { perMinute: 300, most: MOST },
    begun: { perMinute: 120, most: MOST },
    beacons: { perMinute: 1200, most: MOST },
  },
  ofLink: {
    pages: { perMinute: 3000, most: MOST },
    files: { perMinute: 30_000, most: MOST },
    begun: { perMinute: 1500, most: MOST },
    beacons: { perMinute: 30_000, most: MOST },
  },
};

export class ReadingTries {
  readonly #ofAddress: Readonly<Record<keyof ReadingAllowances['ofAddress'], Tries>>;
  readonly #ofLink: Readonly<Record<keyof ReadingAllowances['ofLink'], Tries>>;

  constructor({ ofAddress, ofLink }: ReadingAllowances) {
    this.#ofAddress = {
      wrong: new Tries(ofAddress.wrong),
      pages: new Tries(ofAddress.pages),
      begun: new Tries(ofAddress.begun),
      beacons: new Tries(ofAddress.beacons),
    };
    this.#ofLink = {
      pages: new Tries(ofLink.pages),
      files: new Tries(ofLink.files),
      begun: new Tries(ofLink.begun),
      beacons: new Tries(ofLink.beacons),
    };
  }

  fromAddress(what: keyof ReadingAllowances['ofAddress'], address: string, now: number): boolean {
    return this.#ofAddress[what].take(networkOf(address), now);
  }

  byLink(what: keyof ReadingAllowances['ofLink'], code: string, now: number): boolean {
    return this.#ofLink[what].take(code, now);
  }
}
