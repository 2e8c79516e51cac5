/** Where an assignment came from, and what layers of the portrait are called. Keys of `taggingTexts`. */
import type { HeldTag } from '../api.ts';

export const sourceWords = {
  manual: 'sourceManual',
  bulk: 'sourceBulk',
  import: 'sourceImport',
  rule: 'sourceRule',
  model: 'sourceModel',
  channel: 'sourceChannel',
  material: 'sourceMaterial',
  wecom: 'sourceWecom',
  api: 'sourceApi',
  form: 'sourceForm',
  customer: 'sourceCustomer',
} as const satisfies Record<HeldTag['source'], string>;
