/** What both screens share: the look, the parts, the words, and the way to the server. See README.md. */
export { readStored, writeStored } from './browser-store.ts';
export * from './client/api-error.ts';
export { call, isAborted, latestOnly } from './client/client.ts';
export * from './client/hooks.ts';
export { useLive } from './client/live.ts';
export {
  addressOf,
  type Exchange,
  type Input,
  plainRoute,
  type Route,
  type RouteOptions,
  route,
} from './client/route.ts';
export * from './condition-builder/public.ts';
export * from './format/money.ts';
export * from './format/numbers.ts';
export * from './format/phone.ts';
export * from './format/times.ts';
export { type Format, TimeZoneContext, useFormat, useNow } from './format/use-format.tsx';
export * from './i18n/language.ts';
export { loadSpeech, type Speech, useLanguage, useTexts } from './i18n/language-provider.tsx';
export { defineTexts, type TextRow, type Texts } from './i18n/texts.ts';
export type { Translate } from './i18n/translator.tsx';
export type { IconName } from './icon/drawings.ts';
export { Icon, iconNames, Logo } from './icon/icon.tsx';
export { isComposing, type Keys, keyLabel } from './keyboard/keys.ts';
export type { Shortcut } from './keyboard/registry.ts';
export { useShortcutList } from './keyboard/shortcut-list.tsx';
export { onMac, ShortcutLayer, useShortcut } from './keyboard/shortcuts.tsx';
export { ConfirmDialog, type ConfirmDialogProps } from './overlay/confirm-dialog.tsx';
export { Dialog, type DialogProps } from './overlay/dialog.tsx';
export { Drawer } from './overlay/drawer.tsx';
export { useFocusBack } from './overlay/focus-back.ts';
export { FormDrawer, type FormDrawerProps } from './overlay/form-drawer.tsx';
export { useHoverCard } from './overlay/hover-card.tsx';
export { Popup, type PopupProps } from './overlay/popup.tsx';
export { AddButton, type AddButtonProps } from './parts/add-button.tsx';
export { ArchivedBadge, ArchivedFilter, type ArchivedFilterProps } from './parts/archived.tsx';
export { type DataColumn, DataTable, type DataTableProps } from './parts/data-table.tsx';
export { Field, type FieldControl, type FieldProps } from './parts/field.tsx';
export { ListCard, type ListCardProps } from './parts/list-card.tsx';
export { PageHeader, type PageHeaderProps, usePageTitle } from './parts/page-header.tsx';
export * from './parts/parts.tsx';
export { menuClass, type RowAction, RowMenu, type RowMenuProps } from './parts/row-menu.tsx';
export { SearchField, type SearchFieldProps } from './parts/search-field.tsx';
export { Segments, type SegmentsProps } from './parts/segments.tsx';
export { ShowMore, type ShowMoreProps } from './parts/show-more.tsx';
export { useTyped } from './parts/use-typed.ts';
export { VariableText, type VariableTextProps } from './parts/variable-text.tsx';
export { EmptyState, type EmptyStateProps, NoPermission } from './states/empty-state.tsx';
export {
  ErrorBoundary,
  ErrorNote,
  ErrorState,
  type ErrorStateProps,
  useErrorSentence,
} from './states/error-state.tsx';
export { PageLoading, SkeletonRows, Spinner } from './states/loading.tsx';
export { AgeBar } from './tag-chip/age-bar.tsx';
export type { TagMeaning } from './tag-chip/tag-card.tsx';
export { TagChip, type TagChipProps } from './tag-chip/tag-chip.tsx';
export { uiTexts } from './texts.ts';
export { HueGlyph } from './theme/hue-glyph.tsx';
export { type Hue, hueClass, hueName, hues, toHue } from './theme/hues.ts';
export { useLessMotion } from './theme/less-motion.ts';
export { type Theme, type ThemeChoice, themeChoices } from './theme/theme-choice.ts';
export { useTheme } from './theme/theme-provider.tsx';
export { TypedSentence, type TypedSentenceProps } from './typed-sentence/typed-sentence.tsx';
export { UiProvider } from './ui-provider.tsx';
export type { ToastRequest } from './undo/toast-list.ts';
export { useToast } from './undo/toasts.tsx';
