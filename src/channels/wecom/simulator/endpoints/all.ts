/** Every API that needs a token. `gettoken` and the robots need none and stand in `api-routes.ts`. */
import type { Endpoints } from '../pipeline/endpoint.ts';
import { acquisitionEndpoints } from './acquisition-links.ts';
import { contactWayEndpoints } from './contact-ways.ts';
import { contactEndpoints } from './contacts.ts';
import { directoryEndpoints } from './directory.ts';
import { groupChatEndpoints } from './group-chats.ts';
import { groupMessageEndpoints } from './group-messages.ts';
import { loginEndpoints } from './login.ts';
import { mediaEndpoints } from './media.ts';
import { messageEndpoints } from './messages.ts';
import { momentEndpoints } from './moments.ts';
import { statisticEndpoints } from './statistics.ts';
import { tagEndpoints } from './tags.ts';
import { transferEndpoints } from './transfers.ts';

export const endpoints: Endpoints = {
  ...tagEndpoints,
  ...contactEndpoints,
  ...transferEndpoints,
  ...contactWayEndpoints,
  ...acquisitionEndpoints,
  ...groupChatEndpoints,
  ...groupMessageEndpoints,
  ...momentEndpoints,
  ...directoryEndpoints,
  ...messageEndpoints,
  ...mediaEndpoints,
  ...loginEndpoints,
  ...statisticEndpoints,
};
