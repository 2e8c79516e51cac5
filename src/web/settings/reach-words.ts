/** Which customers a role or a person sees, in words. */
import type { Reach } from '#kernel';
import { useTexts } from '#ui';
import { settingsTexts } from './texts.ts';

export function useReachWords(): (reach: Reach) => string {
  const t = useTexts(settingsTexts);
  return (reach) =>
    reach === 'workspace' ? t('everyone') : reach === 'departments' ? t('reachDepartments') : t('reachOwn');
}
