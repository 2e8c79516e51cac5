import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  'bench/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the documents tell the truth', () => {
  it.each(documents)('%s names only files that exist', (document) => {
    const text = read(document);
    const missing: string[] = [];
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g))
      if (!existsSync(join(root, dirname(document), target))) missing.push(target);
    // A path in code marks is a promise as well; records of decisions are the past and may name what is gone.
    if (!document.startsWith('docs/decisions/') && document !== 'CHANGELOG.md')
      for (const [, path = ''] of text.matchAll(/`((?:src|tests|docs|bench|migrations|scripts)\/[\w./-]+)`/g))
        if (!existsSync(join(root, path))) missing.push(path);
    expect(missing).toEqual([]);
  });

  it('every npm command in the documents is a script of package.json', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const unknown = documents.flatMap((document) =>
      [...read(document).matchAll(/(?:^|`)(?:[A-Z_]+=\S+ )*npm (?:run )?([a-z]+)/gm)]
        .map(([, name = '']) => name)
        .filter((name) => !scripts.includes(name) && !['ci', 'install', 'i'].includes(name)),
    );
    expect(unknown).toEqual([]);
  });

  it('the operator’s guide names every setting of the environment, and no other', () => {
    const inCode = ['settings', 'outgoing'].flatMap((file) => [
      ...read(`src/platform/settings/${file}.ts`).matchAll(/\benv\.([A-Z_]+)/g),
    ]);
    const rows = read('docs/operate/README.md').matchAll(/^\| (`[A-Z][^|]+) \|/gm);
    const inGuide = [...rows].flatMap(([, cell = '']) => cell.match(/[A-Z_]+/g) ?? []);
    expect(inGuide.sort()).toEqual([...new Set([...inCode].map(([, name]) => name))].sort());
  });

  it('ARCHITECTURE.md names every feature and every part of the platform', () => {
    const text = read('ARCHITECTURE.md');
    const rooms = ['src/features', 'src/platform', 'src/channels'].filter((at) => existsSync(join(root, at)));
    const folders = rooms.flatMap((at) =>
      readdirSync(join(root, at), { withFileTypes: true })
        .filter((e) => e.isDirectory() && readdirSync(join(root, at, e.name)).length > 0)
        .map((e) => e.name),
    );
    expect(folders.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });
});
