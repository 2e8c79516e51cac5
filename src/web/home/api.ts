import type { countAudience, facetsOf } from '#features/audience/contract';
import type { libraryHealth, libraryUsage, listGroups, listTags } from '#features/tags/contract';
import { route } from '#ui';

export const homeCountRoute = route<typeof countAudience>('POST /audiences/count', { reads: true });
export const homeFacetsRoute = route<typeof facetsOf>('POST /audiences/facets', { reads: true });
export const homeHealthRoute = route<typeof libraryHealth>('GET /library/health');
export const homeUsageRoute = route<typeof libraryUsage>('GET /library/usage');
export const homeTagsRoute = route<typeof listTags>('GET /tags');
export const homeGroupsRoute = route<typeof listGroups>('GET /tag-groups');
