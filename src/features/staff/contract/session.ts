/** One's own session, sign-in and one-time links. */
import { z } from 'zod';
import { endpoint, instant, languages, plainName, text } from '#kernel';
import { email } from './pieces.ts';

/** 8 to 128 characters; the rest of the rule is `weakness` in the core. */
const newPassword = z.string().min(8).max(128);
const language = z.enum(languages);

const sessionOutput = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }),
  workspace: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
  roles: z.array(z.string()),
  rights: z.array(z.string()),
  language: z.string().nullable(),
  readerNoticeMinutes: z
    .number()
    .int()
    .nullable()
    .describe(
      'Of one customer who reads one’s material one is told once in so many minutes; null: not at all',
    ),
});

export const session = endpoint({
  method: 'GET',
  path: '/session',
  right: null,
  summary: 'Who am I: name, workspace, roles and rights',
  output: sessionOutput,
});

export const changeSession = endpoint({
  method: 'PATCH',
  path: '/session',
  right: null,
  summary:
    'Change the own name, language, password, or how often one is told of readers; a new password ends every other session',
  body: z.strictObject({
    name: plainName(64).optional(),
    language: language.nullable().optional(),
    readerNoticeMinutes: z.number().int().min(5).max(1440).nullable().optional(),
    password: z.strictObject({ old: z.string().min(1).max(128), new: newPassword }).optional(),
  }),
  output: sessionOutput,
  errors: ['session.notAPerson', 'password.wrong', 'password.weak', 'request.tooMany'],
});

/** The body of `POST /api/auth/sign-in/email`. */
export const signInBody = z.strictObject({
  email: text(254).pipe(z.email()),
  password: z.string().min(1).max(128),
  rememberMe: z.boolean().optional(),
});

const setupToken = z.string().min(1).max(100);

export const checkSetup = endpoint({
  method: 'POST',
  path: '/setup/check',
  right: 'public',
  summary: 'What a one-time link is for, before it is used',
  body: z.strictObject({ token: setupToken }),
  output: z.object({
    for: z.enum(['firstAdministrator', 'invitation', 'newPassword']),
    workspace: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    expiresAt: instant,
  }),
  errors: ['setup.linkUnknown', 'setup.linkUsed', 'setup.linkExpired'],
});

export const setup = endpoint({
  method: 'POST',
  path: '/setup',
  right: 'public',
  summary:
    'Set a password with a one-time link, and be signed in. The first administrator also gives name and e-mail',
  body: z.strictObject({
    token: setupToken,
    name: plainName(64).optional(),
    email: email.optional(),
    password: newPassword,
  }),
  output: z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) }),
  errors: [
    'setup.linkUnknown',
    'setup.linkUsed',
    'setup.linkExpired',
    'setup.otherEmail',
    'password.weak',
    'staff.emailTaken',
    'staff.inactive',
  ],
});
