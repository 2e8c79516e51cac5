/** What imports need from the outside; `app/ports.ts` fills it. */
import type { LibraryPorts } from '#features/tags';
import type { Texts } from '#platform/http';
import type { Uploads } from './uploads.ts';

export interface ImportPorts {
  readonly uploads: Uploads;
  /** What plans of the library ask of others. */
  readonly library: LibraryPorts;
  /** Sentences of all features: a row may be refused by any of them. */
  readonly texts: () => Texts;
}
