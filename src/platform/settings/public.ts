export { readSettings, SettingError, type Settings, type WecomCorp, type WecomSettings } from './settings.ts';
