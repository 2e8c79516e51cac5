/** SQL on visits that are told of more than once: their longest telling counts. */
import type { Tx } from '#platform/db';

/** What a visit is of: others' numbers of visits may be those of whole sessions, over several materials or pages. */
export const ABOUT = `coalesce(properties->>'material', properties->>'url', '')`;

/** The tellings of the visits in `told`, the one that counts at the first place. */
export const TELLINGS = `
       select event.position, event.at, event.superseded,
              row_number() over (partition by event.customer, event.type, told.visit, told.about
                                     order by (event.properties->>'seconds')::float8 desc nulls last,
                                              event.position desc) as place
         from event join told on event.customer = told.customer and event.type = told.type
                             and event.properties->>'visit' = told.visit and ${ABOUT} = told.about
        where event.workspace_id = $1`;

/**
 * Of all tellings of the visits that were told of at these positions, only the one with the most seconds counts; of equal
 * ones the last.
 */
export const keepLongestTelling = (
  tx: Tx,
  workspace: number,
  types: readonly string[],
  first: number,
  last: number,
): Promise<number> =>
  tx.run(
    `with told as (
       select distinct customer, type, properties->>'visit' as visit, ${ABOUT} as about from event
        where workspace_id = $1 and position between $3 and $4 and type = any($2::text[])
          and properties->>'visit' is not null),
     ranked as (${TELLINGS} and not event.superseded)
     update event set superseded = true from ranked
      where event.workspace_id = $1 and event.position = ranked.position and event.at = ranked.at and ranked.place > 1`,
    [workspace, types, first, last],
  );
