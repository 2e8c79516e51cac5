/** One question of a form: how it is called, how many may be chosen, and the tags of each answer. */
import { Button, Input } from 'antd';
import { Field, IconButton, Segments, useTexts } from '#ui';
import { TagSelect } from '../channels/choices.tsx';
import type { Library } from '../customers/library.ts';
import { newOption, type OptionFields, type QuestionFields } from './form-fields.ts';
import styles from './forms.module.css';
import { formsTexts } from './texts.ts';

export interface QuestionEditorProps {
  n: number;
  question: QuestionFields;
  library: Library | undefined;
  /** Of a question or an answer, by its key. */
  complaintOf: (key: number) => string | undefined;
  onChange: (question: QuestionFields) => void;
  onRemove: () => void;
}

export function QuestionEditor(props: QuestionEditorProps) {
  const { n, question, library, complaintOf, onChange, onRemove } = props;
  const t = useTexts(formsTexts);
  const title = t('question', { n });
  const set = (change: Partial<QuestionFields>) => onChange({ ...question, ...change });
  const setOption = (key: number, change: Partial<OptionFields>) =>
    set({ options: question.options.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  return (
    <fieldset className={styles.question}>
      <legend className="sr">{title}</legend>
      <Field
        label={title}
        hint={n === 1 ? t('questionHint') : undefined}
        complaint={complaintOf(question.key)}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            value={question.question}
            onChange={(event) => set({ question: event.target.value })}
          />
        )}
      </Field>
      <div className="row g8">
        <Segments
          label={`${title} ${t('choice')}`}
          small
          value={question.choice}
          options={[
            { value: 'one', label: t('one') },
            { value: 'many', label: t('many') },
          ]}
          onChange={(choice) => set({ choice })}
        />
        <span className="sp" />
        <IconButton icon="bin" label={t('removeOf', { what: title })} onClick={onRemove} />
      </div>
      <ul className={styles.options}>
        {question.options.map((option, i) => (
          <Option
            key={option.key}
            label={t('answerN', { q: n, n: i + 1 })}
            tagsLabel={t('tagsOfAnswer', { q: n, n: i + 1 })}
            option={option}
            library={library}
            complaint={complaintOf(option.key)}
            onChange={(change) => setOption(option.key, change)}
            onRemove={() => set({ options: question.options.filter((one) => one.key !== option.key) })}
          />
        ))}
      </ul>
      <div className="row wrap g8">
        <Button size="small" onClick={() => set({ options: [...question.options, newOption()] })}>
          {t('addAnswer')}
        </Button>
        {question.options.every((one) => one.answer !== t('none')) && (
          <Button size="small" onClick={() => set({ options: [...question.options, newOption(t('none'))] })}>
            {t('addNone')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface OptionProps {
  label: string;
  tagsLabel: string;
  option: OptionFields;
  library: Library | undefined;
  complaint: string | undefined;
  onChange: (change: Partial<OptionFields>) => void;
  onRemove: () => void;
}

function Option({ label, tagsLabel, option, library, complaint, onChange, onRemove }: OptionProps) {
  const t = useTexts(formsTexts);
  return (
    <li>
      <Input
        aria-label={label}
        placeholder={t('answer')}
        maxLength={500}
        status={complaint ? 'error' : ''}
        value={option.answer}
        onChange={(event) => onChange({ answer: event.target.value })}
      />
      <TagSelect
        label={tagsLabel}
        library={library}
        value={option.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <IconButton icon="cross" label={t('removeOf', { what: label })} onClick={onRemove} />
      {complaint && (
        <span className={`bad fs12 ${styles.complaint}`} role="alert">
          {complaint}
        </span>
      )}
    </li>
  );
}
