import { describe, expect, it } from 'vitest';
import { disposition, rangeOf } from './send-file.ts';

describe('a part of a file', () => {
  it.each([
    [undefined, null],
    ['bytes=0-9', [0, 9]],
    ['bytes=90-', [90, 99]],
    ['bytes=-10', [90, 99]],
    ['bytes=0-999', [0, 99]],
    ['bytes=100-', 'no'],
    ['bytes=9-2', 'no'],
    ['bytes=0-1,5-6', null],
    ['lines=1-2', null],
    ['bytes=-', null],
  ])('asked for as %s of a hundred bytes is %j', (header, expected) =>
    expect(rangeOf(header, 100)).toEqual(expected),
  );
});

describe('the name of a file', () => {
  it('goes whole, and cannot write another header', () => {
    const header = disposition('application/pdf', '报价"\r\nSet-Cookie: a=b.pdf');
    expect(header).not.toMatch(/[\r\n]/);
    expect(header).toMatch(/^inline; filename="__[^"]*"; filename\*=UTF-8''%E6%8A%A5%E4%BB%B7/);
  });

  it('of an Office document is saved, not shown', () =>
    expect(disposition('application/msword', 'a.doc')).toMatch(/^attachment;/));
});
