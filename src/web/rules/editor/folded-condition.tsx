/** A condition that most rules do without: folded unless it says something. */
import { useId, useState } from 'react';
import { Card, type Draft, Icon } from '#ui';
import type { Complaints } from './complaints.ts';
import { ConditionField } from './condition-field.tsx';
import styles from './editor.module.css';
import { isEmpty } from './form.ts';
import type { Frame } from './frame.ts';

export interface FoldedConditionProps {
  frame: Frame;
  title: string;
  /** What it means that there is none. */
  none: string;
  some: string;
  hint?: string;
  draft: Draft;
  scope: Draft;
  complaints: Complaints;
  onChange: (draft: Draft, merge?: string) => void;
}

export function FoldedCondition(props: FoldedConditionProps) {
  const { frame, title, none, some, hint, draft, scope, complaints, onChange } = props;
  const id = useId();
  const empty = isEmpty(draft);
  const [open, setOpen] = useState(!empty);
  return (
    <Card flush>
      <h2 className={styles.fold}>
        <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'right'} size={14} />
          {title}
          <span className="t3 fs12">{empty ? none : some}</span>
        </button>
      </h2>
      <div id={id} className={styles.condition} hidden={!open}>
        {open && (
          <>
            {hint && <p className={styles.hint}>{hint}</p>}
            <ConditionField
              frame={frame}
              draft={draft}
              scope={scope}
              complaints={complaints}
              quiet
              onChange={onChange}
            />
          </>
        )}
      </div>
    </Card>
  );
}
