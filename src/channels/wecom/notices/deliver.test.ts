import { expect, it } from 'vitest';
import { WecomError, type WecomErrorKind } from '../client/public.ts';
import { failureOf } from './deliver.ts';

const until = new Date(60_000);

it.each<[WecomErrorKind, number | null, string | null, string]>([
  ['configuration', 93000, null, 'refused for good, and nothing else will get through'],
  ['configuration', 60020, null, 'tried again: the settings may be mended'],
  ['wait', 45009, null, 'tried again, not before WeCom says so'],
  ['gone', 81013, null, 'refused'],
  ['unreachable', null, 'ECONNREFUSED', 'tried again: nothing left'],
  ['unreachable', null, 'timeout', 'unknown'],
  ['unreachable', null, 'ECONNRESET', 'unknown'],
  ['unreachable', null, 'http 502', 'unknown'],
  ['bug', null, 'wrong json format', 'unknown'],
  ['closed', null, null, 'tried again: nothing left'],
])('%s (%s, %s) is %s', (kind, code, hint, what) => {
  const error = new WecomError({
    api: 'webhook/send',
    kind,
    code,
    hint,
    ...(kind === 'wait' ? { until } : {}),
  });
  expect(failureOf(error)).toEqual(
    {
      'refused for good, and nothing else will get through': { kind: 'refused', code, stops: true },
      'tried again: the settings may be mended': { kind: 'later', code, until: null },
      'tried again, not before WeCom says so': { kind: 'later', code, until },
      refused: { kind: 'refused', code, stops: false },
      'tried again: nothing left': { kind: 'later', code: null, until: null },
      unknown: { kind: 'unknown' },
    }[what],
  );
});
