export * from './origins.ts';
export * from './page-address.ts';
