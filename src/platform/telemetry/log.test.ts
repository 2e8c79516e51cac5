import { expect, it } from 'vitest';
import { openLog } from './log.ts';

function logged(what: object): string {
  const lines: string[] = [];
  openLog('info', { write: (line: string) => void lines.push(line) }).info(what, 'story');
  return lines.join('');
}

it('secrets are hidden wherever they sit in what is logged', () => {
  const line = logged({
    token: 's3cret',
    headers: { authorization: 's3cret' },
    a: { b: { password: 's3cret' } },
  });
  expect(line).not.toContain('s3cret');
  expect(line).toContain('[hidden]');
});

it('an error is told by name, place and code, without the row it was about or the connection it came from', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "one_phone"'), {
    code: '23505',
    constraint: 'one_phone',
    detail: 'Key (value)=(13812346021) already exists.',
    where: 'COPY customer, line 1: "13812346021"',
    client: { secretKey: 's3cret' },
    cause: new Error('below'),
  });
  const line = logged({ err: error });
  expect(JSON.parse(line).err).toMatchObject({
    type: 'Error',
    code: '23505',
    constraint: 'one_phone',
    cause: { message: 'below' },
  });
  expect(line).not.toMatch(/13812346021|s3cret/);
});
