export { type Mailer, mailer } from './mail.ts';
export type { SendOutcome } from './outcome.ts';
export { type SmsSender, smsSender } from './sms.ts';
