/** The chooser over one customer's tags: a press puts on or takes off at once. */
import { call, useErrorSentence, useTexts, useToast } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { createTagRoute, type HeldTag, type Tag } from '../api.ts';
import { TagChooser } from './tag-chooser.tsx';
import styles from './tagging.module.css';
import { taggingTexts } from './texts.ts';
import type { Tagging } from './use-tagging.ts';

export interface ChoosingProps {
  held: readonly HeldTag[];
  tagging: Tagging;
  large?: boolean;
  onClose: () => void;
}

export function Choosing({ held, tagging, large = false, onClose }: ChoosingProps) {
  const t = useTexts(taggingTexts);
  const session = useSession();
  const toast = useToast();
  const sentence = useErrorSentence();
  const mayProtected = mayDo(session, 'tags:applyProtected');
  const mayChoose = (tag: Tag) => !tag.protected || mayProtected;
  const toggle = (tag: Tag, on: boolean) => {
    if (on) tagging.add(tag);
    else tagging.remove(tag);
  };
  const makePersonal = async (name: string) => {
    try {
      const made = await call(createTagRoute, { body: { name, scope: 'personal' } });
      tagging.add({ ...made, customers: 0 });
    } catch (error) {
      toast({ text: t('notTagged', { name, why: sentence(error) }), tone: 'bad' });
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what T opened
    <div
      className={styles.choosing}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <TagChooser
        person={session.user.id}
        on={new Set(held.map((each) => each.tag.id))}
        onToggle={toggle}
        exclusive
        mayChoose={mayChoose}
        onMakePersonal={(name) => void makePersonal(name)}
        large={large}
        autoFocus={!large}
        {...(large ? {} : { height: 420 })}
      />
    </div>
  );
}
