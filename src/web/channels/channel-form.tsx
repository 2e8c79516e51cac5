/** Making a channel or changing one. */
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import {
  type ApiError,
  Field,
  FormDrawer,
  IconButton,
  messagesWithin,
  Segments,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import type { Library } from '../customers/library.ts';
import { type Channel, changeChannelRoute, createChannelRoute, listChannelsRoute } from './api.ts';
import styles from './channels.module.css';
import { DepartmentSelect, PeopleSelect, TagSelect } from './choices.tsx';
import {
  type ChannelFields,
  emptyFields,
  fieldsOf,
  missingIn,
  newLine,
  newWindow,
  type ShiftFields,
  settingsOf,
} from './form-fields.ts';
import { channelsTexts } from './texts.ts';
import { WelcomeFields } from './welcome-fields.tsx';
import { WelcomePreview } from './welcome-preview.tsx';
import { WindowFieldsOf } from './window-fields.tsx';

export interface ChannelFormProps {
  /** Without one a new channel is made. */
  channel?: Channel;
  library: Library | undefined;
  onMade: (channel: Channel) => void;
  onClose: () => void;
}

const FIELDS = [
  'name',
  'staff',
  'departments',
  'tags',
  'remark',
  'welcome',
  'dailyLimit',
  'backups',
  'shifts',
] as const;
type Complaints = Partial<Record<(typeof FIELDS)[number], string>>;

/** The server's words about a field, or about something inside it. */
function complaintsIn(error: ApiError | null): Complaints {
  if (error?.code === 'channel.nameTaken') return { name: error.message };
  return messagesWithin(error, FIELDS);
}

export function ChannelForm({ channel, library, onMade, onClose }: ChannelFormProps) {
  const t = useTexts(channelsTexts);
  const toast = useToast();
  const [fields, setFields] = useState(() => (channel ? fieldsOf(channel) : emptyFields));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<ChannelFields>) => setFields((now) => ({ ...now, ...change }));
  const create = useWrite(createChannelRoute, {
    invalidates: [listChannelsRoute],
    onDone: (made) => {
      toast({ text: t('created', { name: made.name }) });
      onMade(made);
    },
  });
  const change = useWrite(changeChannelRoute, {
    invalidates: [listChannelsRoute],
    onDone: (now) => {
      toast({ text: t('changed', { name: now.name }) });
      onClose();
    },
  });
  const error = create.error ?? change.error;
  const missing = tried ? missingIn(fields) : [];
  const told = complaintsIn(error);
  const complaints: Complaints = {
    ...told,
    ...(missing.includes('name') ? { name: t('required') } : {}),
    ...(missing.includes('staff') ? { staff: t('required') } : {}),
    ...(missing.includes('text') ? { welcome: t('required') } : {}),
  };
  const submit = () => {
    setTried(true);
    if (missingIn(fields).length > 0) return;
    const body = settingsOf(fields);
    if (channel) change.mutate({ params: { id: channel.id }, body });
    else create.mutate({ body: { ...body, kind: fields.kind } });
  };
  return (
    <FormDrawer
      title={channel ? t('editOf', { name: channel.name }) : t('add')}
      action={channel ? t('save') : t('create')}
      busy={create.isPending || change.isPending}
      error={Object.keys(told).length > 0 ? null : error}
      aside={
        <WelcomePreview
          text={fields.text}
          attachments={fields.attachments.map((line) => line.attachment)}
          channel={fields.name}
        />
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('name')} hint={t('nameHint')} complaint={complaints.name}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={60}
            value={fields.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      {!channel && (
        <Field label={t('kind')} hint={t('kindHint')} group>
          {() => (
            <Segments
              label={t('kind')}
              value={fields.kind}
              options={[
                { value: 'contactWay', label: t('contactWay') },
                { value: 'link', label: t('link') },
              ]}
              onChange={(kind) => set({ kind })}
            />
          )}
        </Field>
      )}
      <Field label={t('staff')} complaint={complaints.staff}>
        {(control) => (
          <PeopleSelect
            control={control}
            label={t('staff')}
            value={fields.staff}
            known={channel?.staff ?? []}
            onChange={(staff) => set({ staff })}
          />
        )}
      </Field>
      <Field label={t('departments')} complaint={complaints.departments}>
        {(control) => (
          <DepartmentSelect
            control={control}
            label={t('departments')}
            value={fields.departments}
            onChange={(departments) => set({ departments })}
          />
        )}
      </Field>
      <Field label={t('tags')} hint={t('tagsHint')} complaint={complaints.tags}>
        {(control) => (
          <TagSelect
            control={control}
            label={t('tags')}
            library={library}
            value={fields.tags}
            onChange={(tags) => set({ tags })}
          />
        )}
      </Field>
      <WelcomeFields fields={fields} complaint={complaints.welcome} onChange={set} />
      <Field label={t('remark')} hint={t('remarkHint')} complaint={complaints.remark}>
        {(control) => (
          <Input
            {...control}
            placeholder="{{customer.name}}-{{channel.name}}"
            maxLength={60}
            value={fields.remark}
            onChange={(event) => set({ remark: event.target.value })}
          />
        )}
      </Field>
      <Duty fields={fields} channel={channel} complaints={complaints} onChange={set} />
      <Checkbox checked={fields.skipVerify} onChange={(event) => set({ skipVerify: event.target.checked })}>
        {t('skipVerify')}
      </Checkbox>
    </FormDrawer>
  );
}

interface DutyProps {
  fields: ChannelFields;
  channel: Channel | undefined;
  complaints: Complaints;
  onChange: (change: Partial<ChannelFields>) => void;
}

/** Who stands behind the code when: shifts, a daily limit, backups. */
function Duty({ fields, channel, complaints, onChange }: DutyProps) {
  const t = useTexts(channelsTexts);
  const { shifts, dailyLimit } = fields;
  const setShift = (key: string, change: Partial<ShiftFields>) =>
    onChange({ shifts: shifts.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  const known = [...(channel?.backups ?? []), ...(channel?.shifts.flatMap((shift) => shift.staff) ?? [])];
  return (
    <>
      <Field label={t('shifts')} hint={t('shiftsHint')} complaint={complaints.shifts} group>
        {() => (
          <div className={styles.nested}>
            {shifts.map((shift, i) => (
              <div key={shift.key} className={styles.nested}>
                <div className={styles.line}>
                  <WindowFieldsOf value={shift} onChange={(window) => setShift(shift.key, window)} />
                  <IconButton
                    icon="cross"
                    label={t('removeOf', { what: t('shift', { n: i + 1 }) })}
                    onClick={() => onChange({ shifts: shifts.filter((one) => one !== shift) })}
                  />
                </div>
                <PeopleSelect
                  label={`${t('shift', { n: i + 1 })} ${t('staff')}`}
                  value={shift.staff}
                  known={known}
                  onChange={(staff) => setShift(shift.key, { staff })}
                />
              </div>
            ))}
            <div>
              <Button
                size="small"
                onClick={() =>
                  onChange({ shifts: [...shifts, newLine({ ...newWindow, staff: [], departments: [] })] })
                }
              >
                {t('addShift')}
              </Button>
            </div>
          </div>
        )}
      </Field>
      <Field label={t('dailyLimit')} hint={t('dailyLimitHint')} complaint={complaints.dailyLimit}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={10_000}
            precision={0}
            value={dailyLimit}
            onChange={(limit) => onChange({ dailyLimit: limit })}
          />
        )}
      </Field>
      {dailyLimit !== null && (
        <Field label={t('backups')} hint={t('backupsHint')} complaint={complaints.backups}>
          {(control) => (
            <PeopleSelect
              control={control}
              label={t('backups')}
              value={fields.backups}
              known={known}
              onChange={(backups) => onChange({ backups })}
            />
          )}
        </Field>
      )}
    </>
  );
}
