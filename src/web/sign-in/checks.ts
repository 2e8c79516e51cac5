/** What can be said about the fields before the server is asked. The server checks again and has the last word. */
import { weakness } from '#features/staff/core';
import type { signInTexts } from './texts.ts';

/** Key of the sentence about a field. */
export type Complaint = keyof typeof signInTexts.rows;

const checkEmail = (email: string) => {
  if (!email.trim()) return 'emailMissing';
  return /^\S+@\S+$/.test(email.trim()) ? undefined : 'emailWrong';
};

/** The fields that are wrong, each with the key of its sentence. */
const only = <Field extends string, Found extends Complaint>(all: Record<Field, Found | undefined>) =>
  Object.fromEntries(Object.entries(all).filter(([, found]) => found)) as {
    readonly [F in Field]?: Found;
  };

export const checkSignIn = (fields: { readonly email: string; readonly password: string }) =>
  only({
    email: checkEmail(fields.email),
    password: fields.password ? undefined : 'passwordMissing',
  });

export interface SetUpFields {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The password by the rule of the server itself. */
export const checkSetUp = (fields: SetUpFields) =>
  only({
    name: fields.name.trim() ? undefined : 'nameMissing',
    email: checkEmail(fields.email),
    password: weakness(fields.password, fields.email.trim()) ?? undefined,
  });
