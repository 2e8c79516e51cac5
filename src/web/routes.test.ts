import { describe, expect, it } from 'vitest';
import type { AnyEndpoint } from '#kernel';
import { router } from './router.tsx';
import { railItems } from './shell/rail-items.ts';

const contracts = import.meta.glob<Record<string, unknown>>(
  ['../features/*/contract.ts', '../channels/*/contract.ts'],
  {
    eager: true,
  },
);
const sources = import.meta.glob<string>(
  ['./**/*.{ts,tsx}', '../{ui,sidebar}/**/*.{ts,tsx}', '!./**/*.test.*', '!../**/*.test.*'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
const endpoints = new Map(
  Object.values(contracts)
    .flatMap((exported) => Object.entries(exported))
    .flatMap(([name, value]) =>
      isEndpoint(value) ? [[name, `${value.method} ${value.path}`] as const] : [],
    ),
);

describe('a screen calls an endpoint', () => {
  const calls = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/\broute<typeof (\w+)>\(\s*'([^']+)'/g)].map((m) => ({
      file,
      name: m[1] ?? '',
      address: m[2] ?? '',
    })),
  );

  it('by the method and path its contract declares', () => {
    expect(calls.length).toBeGreaterThan(3);
    const wrong = calls.filter(
      (call) => endpoints.get(call.name) !== call.address && !call.file.endsWith('client/route.ts'),
    );
    expect(wrong).toEqual([]);
  });

  it('without loading the contract: only types are imported from it', () => {
    const loading = Object.entries(sources)
      .filter(([, source]) =>
        /^import (?!type\b)[^;]*from '#(?:features|channels)\/\w+\/contract'/m.test(source),
      )
      .map(([file]) => file);
    expect(loading).toEqual([]);
  });
});

describe('the rail', () => {
  it('knows every page that stands directly below the shell', () => {
    const known = new Set([
      ...railItems.map((item) => item.path),
      '/kit',
      '/welcome',
      '/sign-in',
      '/setup',
      '/$',
    ]);
    const top = Object.keys(router.routesByPath).filter((path) => path.split('/').length === 2);
    expect(top.filter((path) => !known.has(path))).toEqual([]);
  });

  it('asks for the right its page asks for', () => {
    const routes = Object.entries(router.routesByPath);
    const different = railItems.filter((item) => {
      const right = routes.find(([path]) => path === item.path)?.[1].options.staticData?.right;
      return right !== undefined && !item.rights.includes(right);
    });
    expect(different.map((item) => item.path)).toEqual([]);
  });
});
