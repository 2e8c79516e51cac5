import antd from 'antd/es/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import type { LanguagePack } from './pack.ts';

export const pack: LanguagePack = { antd, dayjs: 'zh-cn' };
