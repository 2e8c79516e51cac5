/** Corp, app and secret: the fields, and saving them; another corp is asked about first, with what it makes forgotten. */
import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Field, keyOf, useTexts, useWrite } from '#ui';
import { settingsTexts } from '../../settings/texts.ts';
import { checkRoute, connectionRoute, setConnectionRoute } from '../api.ts';
import { connectionTexts } from './texts.ts';
import { type CorpEffect, OtherCorpQuestion } from './waiting-corp.tsx';

export interface ConnectionDraft {
  readonly corpId: string;
  readonly agentId: string;
  /** Empty: the one that is kept. */
  readonly secret: string;
}
export const noFields: ConnectionDraft = { corpId: '', agentId: '', secret: '' };

type Complaints = Partial<Record<keyof ConnectionDraft, string>>;

interface Saving {
  fields: ConnectionDraft;
  /** There is no secret that could be kept. */
  first: boolean;
  onSaved: () => void;
}

const isCorp = (text: string) => /^[0-9A-Za-z_-]{1,64}$/.test(text);
const isAgent = (text: string) => /^\d{1,15}$/.test(text);

export function useSaveConnection({ fields, first, onSaved }: Saving) {
  const t = useTexts(connectionTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const [tried, setTried] = useState(false);
  const write = useWrite(setConnectionRoute, {
    invalidates: 'everything',
    onDone: (now) => {
      client.setQueryData(keyOf(connectionRoute, {}), now);
      client.removeQueries({ queryKey: keyOf(checkRoute) });
      onSaved();
    },
  });
  const corpId = fields.corpId.trim();
  const agentId = fields.agentId.trim();
  const secret = fields.secret.trim();
  const wrong: Complaints = {
    ...(corpId === '' ? { corpId: s('required') } : isCorp(corpId) ? {} : { corpId: t('corpIdWrong') }),
    ...(agentId === '' ? { agentId: s('required') } : isAgent(agentId) ? {} : { agentId: t('agentIdWrong') }),
    ...(first && secret === '' ? { secret: s('required') } : {}),
  };
  const send = (confirm: boolean) =>
    write.mutate({
      body: { corpId, agentId, ...(secret ? { secret } : {}), ...(confirm ? { confirm } : {}) },
    });
  const forgets = write.error?.code === 'wecom.otherCorp' ? effectIn(write.error.extra.effect) : null;
  const said: Complaints = Object.fromEntries(
    (['corpId', 'agentId', 'secret'] as const).flatMap((name) => {
      const message = write.error?.fieldMessage(name);
      return message ? [[name, message]] : [];
    }),
  );
  const question = forgets !== null && (
    <OtherCorpQuestion
      corp={corpId}
      effect={forgets}
      busy={write.isPending}
      onConfirm={() => send(true)}
      onClose={() => write.reset()}
    />
  );
  return {
    busy: write.isPending,
    complaints: tried ? { ...wrong, ...said } : {},
    error: forgets === null && Object.keys(said).length === 0 ? write.error : null,
    question,
    save: () => {
      setTried(true);
      if (Object.keys(wrong).length === 0) send(false);
    },
  };
}

const effectIn = (effect: unknown): CorpEffect => {
  const told = (effect ?? {}) as Partial<Record<keyof CorpEffect, unknown>>;
  return { relations: Number(told.relations ?? 0), people: Number(told.people ?? 0) };
};

export interface ConnectionFieldsProps {
  fields: ConnectionDraft;
  onChange: (fields: ConnectionDraft) => void;
  complaints: Complaints;
  secretKept?: boolean;
}

export function ConnectionFields(props: ConnectionFieldsProps) {
  const { fields, onChange, complaints, secretKept = false } = props;
  const t = useTexts(connectionTexts);
  return (
    <>
      <Field label={t('corpId')} hint={t('corpIdHint')} complaint={complaints.corpId}>
        {(control) => (
          <Input
            {...control}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
            placeholder="ww0123456789abcdef"
            value={fields.corpId}
            onChange={(event) => onChange({ ...fields, corpId: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('agentId')} hint={t('agentIdHint')} complaint={complaints.agentId}>
        {(control) => (
          <Input
            {...control}
            maxLength={15}
            inputMode="numeric"
            autoComplete="off"
            placeholder="1000002"
            value={fields.agentId}
            onChange={(event) => onChange({ ...fields, agentId: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('secret')} hint={t('secretHint')} complaint={complaints.secret}>
        {(control) => (
          <Input.Password
            {...control}
            maxLength={200}
            autoComplete="new-password"
            {...(secretKept ? { placeholder: t('secretKeep') } : {})}
            value={fields.secret}
            onChange={(event) => onChange({ ...fields, secret: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
