/** When nobody is disturbed, and what becomes of messages then. */
import { Checkbox, Input } from 'antd';
import { Field, Segments, useFormat, useTexts } from '#ui';
import { type PartProps, withQuiet } from './form-fields.ts';
import styles from './notices.module.css';
import { noticesTexts } from './texts.ts';

export function QuietFields({ fields: { quiet }, complaints, onChange }: PartProps) {
  const t = useTexts(noticesTexts);
  const { timeZone } = useFormat();
  const clock = (which: 'from' | 'until') =>
    quiet && (
      <Input
        type="time"
        aria-label={t(which)}
        className={styles.clock ?? ''}
        value={quiet[which]}
        onChange={(event) =>
          event.target.value && onChange({ quiet: { ...quiet, [which]: event.target.value } })
        }
      />
    );
  return (
    <Field label={t('quiet')} hint={t('quietHint', { timeZone })} complaint={complaints.quiet} group>
      {() => (
        <div className={styles.quiet}>
          <Checkbox
            checked={quiet !== null}
            onChange={(event) => onChange({ quiet: withQuiet(event.target.checked) })}
          >
            {t('quietOn')}
          </Checkbox>
          {quiet && (
            <div className={styles.line}>
              {clock('from')}
              <span aria-hidden="true">–</span>
              {clock('until')}
              <Segments
                label={t('quietMessages')}
                small
                value={quiet.messages}
                options={[
                  { value: 'held', label: t('hold') },
                  { value: 'dropped', label: t('drop') },
                ]}
                onChange={(messages) => onChange({ quiet: { ...quiet, messages } })}
              />
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
