import { expect, it } from 'vitest';
import { checkSetUp, checkSignIn } from './checks.ts';

it.each([
  [
    { email: '', password: '' },
    { email: 'emailMissing', password: 'passwordMissing' },
  ],
  [{ email: 'cheng', password: 'x' }, { email: 'emailWrong' }],
  [{ email: ' cheng@example.com ', password: 'x' }, {}],
  [{ email: '程@例子.中国', password: 'x' }, {}],
])('signing in with %o: %o', (fields, complaints) => expect(checkSignIn(fields)).toEqual(complaints));

it('a new password keeps the rule of the server', () => {
  const fields = { name: '程一诺', email: 'cheng@example.com' };
  expect(checkSetUp({ ...fields, password: '1234567' })).toEqual({ password: 'tooShort' });
  expect(checkSetUp({ ...fields, password: 'x'.repeat(129) })).toEqual({ password: 'tooLong' });
  expect(checkSetUp({ ...fields, password: 'cheng@example.com' })).toEqual({ password: 'isEmail' });
  expect(checkSetUp({ ...fields, password: '12345678' })).toEqual({});
  expect(checkSetUp({ ...fields, name: ' ', password: '12345678' })).toEqual({ name: 'nameMissing' });
});
