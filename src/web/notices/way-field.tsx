/** How staff are told; a way that is not set up here says so before anybody waits for a message. */
import { Field, Note, Segments, useApi, useTexts } from '#ui';
import { noticeWaysRoute, type Way } from './api.ts';
import type { PartProps } from './form-fields.ts';
import { noticesTexts } from './texts.ts';

const choices = ['app', 'email', 'sms'] as const satisfies readonly Way[];
export const wayWords = { app: 'byApp', email: 'byEmail', sms: 'bySms' } as const satisfies Record<
  Way,
  string
>;
const hints = { app: undefined, email: 'emailHint', sms: 'smsHint' } as const;
const notReady = { app: 'appNotReady', email: 'emailNotReady', sms: 'smsNotReady' } as const;

export function WayField({ fields: { via }, onChange }: PartProps) {
  const t = useTexts(noticesTexts);
  const { data } = useApi(noticeWaysRoute);
  const ready = data?.items.find((one) => one.via === via)?.ready ?? true;
  const hint = hints[via];
  return (
    <>
      <Field label={t('via')} group hint={hint && t(hint)}>
        {() => (
          <Segments
            label={t('via')}
            wide
            value={via}
            options={choices.map((value) => ({ value, label: t(wayWords[value]) }))}
            onChange={(chosen) => onChange({ via: chosen })}
          />
        )}
      </Field>
      {!ready && (
        <div role="status">
          <Note tone="warn">{t(notReady[via])}</Note>
        </div>
      )}
    </>
  );
}
