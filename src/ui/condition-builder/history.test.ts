import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type History, record, redo, startHistory, undo } from './history.ts';

it('undo goes back one change at a time, redo forward again', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (values) => {
      const states = values.map((value, i) => ({ value, i }));
      let history: History<unknown> = startHistory('begin');
      for (const state of states) history = record(history, state);
      for (const state of states.toReversed()) {
        expect(history.present).toBe(state);
        history = undo(history);
      }
      expect(history.present).toBe('begin');
      expect(undo(history)).toBe(history);
      for (const state of states) {
        history = redo(history);
        expect(history.present).toBe(state);
      }
      expect(redo(history)).toBe(history);
    }),
  ));

it('a change after undo forgets what was undone', () => {
  const history = record(undo(record(startHistory('a'), 'b')), 'c');
  expect(redo(history).present).toBe('c');
  expect(undo(history).present).toBe('a');
});

it('changes of one name in a row are taken back together', () => {
  let history = startHistory('');
  for (const text of ['1', '12', '123']) history = record(history, text, 'value 7');
  history = record(history, '123x', 'value 8');
  expect(undo(history).present).toBe('123');
  expect(undo(undo(history)).present).toBe('');
});

it('after an undo a change of the same name is a step of its own', () => {
  let history = record(record(startHistory(''), '1', 'n'), '2', 'm');
  history = record(undo(history), '3', 'n');
  expect(undo(history).present).toBe('1');
});

it('what changes nothing is no step', () => {
  const history = record(startHistory('a'), 'a');
  expect(history.past).toEqual([]);
});
