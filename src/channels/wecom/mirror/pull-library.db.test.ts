import { beforeEach, describe, expect, it } from 'vitest';
import { changeTag, deleteTag, libraryOf } from '#features/tags';
import { toId } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror, wecomError } from '#tests/held-wecom';
import { createTags } from '../push/create-tags.ts';
import { PushedLibraries } from '../push/push-library.ts';
import { pullLibrary } from './pull-library.ts';
import { sharedLibrary } from './shared-library.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
});

const ctx = () => mirror.ctx();
const pull = async () => pullLibrary(await ctx(), mirror.connection);
const push = async () => new PushedLibraries().push(await ctx(), mirror.connection);

const tag = async (name: string) => {
  const found = [...(await libraryOf(db, workspace)).tags.values()].find((one) => one.name === name);
  if (!found) throw new Error(`no tag ${name}`);
  return found;
};

const here = async () =>
  [...(await libraryOf(db, workspace)).tags.values()]
    .filter((one) => one.state === 'active')
    .map((one) => one.name)
    .sort();

const there = () => mirror.wecom.groups.flatMap((group) => group.tags.map((one) => one.name)).sort();

async function make(...names: string[]): Promise<void> {
  const shared = await sharedLibrary(db, workspace);
  await createTags(await ctx(), mirror.connection, shared, await Promise.all(names.map((name) => tag(name))));
  // Moments are compared in milliseconds: a listing of the same one would take the tags for made meanwhile.
  await new Promise((done) => setTimeout(done, 2));
}

/** Does it once, between WeCom's answer and its arrival here. */
function betweenAnswerAndArrival(work: () => Promise<unknown>): void {
  mirror.wecom.meanwhile = async (call) => {
    if (call !== 'tags.list') return;
    mirror.wecom.meanwhile = async () => {};
    await work();
  };
}

const settled = async () => {
  await push();
  expect(await pull()).toEqual([]);
  expect(await here()).toEqual(there());
};

describe('while the library of WeCom is listed', () => {
  it('a tag that we make there is not taken for one that was deleted', async () => {
    await mirror.library('意向', ['高', '低']);
    await make('高');
    betweenAnswerAndArrival(() => make('低'));
    expect(await pull()).toEqual([]);
    const { known } = await sharedLibrary(db, workspace);
    expect(known.size).toBe(2);
    await settled();
  });

  it('a tag that is renamed here keeps its new name, sent already or not', async () => {
    await mirror.library('意向', ['高', '低']);
    await make('高', '低');
    const rename = async (name: string, into: string) =>
      changeTag(await ctx(), toId('tag', (await tag(name)).id), { name: into });
    betweenAnswerAndArrival(async () => {
      await rename('高', '很高');
      await push();
      await rename('低', '很低');
      // News of another kind, so that the library is taken over at all.
      mirror.wecom.groups[0]?.tags.push({ id: 't-x', name: 'x' });
    });
    await pull();
    expect(await here()).toEqual(['很低', '很高']);
    await push();
    await pull();
    expect(await here()).toEqual(['x', '很低', '很高']);
    expect(there()).toEqual(['x', '很低', '很高']);
  });

  it('a tag that is retired here and deleted there is not made again', async () => {
    await mirror.library('意向', ['高', '低']);
    await make('高', '低');
    betweenAnswerAndArrival(async () => {
      await deleteTag(await ctx(), mirror.parts.library, toId('tag', (await tag('低')).id), {
        strategy: 'delete',
      });
      await push();
    });
    mirror.wecom.groups[0]?.tags.push({ id: 't-x', name: 'x' });
    await pull();
    expect(await here()).toEqual(['x', '高']);
    await settled();
  });
});

describe('a tag that is deleted in WeCom', () => {
  const deleted = async () =>
    (await pull()).filter((one) => one.kind === 'tagDeletedThere').map((one) => one.name);
  const deleteThere = (name: string) => {
    for (const group of mirror.wecom.groups) group.tags = group.tags.filter((one) => one.name !== name);
  };

  beforeEach(async () => {
    await mirror.library('意向', ['高', '低']);
    await make('高', '低');
    deleteThere('低');
  });

  it('is told of by each listing until somebody decides, not only by the first', async () => {
    expect(await deleted()).toEqual(['低']);
    expect(await deleted()).toEqual(['低']);
    await deleteTag(await ctx(), mirror.parts.library, toId('tag', (await tag('低')).id), {
      strategy: 'freeze',
    });
    expect(await deleted()).toEqual([]);
  });

  it('differs no more when a tag of its name is there again', async () => {
    expect(await deleted()).toEqual(['低']);
    mirror.wecom.groups[0]?.tags.push({ id: 't-again', name: '低' });
    expect(await deleted()).toEqual([]);
    expect(await here()).toEqual(there());
  });
});

describe('two tags that exchange their names', () => {
  beforeEach(async () => {
    await mirror.library('意向', ['高', '低']);
    await make('高', '低');
  });

  /** WeCom refuses a name that a neighbour has. */
  const refuseTaken = () => {
    mirror.wecom.fails = (call, [id, name]) =>
      call === 'tags.edit' && mirror.wecom.groups[0]?.tags.some((one) => one.id !== id && one.name === name)
        ? wecomError(40071)
        : null;
  };

  it('there are exchanged here, and neither answers to the other’s name', async () => {
    for (const one of mirror.wecom.groups[0]?.tags ?? []) one.name = one.name === '高' ? '低' : '高';
    await pull();
    const { library, known } = await sharedLibrary(db, workspace);
    const namesHere = ['t-高', 't-低'].map((id) => library.tag(known.get(id)?.tag ?? 0));
    expect(namesHere.map((one) => one?.name)).toEqual(['低', '高']);
    expect(namesHere.flatMap((one) => one?.aliases ?? [])).toEqual([]);
    const names = structuredClone(mirror.wecom.groups);
    await push();
    expect(mirror.wecom.groups).toEqual(names);
  });

  it('here are exchanged there, although WeCom never has one name twice', async () => {
    refuseTaken();
    const [high, low] = [await tag('高'), await tag('低')];
    const rename = async (id: number, name: string) =>
      changeTag(await ctx(), toId('tag', id), { name, aliases: [] });
    await rename(high.id, '中');
    await rename(low.id, '高');
    await rename(high.id, '低');
    await push();
    expect(mirror.wecom.groups[0]?.tags).toEqual([
      { id: 't-高', name: '低' },
      { id: 't-低', name: '高' },
    ]);
    expect(await pull()).toEqual([]);
  });
});
