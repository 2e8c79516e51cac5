import antd from 'antd/es/locale/en_US';
import 'dayjs/locale/en';
import type { LanguagePack } from './pack.ts';

export const pack: LanguagePack = { antd, dayjs: 'en' };
