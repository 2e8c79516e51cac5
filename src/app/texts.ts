/** The sentences of every feature, together. */
import { wecomTexts } from '#channels/wecom';
import { audienceTexts } from '#features/audience';
import { customersTexts } from '#features/customers';
import { demoTexts } from '#features/demo';
import { eventsTexts } from '#features/events';
import { formTexts } from '#features/forms';
import { importTexts } from '#features/imports';
import { jobTexts } from '#features/jobs';
import { materialTexts } from '#features/materials';
import { noticeTexts } from '#features/notices';
import { presetTexts } from '#features/presets';
import { rulesTexts } from '#features/rules';
import { siteTexts } from '#features/sites';
import { staffTexts } from '#features/staff';
import { tagsTexts } from '#features/tags';
import { detailTexts, generalTexts, type Texts } from '#platform/http';

export const allTexts: Texts = Object.assign(
  {},
  generalTexts,
  detailTexts,
  staffTexts,
  jobTexts,
  eventsTexts,
  customersTexts,
  tagsTexts,
  audienceTexts,
  importTexts,
  noticeTexts,
  rulesTexts,
  presetTexts,
  materialTexts,
  siteTexts,
  formTexts,
  demoTexts,
  wecomTexts,
);
