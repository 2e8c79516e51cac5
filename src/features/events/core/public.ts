export * from './event-row.ts';
export * from './event-types.ts';
export * from './json-value.ts';
export * from './moment.ts';
export * from './one-or-many.ts';
export * from './order-decision.ts';
export * from './order-row.ts';
export * from './order-stats.ts';
