export { type Mailer, mailer } from './mail.ts';
export { type AskModel, modelAsker } from './model.ts';
export { neverLeft, type SendOutcome } from './outcome.ts';
export { type SmsSender, smsSender } from './sms.ts';
