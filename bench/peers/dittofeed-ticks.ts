/**
 * How dittofeed computes segments, in ClickHouse: for each condition it adds to a state per customer what the events since
 * the last tick say, then asks who fell out of its window and who came in, then puts the conditions of each segment
 * together for whoever changed. One tick goes through all segments; the next begins 120 s later.
 */
import { type Leaf, type Segment, stepOf } from '../support/segments.ts';
import type { Sql } from './clickhouse.ts';

const WORKSPACE = 'b3a1f0c2-0000-4000-8000-000000000001';
const PROPERTY = '1d000000-0000-4000-8000-000000000000';
const EVENT_COLUMNS =
  'event String, event_time DateTime64(3), message_id String, user_or_anonymous_id String, properties String, processing_time DateTime64(3)';

const segmentId = ({ rule }: Segment): string => `5e6f0000-0000-4000-8000-${String(rule).padStart(12, '0')}`;
const stateId = ({ rule }: Segment, place: number): string =>
  `57a7e000-0000-4000-800${place}-${String(rule).padStart(12, '0')}`;
const time = (ms: number): string => `toDateTime64(${ms / 1000}, 3)`;
export const userId = (customer: number): string => `user-${String(customer).padStart(9, '0')}`;

const KEYS = `workspace_id LowCardinality(String), type Enum('user_property' = 1, 'segment' = 2), computed_property_id LowCardinality(String)`;
const RESOLVED_KEYS = 'workspace_id, segment_id, state_id, user_id';

const TABLES = [
  'drop database if exists peer sync',
  'create database peer',
  `create table peer.user_events_v2 (workspace_id String, event_type Enum('identify' = 1, 'track' = 2), ${EVENT_COLUMNS},
     index message_id_idx message_id type bloom_filter(0.01) granularity 4)
   engine = MergeTree order by (workspace_id, processing_time, user_or_anonymous_id, event_time, message_id)`,
  `create table peer.computed_property_state_v3 (${KEYS}, state_id LowCardinality(String), user_id String,
     last_value AggregateFunction(argMax, String, DateTime64(3)), unique_count AggregateFunction(uniq, String),
     event_time DateTime64(3), grouped_message_ids AggregateFunction(groupArray, String), computed_at DateTime64(3))
   engine = AggregatingMergeTree partition by (workspace_id, toYear(event_time))
   order by (workspace_id, type, computed_property_id, state_id, user_id, event_time)
   settings allow_dimensions_outside_sorting_key = 1`,
  `create table peer.resolved_segment_state (workspace_id LowCardinality(String), segment_id LowCardinality(String),
     state_id LowCardinality(String), user_id String, segment_state_value Boolean, max_event_time DateTime64(3),
     computed_at DateTime64(3), index segment_state_value_idx segment_state_value type minmax granularity 4,
     index computed_at_idx computed_at type minmax granularity 4)
   engine = ReplacingMergeTree order by (${RESOLVED_KEYS})`,
  `create table peer.computed_property_assignments_v2 (${KEYS}, user_id String, segment_value Boolean,
     user_property_value String, max_event_time DateTime64(3), assigned_at DateTime64(3) default now64(3))
   engine = ReplacingMergeTree order by (workspace_id, type, computed_property_id, user_id)`,
  `create table peer.updated_computed_property_state (${KEYS}, state_id LowCardinality(String), user_id String,
     computed_at DateTime64(3)) engine = MergeTree partition by toYYYYMMDD(computed_at) order by computed_at`,
  `create table peer.updated_property_assignments_v2 (${KEYS}, user_id String, assigned_at DateTime64(3))
   engine = MergeTree partition by toYYYYMMDD(assigned_at) order by assigned_at`,
];

/** What follows each write of a tick; of the history nobody waits for them. */
const FOLLOWERS = [
  `create materialized view peer.updated_state_mv to peer.updated_computed_property_state as
   select workspace_id, type, computed_property_id, state_id, user_id, computed_at from peer.computed_property_state_v3
   group by workspace_id, type, computed_property_id, state_id, user_id, computed_at`,
  `create materialized view peer.updated_assignments_mv to peer.updated_property_assignments_v2 as
   select workspace_id, type, computed_property_id, user_id, assigned_at from peer.computed_property_assignments_v2
   group by workspace_id, type, computed_property_id, user_id, assigned_at`,
];

function conditionOf({ event, property }: Leaf): string {
  const number = (name: string) => `toFloat64OrNull(JSON_VALUE(properties, '$.${name}'))`;
  return `event_type = 'track' and event = '${event}'${property ? ` and ifNull(${number(property.name)} >= ${property.gte}, false)` : ''}`;
}

interface State {
  readonly what: 'segment' | 'user_property';
  readonly id: string;
  readonly state: string;
  readonly last: string;
  readonly unique: string;
  readonly at: string;
  readonly condition: string;
}

/** `merged`: as its table merges the rows later; otherwise one row for each event, as a tick writes them. */
const addState = (one: State, from: number, to: number, merged: boolean): string =>
  `insert into peer.computed_property_state_v3
   select workspace_id, '${one.what}', '${one.id}', '${one.state}', user_or_anonymous_id, argMaxState(${one.last}, event_time),
     uniqState(${one.unique}), ${one.at} as truncated, groupArrayState(''), ${time(to)}
   from peer.user_events_v2 where workspace_id = '${WORKSPACE}' and processing_time <= ${time(to)}
     and processing_time >= ${time(from)} and ${one.condition}
   group by workspace_id, user_or_anonymous_id, ${merged ? 'truncated' : 'event_time'}`;

const idState: State = {
  what: 'user_property',
  id: PROPERTY,
  state: PROPERTY,
  last: 'user_or_anonymous_id',
  unique: `''`,
  at: 'toDateTime64(0, 3)',
  condition: 'true',
};

