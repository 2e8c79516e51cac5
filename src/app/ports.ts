/** What features on the left ask of those on the right: every list is filled here. */
import { channelReferences, type Erasures, eraseRelations, moveCustomer } from '#channels/wecom';
import { type Audiences, attributeReferences, conditionExplainer, tagReferences } from '#features/audience';
import type { CustomerPorts } from '#features/customers';
import { eraseForms, formReferences, formShares } from '#features/forms';
import { type ImportPorts, Uploads } from '#features/imports';
import { eraseReading, materialReferences, readingShares } from '#features/materials';
import { eraseNotices, noticeReferences } from '#features/notices';
import {
  explainByRules,
  forgetRuleMembers,
  forgetSuggestions,
  moveRuleMembers,
  moveSuggestions,
  ruleAttributeReferences,
  rulesReferences,
  suggestedSince,
} from '#features/rules';
import { eraseVisitors, siteShares } from '#features/sites';
import { eraseTags, mergeAssignments, type TagPorts, taggedSince, tagTimeline } from '#features/tags';
import type { Settings } from '#platform/settings';
import { allTexts } from './texts.ts';

/** What features ask of those that stand later in the order of imports. */
export interface LeftPorts {
  readonly customers: CustomerPorts;
  readonly tags: TagPorts;
  readonly imports: ImportPorts;
}

export function portsOf(settings: Settings, audiences: Audiences, erasures: Erasures): LeftPorts {
  // Later features put what they own of a customer here: in merges, erasures, the timeline.
  const customerPorts: CustomerPorts = {
    merge: [
      mergeAssignments,
      moveRuleMembers,
      moveSuggestions,
      ...readingShares,
      ...formShares,
      ...siteShares,
      moveCustomer,
    ],
    erase: [
      eraseTags,
      eraseRelations(erasures),
      eraseNotices,
      eraseForms,
      eraseReading,
      eraseVisitors,
      forgetRuleMembers,
      forgetSuggestions,
    ],
    timeline: [tagTimeline],
    attributeReferences: [attributeReferences, ruleAttributeReferences],
    touched: [taggedSince, suggestedSince],
  };
  const tagPorts: TagPorts = {
    references: [
      tagReferences(audiences),
      rulesReferences({ audiences }),
      channelReferences,
      materialReferences,
      formReferences,
      noticeReferences,
    ],
    headCounts: audiences.headCounts,
    explainCondition: conditionExplainer(audiences),
    explainByRules: explainByRules({ audiences }),
  };
  const importPorts: ImportPorts = {
    uploads: new Uploads(settings.dataDir),
    library: tagPorts,
    texts: () => allTexts,
  };
  return { customers: customerPorts, tags: tagPorts, imports: importPorts };
}
