/** What a small page takes of the kit: no Ant Design, no router, no query library. The look is `#ui/styles.css`. */

export { readStored, writeStored } from './browser-store.ts';
export { ApiError, mayPass } from './client/api-error.ts';
export { call } from './client/client.ts';
export { addressOf, type Exchange, type Input, type Route, route } from './client/route.ts';
export { formatCount } from './format/numbers.ts';
export { formatDate, formatRelative } from './format/times.ts';
export { type Language, languageKey, pickLanguage } from './i18n/language.ts';
export { defineTexts } from './i18n/texts.ts';
export { createTranslator, type Translate, translate } from './i18n/translator.tsx';
export { Icon } from './icon/icon.tsx';
export { isComposing } from './keyboard/keys.ts';
export { chipForm } from './tag-chip/chip-form.ts';
export { HueGlyph } from './theme/hue-glyph.tsx';
export { hueClass, toHue } from './theme/hues.ts';
export { parseThemeChoice, resolveTheme, themeKey } from './theme/theme-choice.ts';
