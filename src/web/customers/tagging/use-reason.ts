/** Why a change was made: what a person wrote, or what the product calls it. */
import { useTexts } from '#ui';
import { taggingTexts } from './texts.ts';

const codes = {
  'tag.merged': 'reasonTagMerged',
  'tag.adopted': 'reasonTagAdopted',
  'wecom.compared': 'reasonCompared',
  'tag.restored': 'reasonTagRestored',
  'tagging.expired': 'reasonExpired',
  'tagging.handedOver': 'reasonHandedOver',
  'customer.merged': 'reasonCustomerMerged',
  'customer.unmerged': 'reasonCustomerUnmerged',
  'cause.undone': 'reasonUndone',
  'job.undone': 'reasonJobUndone',
  'rule.suggested': 'reasonRuleSuggested',
  'rule.reverted': 'reasonRuleReverted',
  'import.undone': 'reasonImportUndone',
  'changeSet.undone': 'reasonChangeSetUndone',
} as const;

const isCode = (text: string): text is keyof typeof codes => text in codes;

export function useReason(): (reason: string | null | undefined) => string | null {
  const t = useTexts(taggingTexts);
  return (reason) => (!reason ? null : isCode(reason) ? t(codes[reason]) : reason);
}