const leafState = (segment: Segment, leaf: Leaf, place: number): State => ({
  what: 'segment',
  id: segmentId(segment),
  state: stateId(segment, place),
  last: `''`,
  unique: 'message_id',
  at: `toDateTime64(toStartOfInterval(event_time, toIntervalSecond(${stepOf(leaf)})), 3)`,
  condition: conditionOf(leaf),
});

/** Who fell out and who came in. */
function resolve(segment: Segment, leaf: Leaf, place: number, now: number): string[] {
  const id = segmentId(segment);
  const state = stateId(segment, place);
  const mine = `workspace_id = '${WORKSPACE}' and segment_id = '${id}' and state_id = '${state}'`;
  const often = (columns: string) =>
    `select ${columns} from peer.computed_property_state_v3 where workspace_id = '${WORKSPACE}' and type = 'segment'
       and computed_property_id = '${id}' and state_id = '${state}' and event_time <= ${time(now)}
       and event_time >= toDateTime64(${Math.round(now / 1000 - leaf.seconds)}, 3)
     group by workspace_id, computed_property_id, state_id, user_id having uniqMerge(unique_count) >= ${leaf.times}`;
  const [outIf, inIf] = leaf.reversed ? ['in', 'not in'] : ['not in', 'in'];
  return [
    `insert into peer.resolved_segment_state select ${RESOLVED_KEYS}, false, max_event_time, ${time(now)}
     from peer.resolved_segment_state where ${mine} and segment_state_value = true
       and (${RESOLVED_KEYS}) ${outIf} (${often('workspace_id, computed_property_id, state_id, user_id')})`,
    `insert into peer.resolved_segment_state select workspace_id, '${id}', '${state}', user_id, true, latest, ${time(now)}
     from (select workspace_id, user_id, argMaxMerge(last_value), max(event_time) as latest from peer.computed_property_state_v3
       where workspace_id = '${WORKSPACE}' and type = 'user_property' and computed_property_id = '${PROPERTY}'
         and state_id = '${PROPERTY}' and user_id ${inIf} (${often('user_id')})
         and user_id not in (select user_id from peer.resolved_segment_state where ${mine}
           group by ${RESOLVED_KEYS} having argMax(segment_state_value, computed_at) = true)
       group by workspace_id, user_id)`,
  ];
}

function assign(segment: Segment, from: number, now: number): string {
  const mine = `workspace_id = '${WORKSPACE}' and segment_id = '${segmentId(segment)}'`;
  const holds = segment.anyOf
    .map((all) => `(${all.map((place) => `state_values['${stateId(segment, place)}']`).join(' and ')})`)
    .join(' or ');
  return `insert into peer.computed_property_assignments_v2
    select workspace_id, 'segment', segment_id, user_id, ${holds}, '', latest, ${time(now)} from (
      select workspace_id, segment_id, user_id, max(latest) as latest,
        cast((groupArray(state_id), groupArray(value)), 'Map(String, Boolean)') as state_values
      from (select ${RESOLVED_KEYS}, argMax(segment_state_value, computed_at) as value, max(max_event_time) as latest
        from peer.resolved_segment_state where (workspace_id, segment_id, user_id) in (
          select workspace_id, segment_id, user_id from peer.resolved_segment_state
          where ${mine} and computed_at <= ${time(now)} and computed_at >= ${time(from)})
        group by ${RESOLVED_KEYS})
      group by workspace_id, segment_id, user_id)`;
}

export class Dittofeed {
  constructor(
    readonly sql: Sql,
    readonly segments: readonly Segment[],
  ) {
    sql.run(...TABLES);
  }

  load(file: string): void {
    this.sql.run(
      `insert into peer.user_events_v2 select '${WORKSPACE}', 'track', * from file('${file}', TSV, '${EVENT_COLUMNS}')`,
    );
  }

  /** As if ticks had gone through the history and their rows were merged; older events than a window's are not kept. */
  computeHistory(now: number): void {
    this.sql.run(addState(idState, 0, now, true));
    for (const { state, leaf } of this.#states())
      this.sql.run(addState(state, now - (leaf.seconds + stepOf(leaf)) * 1000, now, true));
    this.#resolveAndAssign(0, now);
    this.sql.run(...FOLLOWERS);
  }

  /** Seconds for the states, and for who is in which segment. */
  tick(from: number, now: number): { readonly states: number; readonly segments: number } {
    const began = performance.now();
    this.sql.run(addState(idState, from, now, false));
    for (const { state } of this.#states()) this.sql.run(addState(state, from, now, false));
    const half = performance.now();
    this.#resolveAndAssign(from, now);
    return { states: (half - began) / 1000, segments: (performance.now() - half) / 1000 };
  }

  #states(): { readonly state: State; readonly leaf: Leaf }[] {
    return this.segments.flatMap((segment) =>
      segment.leaves.map((leaf, place) => ({ state: leafState(segment, leaf, place), leaf })),
    );
  }

  #resolveAndAssign(from: number, now: number): void {
    for (const segment of this.segments) {
      for (const [place, leaf] of segment.leaves.entries())
        this.sql.run(...resolve(segment, leaf, place, now));
      this.sql.run(assign(segment, from, now));
    }
  }

  members(segment: Segment): { readonly count: number; readonly sum: number } {
    const [row] = this.sql.rows(
      `select count(), sum(toUInt64(right(user_id, 9))) from (select user_id from peer.computed_property_assignments_v2
       where workspace_id = '${WORKSPACE}' and type = 'segment' and computed_property_id = '${segmentId(segment)}'
       group by user_id having argMax(segment_value, assigned_at))`,
    );
    return { count: Number(row?.[0]), sum: Number(row?.[1]) };
  }
}
