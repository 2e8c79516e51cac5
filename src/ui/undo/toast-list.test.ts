import { describe, expect, it } from 'vitest';
import { addToast, changeToast, lastUndoable, type Toasts, tick } from './toast-list.ts';

const undo = async () => {};
const later = (list: Toasts, seconds: number): Toasts => {
  let now = list;
  for (let i = 0; i < seconds; i++) now = tick(now);
  return now;
};

describe('a message', () => {
  it('stays six seconds', () => {
    const list = addToast([], 1, { text: '已打上「共同决策」' });
    expect(later(list, 5).map((t) => t.left)).toEqual([1]);
    expect(later(list, 6)).toEqual([]);
  });

  it('does not grow older while somebody points at it or it is being undone', () => {
    const list = addToast(addToast([], 1, { text: 'a' }), 2, { text: 'b', undo });
    const held = changeToast(changeToast(list, 1, { held: true }), 2, { undoing: true });
    expect(later(held, 60).map((t) => t.id)).toEqual([1, 2]);
  });

  it('gives way to the fourth', () => {
    let list: Toasts = [];
    for (const id of [1, 2, 3, 4]) list = addToast(list, id, { text: String(id) });
    expect(list.map((t) => t.id)).toEqual([2, 3, 4]);
  });
});

describe('undo by keyboard', () => {
  it('takes back the newest change that can be taken back', () => {
    const list = addToast(addToast(addToast([], 1, { text: 'a', undo }), 2, { text: 'b', undo }), 3, {
      text: 'c',
    });
    expect(lastUndoable(list)?.id).toBe(2);
    expect(lastUndoable(changeToast(list, 2, { undoing: true }))?.id).toBe(1);
    expect(lastUndoable([])).toBeUndefined();
  });
});
