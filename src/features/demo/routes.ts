import { type Route, route } from '#platform/http';
import { loadDemo } from './contract.ts';
import { startDemo } from './load-demo.ts';

export const demoRoutes: readonly Route[] = [route(loadDemo, (ctx) => startDemo(ctx))];
