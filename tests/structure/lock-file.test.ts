import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packagesOf = (path: string): Record<string, Locked> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8')).packages;

const packages = packagesOf('package-lock.json');

it('the lock file names every platform, so that npm ci works on machines other than the author’s', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

it.each(['package-lock.json', 'bench/engines/package-lock.json'])(
  '%s names no registry: everybody installs from the one they are set up for',
  (path) => {
    expect(
      Object.entries(packagesOf(path)).flatMap(([name, { resolved }]) => (resolved ? [name] : [])),
    ).toEqual([]);
  },
);

it('what npm ci installs is what the lock file asks for, so that a start has nothing to install again', async () => {
  const script: { installed: () => boolean } = await import(
    pathToFileURL(join(import.meta.dirname, '..', '..', 'scripts', 'install.mjs')).href
  );
  expect(script.installed()).toBe(true);
});
