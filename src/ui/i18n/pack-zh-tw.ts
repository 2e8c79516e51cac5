import antd from 'antd/es/locale/zh_TW';
import 'dayjs/locale/zh-tw';
import type { LanguagePack } from './pack.ts';

export const pack: LanguagePack = { antd, dayjs: 'zh-tw' };
