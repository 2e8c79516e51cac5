/** What sites owe to customers. */
import { type EraseParticipant, type MergeParticipant, rowsThatFollow } from '#features/customers';
import { forgetEventsOf, forgetVisitors } from './visitor-sql.ts';

/** What an erased customer did, and browsers that were his, are forgotten. */
export const eraseVisitors: EraseParticipant = async (tx, { workspace }, customers) => {
  await forgetEventsOf(tx, workspace, customers);
  await forgetVisitors(tx, workspace, customers);
};

export const siteShares: readonly MergeParticipant[] = [
  rowsThatFollow('siteVisitors', 'site_visitor'),
  rowsThatFollow('siteEvents', 'site_event'),
];
