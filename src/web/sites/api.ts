/** The endpoints of this screen. */
import type { changeSite, createSite, deleteSite, listSites, renewSecret } from '#features/sites/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const listSitesRoute = route<typeof listSites>('GET /sites');
export const createSiteRoute = route<typeof createSite>('POST /sites');
export const changeSiteRoute = route<typeof changeSite>('PATCH /sites/{id}');
export const deleteSiteRoute = route<typeof deleteSite>('DELETE /sites/{id}');
export const renewSecretRoute = route<typeof renewSecret>('POST /sites/{id}/secret');

export type Site = OutputOf<typeof listSites>['items'][number];
export type MadeSite = OutputOf<typeof createSite>;
