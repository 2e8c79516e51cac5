/** What /metrics shows. Names follow Prometheus' conventions: unit in the name, seconds, bytes. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();
// With the delay of the event loop, as baizigui_nodejs_eventloop_lag_seconds and its quantiles.
collectDefaultMetrics({ register: registry, prefix: 'baizigui_' });

const registers = [registry];
export const metrics = {
  requests: new Histogram({
    name: 'baizigui_http_request_seconds',
    help: 'Time to answer, by endpoint and status class',
    labelNames: ['endpoint', 'status'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    registers,
  }),
  changes: new Counter({
    name: 'baizigui_tag_changes_total',
    help: 'Assignments added and removed, by source',
    labelNames: ['source', 'change'],
    registers,
  }),
  indexPosition: new Gauge({
    name: 'baizigui_index_position',
    help: 'Position up to which the audience index has followed, by workspace',
    labelNames: ['workspace'],
    registers,
  }),
  indexLag: new Gauge({
    name: 'baizigui_index_lag',
    help: 'Committed changes that the audience index has not followed yet, by workspace',
    labelNames: ['workspace'],
    registers,
  }),
  indexBytes: new Gauge({
    name: 'baizigui_index_bytes',
    help: 'Memory of the sets, columns and texts of the audience index, by workspace',
    labelNames: ['workspace'],
    registers,
  }),
  indexChecked: new Counter({
    name: 'baizigui_index_checked_total',
    help: 'Customers of the audience index that were counted again from rows, by workspace',
    labelNames: ['workspace'],
    registers,
  }),
  indexDrift: new Counter({
    name: 'baizigui_index_drift_total',
    help: 'Parts of the audience index that differed from the rows and were made again, by workspace; 0 is right',
    labelNames: ['workspace'],
    registers,
  }),
  rulesReplayed: new Counter({
    name: 'baizigui_rules_replayed_total',
    help: 'What rules remember of customers that was held against a replay at night, by workspace',
    labelNames: ['workspace'],
    registers,
  }),
  rulesDrift: new Counter({
    name: 'baizigui_rules_drift_total',
    help: 'What rules remember of customers otherwise than a replay says, by workspace; 0 is right',
    labelNames: ['workspace'],
    registers,
  }),
  indexLoadSeconds: new Gauge({
    name: 'baizigui_index_load_seconds',
    help: 'Time of the last loading of the audience index, by workspace and by what it was made from',
    labelNames: ['workspace', 'from'],
    registers,
  }),
};
