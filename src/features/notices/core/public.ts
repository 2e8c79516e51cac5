export { GATHER_MS, MOST_GATHER_MS, nextStep, tryAgainAt } from './gathering.ts';
export { freeAt, personLimits, robotLimits } from './limits.ts';
export { MOST_BYTES, MOST_SMS_BYTES, messageText, type ToldCustomer } from './message-text.ts';
export { newcomers, type Told } from './newcomers.ts';
export { type QuietHours, quietUntil, quietWays } from './quiet-hours.ts';
export { type NoticeVariable, unknownNoticeVariable } from './variables.ts';
