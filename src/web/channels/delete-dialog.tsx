import { ConfirmDialog, useTexts, useToast, useWrite } from '#ui';
import { type Channel, deleteChannelRoute, listChannelsRoute } from './api.ts';
import { channelsTexts } from './texts.ts';

export function DeleteDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useTexts(channelsTexts);
  const toast = useToast();
  const remove = useWrite(deleteChannelRoute, {
    invalidates: [listChannelsRoute],
    onDone: ({ archived }) => {
      toast({ text: t(archived ? 'nowArchived' : 'removed', { name: channel.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('removeTitle', { name: channel.name })}
      action={t('removeTitle', { name: channel.name })}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: channel.id } })}
      onClose={onClose}
    >
      <p>{t('removeText')}</p>
      {channel.added > 0 && <p>{t('removeUsed', { count: channel.added })}</p>}
    </ConfirmDialog>
  );
}
