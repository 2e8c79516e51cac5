import { describe, expect, it } from 'vitest';
import { auditFilter, auditSearch, daySpan } from './address.ts';

describe('the address of the audit trail', () => {
  it('keeps what it knows', () =>
    expect(
      auditSearch({ actor: 'stf_1', did: 'tag.', subject: 4, from: '2026-11-01', to: 'x', q: 'no' }),
    ).toEqual({
      actor: 'stf_1',
      did: 'tag.',
      subject: '4',
      from: '2026-11-01',
    }));

  it('means whole days on the clock of the company', () =>
    expect(auditFilter({ did: 'tag.', from: '2026-11-01', to: '2026-11-02' }, 'Asia/Shanghai')).toEqual({
      did: 'tag.',
      since: '2026-10-31T16:00:00.000Z',
      until: '2026-11-02T16:00:00.000Z',
    }));

  it.each([
    ['Pacific/Kiritimati', '2026-10-31T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-11-01T11:00:00.000Z'],
    ['UTC', '2026-11-01T00:00:00.000Z'],
  ])('wherever that is: %s', (zone, since) =>
    expect(daySpan('2026-11-01', zone).since.toISOString()).toBe(since),
  );
});
