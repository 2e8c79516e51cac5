/** The endpoints of this screen. */
import type {
  changeChannel,
  channelOutcomes,
  channelPicture,
  channelPictures,
  createChannel,
  createChannels,
  deleteChannel,
  getChannel,
  listChannels,
  setLogo,
  uploadImage,
  wecomStatus,
} from '#channels/wecom/contract';
import type { listDepartments, listStaff } from '#features/staff/contract';
import type { BodyInput, OutputOf } from '#kernel';
import { route } from '#ui';

export const listChannelsRoute = route<typeof listChannels>('GET /channels');
export const channelRoute = route<typeof getChannel>('GET /channels/{id}');
export const createChannelRoute = route<typeof createChannel>('POST /channels');
export const createChannelsRoute = route<typeof createChannels>('POST /channels/batch');
export const changeChannelRoute = route<typeof changeChannel>('PATCH /channels/{id}');
export const deleteChannelRoute = route<typeof deleteChannel>('DELETE /channels/{id}');
export const outcomesRoute = route<typeof channelOutcomes>('GET /channels/{id}/outcomes');
export const pictureRoute = route<typeof channelPicture>('GET /channels/{id}/qr');
export const picturesRoute = route<typeof channelPictures>('GET /channels/pictures');
export const setLogoRoute = route<typeof setLogo>('PUT /channels/logo');
export const uploadImageRoute = route<typeof uploadImage>('POST /channels/images');
export const wecomStatusRoute = route<typeof wecomStatus>('GET /wecom/status');
export const staffRoute = route<typeof listStaff>('GET /staff');
export const departmentsRoute = route<typeof listDepartments>('GET /departments');

export type Channel = OutputOf<typeof listChannels>['items'][number];
export type Outcomes = OutputOf<typeof channelOutcomes>;
export type NewChannelBody = BodyInput<typeof createChannel>;
export type Attachment = NonNullable<Channel['welcome']>['attachments'][number];
