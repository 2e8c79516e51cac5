/** Every dialog that changes the library. Loaded when the first of them opens. */
import type { Tag } from '../api.ts';
import { type Asked, useCabinetActions } from '../cabinet-actions.ts';
import type { LibraryAnswers } from '../wall.ts';
import { AdoptDialog } from './adopt-dialog.tsx';
import { CategoryDialog } from './category-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DeleteGroupDialog } from './delete-group-dialog.tsx';
import { GroupEditor } from './group-editor.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { TagEditor } from './tag-editor.tsx';

export interface DialogsProps {
  asked: Asked;
  library: LibraryAnswers;
  mayProtect: boolean;
  onClose: () => void;
  onAsk: (next: Asked) => void;
  onShowTag: (tag: Tag) => void;
}

export function Dialogs({ asked, library, mayProtect, onClose, onAsk, onShowTag }: DialogsProps) {
  const { open } = useCabinetActions();
  const shared = { library, onClose };
  switch (asked.kind) {
    case 'newTag': {
      const { group, name } = asked;
      return (
        <TagEditor
          {...shared}
          mayProtect={mayProtect}
          onShowTag={onShowTag}
          {...(group ? { group } : {})}
          {...(name === undefined ? {} : { name })}
        />
      );
    }
    case 'editTag':
      return <TagEditor {...shared} tag={asked.tag} mayProtect={mayProtect} onShowTag={onShowTag} />;
    case 'moveTag':
      return <MoveDialog {...shared} tag={asked.tag} />;
    case 'mergeTag':
      return <MergeDialog {...shared} tag={asked.tag} />;
    case 'adoptTag':
      return <AdoptDialog {...shared} tag={asked.tag} onShowTag={onShowTag} />;
    case 'deleteTag':
      return <DeleteDialog {...shared} tag={asked.tag} />;
    case 'newGroup':
      return (
        <GroupEditor
          {...shared}
          {...(asked.category ? { category: asked.category } : {})}
          onCreated={(group) => {
            open(group.id);
            // The next thing is to put something into it.
            onAsk({ kind: 'newTag', group });
          }}
        />
      );
    case 'editGroup':
      return <GroupEditor {...shared} group={asked.group} onCreated={onClose} />;
    case 'deleteGroup': {
      const tags = library.tags.filter((tag) => tag.group.id === asked.group.id).length;
      return <DeleteGroupDialog group={asked.group} tags={tags} onClose={onClose} />;
    }
    case 'newCategory':
      return <CategoryDialog {...shared} />;
    case 'editCategory':
      return <CategoryDialog {...shared} category={asked.category} />;
  }
}
