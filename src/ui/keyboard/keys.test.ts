import { describe, expect, it } from 'vitest';
import { isField, keyLabel, matches, type Press } from './keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

describe('a shortcut', () => {
  it.each([
    ['t', press('t'), true],
    ['t', press('T', { shiftKey: true }), false],
    ['t', press('t', { ctrlKey: true }), false],
    ['shift+x', press('X', { shiftKey: true }), true],
    ['mod+k', press('k', { ctrlKey: true }), true],
    ['mod+k', press('k', { metaKey: true }), false],
    ['mod+k', press('k', { ctrlKey: true, altKey: true }), false],
    ['?', press('?', { shiftKey: true }), true],
    ['?', press('？', { shiftKey: true }), true],
    ['/', press('/'), true],
    ['/', press('／'), true],
    ['alt+arrowup', press('ArrowUp', { altKey: true }), true],
    ['mod+enter', press('Enter', { ctrlKey: true }), true],
  ])('%s met by %o: %s', (keys, pressed, met) => expect(matches(keys, pressed, false)).toBe(met));

  it('uses the command key on a Mac', () => {
    expect(matches('mod+k', press('k', { metaKey: true }), true)).toBe(true);
    expect(matches('mod+k', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  it.each([
    press('t', { isComposing: true }),
    press('Process', { keyCode: 229 }),
    press('t', { keyCode: 229 }),
  ])('is never met while an input method composes: %o', (pressed) =>
    expect(matches('t', pressed, false)).toBe(false),
  );

  it('is written for people', () =>
    expect([
      keyLabel('mod+k', false),
      keyLabel('mod+k', true),
      keyLabel('alt+arrowup', false),
      keyLabel('?', false),
    ]).toEqual(['Ctrl K', '⌘ K', 'Alt ↑', '?']));
});

describe('a field', () => {
  it.each([
    [{ tagName: 'INPUT', type: 'text' }, true],
    [{ tagName: 'INPUT', type: 'search' }, true],
    [{ tagName: 'INPUT', type: 'checkbox' }, false],
    [{ tagName: 'TEXTAREA' }, true],
    [{ tagName: 'SELECT' }, true],
    [{ tagName: 'DIV', isContentEditable: true }, true],
    [{ tagName: 'DIV', role: 'combobox' }, true],
    [{ tagName: 'BUTTON' }, false],
    [{ tagName: 'BODY' }, false],
  ])('%o: %s', (target, field) => expect(isField(target)).toBe(field));
});
