import { type Route, route, type Texts } from '#platform/http';
import type { WecomParts } from '../parts.ts';
import { changeChannel, deleteChannel } from './change-channel.ts';
import * as contract from './contract.ts';
import { createChannel, createChannels } from './create-channels.ts';
import { sendPicture, sendPictures, setLogo, uploadImage } from './pictures.ts';
import { listChannels, showChannel } from './show-channel.ts';
import { showCustomers } from './show-customers.ts';
import { showOutcomes } from './show-outcomes.ts';

export const channelRoutes = (parts: WecomParts, texts: () => Texts): readonly Route[] => [
  route(contract.listChannels, (ctx, { query }) => listChannels(ctx, query)),
  route(contract.createChannel, (ctx, { body }) => createChannel(parts, ctx, body)),
  route(contract.createChannels, (ctx, { body }) => createChannels(parts, ctx, body, texts)),
  route(contract.channelPictures, async (ctx, { query, reply }) => {
    await sendPictures(ctx, query, reply);
    return undefined as never;
  }),
  route(contract.setLogo, (ctx, { body }) => setLogo(ctx, body)),
  route(contract.uploadImage, (ctx, { body }) => uploadImage(parts, ctx, body)),
  route(contract.getChannel, (ctx, { params }) => showChannel(ctx, params.id)),
  route(contract.changeChannel, (ctx, { params, body }) => changeChannel(parts, ctx, params.id, body)),
  route(contract.deleteChannel, (ctx, { params }) => deleteChannel(parts, ctx, params.id)),
  route(contract.channelPicture, async (ctx, { params, query, reply }) => {
    await sendPicture(ctx, params.id, query, reply);
    return undefined as never;
  }),
  route(contract.channelCustomers, (ctx, { params, query }) => showCustomers(ctx, params.id, query)),
  route(contract.channelOutcomes, (ctx, { params, query }) => showOutcomes(ctx, params.id, query)),
];
