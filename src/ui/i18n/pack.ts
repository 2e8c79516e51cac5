import type { Locale } from 'antd/es/locale';

/** What libraries say in one language. */
export interface LanguagePack {
  readonly antd: Locale;
  /** Name of the locale in dayjs, which Ant Design's pickers use. */
  readonly dayjs: string;
}
