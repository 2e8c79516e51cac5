import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Draft,
  type DraftNode,
  type GroupNode,
  isGroup,
  linesOf,
  newGroup,
  newLine,
  partsOf,
} from './draft.ts';
import {
  appendNode,
  changeGroup,
  dissolveGroup,
  indentNode,
  moveNode,
  narrowByTag,
  outdentNode,
  positionOf,
  removeNode,
  stepNode,
} from './edit.ts';

/** A tree in words: `all(a any(b c))`. */
const say = (node: DraftNode): string =>
  isGroup(node)
    ? `${node.kind}(${node.of.map(say).join(' ')})`
    : `${node.negated ? '-' : ''}${'tags' in node.leaf ? node.leaf.tags.join('+') : '?'}`;

const line = (tag: string) => newLine({ tags: [tag] });
const idOf = (draft: Draft, tag: string): number =>
  linesOf(draft).find(({ leaf }) => 'tags' in leaf && leaf.tags[0] === tag)?.id ?? -1;
const groupsOf = (draft: Draft): GroupNode[] => [...partsOf(draft)].filter(isGroup);

/** all(a any(b c) d) */
const sample = () => newGroup('all', [line('a'), newGroup('any', [line('b'), line('c')]), line('d')]);

describe('moving with the keyboard', () => {
  it.each([
    ['a', 1, 'all(any(a b c) d)'],
    ['d', -1, 'all(a any(b c d))'],
    ['b', -1, 'all(a b any(c) d)'],
    ['b', 1, 'all(a any(c b) d)'],
    ['c', 1, 'all(a any(b) c d)'],
    ['a', -1, 'all(a any(b c) d)'],
    ['d', 1, 'all(a any(b c) d)'],
  ] as const)('%s by %d gives %s', (tag, by, expected) => {
    const draft = sample();
    expect(say(stepNode(draft, idOf(draft, tag), by))).toBe(expected);
  });

  it('a group goes past a group instead of into it', () => {
    const first = newGroup('any', [line('a')]);
    const draft = newGroup('all', [first, newGroup('none', [line('b')])]);
    expect(say(stepNode(draft, first.id, 1))).toBe('all(none(b) any(a))');
  });

  it.each([
    ['d', 'all(a any(b c d))'],
    ['a', 'all(any(a b c) d)'],
    ['b', 'all(a any(any(b) c) d)'],
  ])('%s one level in gives %s', (tag, expected) => {
    const draft = sample();
    expect(say(indentNode(draft, idOf(draft, tag)))).toBe(expected);
  });

  it('one level out leaves no empty group behind', () => {
    let draft = sample();
    draft = outdentNode(draft, idOf(draft, 'b'));
    expect(say(draft)).toBe('all(a any(c) b d)');
    draft = outdentNode(draft, idOf(draft, 'c'));
    expect(say(draft)).toBe('all(a c b d)');
    expect(outdentNode(draft, idOf(draft, 'c'))).toBe(draft);
  });
});

describe('changing the tree', () => {
  it('a group that is dissolved leaves its parts where it was', () => {
    const draft = sample();
    const [, inner] = groupsOf(draft);
    expect(say(dissolveGroup(draft, inner?.id ?? 0))).toBe('all(a b c d)');
    expect(dissolveGroup(draft, draft.id)).toBe(draft);
  });

  it('a part cannot be moved into itself', () => {
    const inner = newGroup('any', [line('b')]);
    const outer = newGroup('none', [inner]);
    const draft = newGroup('all', [outer]);
    expect(moveNode(draft, outer.id, inner.id, 0)).toBe(draft);
    expect(moveNode(draft, outer.id, outer.id, 0)).toBe(draft);
  });

  it('only the group that was meant changes its kind', () => {
    const draft = sample();
    const [, inner] = groupsOf(draft);
    expect(say(changeGroup(draft, inner?.id ?? 0, { kind: 'none' }))).toBe('all(a none(b c) d)');
    expect(say(changeGroup(draft, draft.id, { kind: 'any' }))).toBe('any(a any(b c) d)');
  });

  it('narrowing by a tag adds it once, and puts an all around a top of another kind', () => {
    const draft = sample();
    expect(say(narrowByTag(draft, 'x', false))).toBe('all(a any(b c) d x)');
    expect(narrowByTag(draft, 'a', false)).toBe(draft);
    expect(say(narrowByTag(draft, 'a', true))).toBe('all(a any(b c) d -a)');
    expect(say(narrowByTag(newGroup('any', [line('a'), line('b')]), 'x', true))).toBe('all(any(a b) -x)');
  });
});

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const { tree } = fc.letrec<{ tree: DraftNode; group: GroupNode }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, names.map(line), tie('group')),
  group: fc
    .tuple(fc.constantFrom('all', 'any', 'none', 'atLeast'), fc.array(tie('tree'), { maxLength: 4 }))
    .map(([kind, of]) => newGroup(kind as GroupNode['kind'], of as DraftNode[])),
}));
const drafts = fc.array(tree, { maxLength: 5 }).map((of) => newGroup('all', of));

it('moving parts about never loses, doubles or adds a line, and never makes an identity twice', () =>
  fc.assert(
    fc.property(drafts, fc.infiniteStream(fc.nat()), (draft, numbers) => {
      const next = () => numbers.next().value ?? 0;
      const idsIn = (d: Draft) => [...partsOf(d)].map(({ id }) => id);
      const before = linesOf(draft)
        .map(({ id }) => id)
        .sort();
      let now: Draft = draft;
      for (let i = 0; i < 12; i++) {
        const ids = idsIn(now);
        const groups = groupsOf(now);
        const id = ids[next() % ids.length] ?? 0;
        const to = groups[next() % groups.length];
        const moves = [
          () => stepNode(now, id, 1),
          () => stepNode(now, id, -1),
          () => indentNode(now, id),
          () => outdentNode(now, id),
          () => (to ? moveNode(now, id, to.id, next() % (to.of.length + 1)) : now),
        ];
        now = moves[next() % moves.length]?.() ?? now;
        expect(new Set(idsIn(now)).size).toBe(idsIn(now).length);
      }
      expect(
        linesOf(now)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(before);
    }),
  ));

it('a step up takes a step down back, as far as reading order goes', () =>
  fc.assert(
    fc.property(drafts, fc.nat(), (draft, n) => {
      const lines = linesOf(draft);
      const chosen = lines[n % Math.max(1, lines.length)];
      fc.pre(chosen !== undefined);
      const down = stepNode(draft, chosen.id, 1);
      fc.pre(down !== draft);
      const order = (d: Draft) => linesOf(d).map(({ id }) => id);
      expect(order(stepNode(down, chosen.id, -1))).toEqual(order(draft));
    }),
  ));

it('what was appended stands last in its group and can be taken out again', () =>
  fc.assert(
    fc.property(drafts, fc.nat(), (draft, n) => {
      const groups = groupsOf(draft);
      const group = groups[n % groups.length] ?? draft;
      const added = line('x');
      const more = appendNode(draft, group.id, added);
      expect(positionOf(more, added.id)?.index).toBe(group.of.length);
      expect(say(removeNode(more, added.id))).toBe(say(draft));
    }),
  ));
