import { describe, expect, it } from 'vitest';
import { isOpen, openWindow, wallOf } from './time-windows.ts';

const at = (iso: string) => wallOf(new Date(iso), 'Asia/Shanghai');
const office = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const night = { days: [5], from: '22:00', to: '02:00' };

describe('a window of the week', () => {
  it.each([
    ['opens at its first minute', office, '2026-06-01T01:00:00Z', true],
    ['is closed a minute before', office, '2026-06-01T00:59:00Z', false],
    ['is closed at its last minute', office, '2026-06-01T10:00:00Z', false],
    ['is closed on other days', office, '2026-06-06T02:00:00Z', false],
    ['goes on after midnight', night, '2026-06-05T17:30:00Z', true],
    ['belongs to the day on which it began', night, '2026-06-04T17:30:00Z', false],
    ['ends after midnight', night, '2026-06-05T18:00:00Z', false],
    ['may last until the end of the day', { ...office, to: '24:00' }, '2026-06-01T15:59:00Z', true],
    ['of a whole day has no gap', { days: [1], from: '00:00', to: '24:00' }, '2026-05-31T16:00:00Z', true],
  ])('%s', (_, window, iso, open) => {
    expect(isOpen(window, at(iso))).toBe(open);
  });

  it('is read on the company’s wall, not the machine’s', () => {
    expect(wallOf(new Date('2026-05-31T16:05:00Z'), 'Asia/Shanghai')).toEqual({ day: 1, minute: 5 });
    expect(wallOf(new Date('2026-05-31T16:05:00Z'), 'UTC')).toEqual({ day: 7, minute: 965 });
  });

  it('counts before those that come after it', () => {
    const all = { days: [1], from: '00:00', to: '24:00' };
    expect(openWindow([night, office, all], at('2026-06-01T01:00:00Z'))).toBe(office);
    expect(openWindow([], at('2026-06-01T01:00:00Z'))).toBeNull();
  });
});
