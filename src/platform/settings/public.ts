export type { MailSettings, ModelSettings, SmsSettings } from './outgoing.ts';
export { isThisMachine, SettingError } from './setting-error.ts';
export { readSettings, type Settings, type WecomCorp, type WecomSettings } from './settings.ts';
