import { describe, expect, it } from 'vitest';
import type { Press } from './keys.ts';
import { createRegistry, type Shortcut } from './registry.ts';

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
const body = { tagName: 'BODY' };
const field = { tagName: 'INPUT', type: 'text' };

function page() {
  const ran: string[] = [];
  const registry = createRegistry(false);
  const add = (name: string, keys: Shortcut['keys'], more: Partial<Shortcut> & { layer?: number } = {}) =>
    registry.add(more.layer ?? 0, {
      keys,
      label: name,
      group: '',
      run: (met) => ran.push(`${name} by ${met}`),
      ...more,
    });
  return { registry, ran, add };
}

describe('shortcuts of a page', () => {
  it('letters act outside fields only, combinations everywhere', () => {
    const { registry, ran, add } = page();
    add('tag', 't');
    add('search', 'mod+k');
    expect(registry.press(press('t'), field, false)).toBe(false);
    registry.press(press('t'), body, false);
    registry.press(press('k', { ctrlKey: true }), field, false);
    expect(ran).toEqual(['tag by t', 'search by mod+k']);
  });

  it('undo leaves the undo of a field alone', () => {
    const { registry, ran, add } = page();
    add('undo', 'mod+z', { inFields: false });
    expect(registry.press(press('z', { ctrlKey: true }), field, false)).toBe(false);
    expect(registry.press(press('z', { ctrlKey: true }), body, false)).toBe(true);
    expect(ran).toEqual(['undo by mod+z']);
  });

  it('the one put in last wins, and gives way when it is taken out', () => {
    const { registry, ran, add } = page();
    add('page', '/');
    const takeOut = add('panel', '/');
    registry.press(press('/'), body, false);
    takeOut();
    registry.press(press('/'), body, false);
    expect(ran).toEqual(['panel by /', 'page by /']);
  });

  it('below an open dialog do not act and are not listed', () => {
    const { registry, ran, add } = page();
    add('tag', 't');
    add('choose', ['1', '2'], { layer: 1 });
    const close = registry.open(1);
    expect(registry.inForce().map((s) => s.label)).toEqual(['choose']);
    registry.press(press('t'), body, false);
    registry.press(press('2'), body, false);
    close();
    registry.press(press('t'), body, false);
    expect(ran).toEqual(['choose by 2', 'tag by t']);
  });

  it("do not act from inside somebody else's dialog", () => {
    const { registry, add } = page();
    add('tag', 't');
    expect(registry.press(press('t'), body, true)).toBe(false);
  });
});
