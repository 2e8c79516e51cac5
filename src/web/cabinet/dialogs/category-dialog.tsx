import { Button, Input } from 'antd';
import { useState } from 'react';
import { call, Icon, IconButton, useTexts } from '#ui';
import { type Category, newCategory, patchCategory, removeCategory } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { Findings } from '../lint/findings.tsx';
import { isBlocked, useNameLint } from '../lint/use-name-lint.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { AskFrame } from './ask-frame.tsx';
import { CategoryChooser } from './choosers.tsx';
import { Field } from './field.tsx';
import { dialogTexts } from './texts.ts';

export interface CategoryDialogProps {
  library: LibraryAnswers;
  /** The category to change; absent: a new one. */
  category?: Category;
  onClose: () => void;
}

export function CategoryDialog({ library, category, onClose }: CategoryDialogProps) {
  const t = useTexts(dialogTexts);
  const [name, setName] = useState(category?.name ?? '');
  const [parent, setParent] = useState(category?.parent ?? null);
  const [description, setDescription] = useState(category?.description ?? '');
  const findings = useNameLint(library, {
    element: 'category',
    name,
    within: parent,
    ...(category ? { id: category.id } : {}),
  });
  const save = useLibraryWrite(async () => {
    const body = { name, parent, description };
    const { changeSet } = category
      ? await call(patchCategory, { params: { id: category.id }, body })
      : await call(newCategory, { body });
    onClose();
    return {
      text: t(category ? 'categorySaved' : 'categoryCreated', { name: name.trim() }),
      changeSets: [changeSet],
    };
  });
  const blocked = isBlocked(findings);
  const changed =
    !category ||
    name.trim() !== category.name ||
    parent !== category.parent ||
    description !== category.description;
  return (
    <AskFrame
      title={category ? t('editCategory', { name: category.name }) : t('newCategory')}
      action={category ? t('save') : t('createCategory')}
      ready={name.trim() !== '' && !blocked && changed}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(undefined)}
      onClose={onClose}
      aside={category && <Placing library={library} category={category} onClose={onClose} />}
    >
      <Field label={t('name')}>
        {(id) => (
          <>
            <Input
              id={id}
              autoFocus
              value={name}
              maxLength={200}
              status={blocked ? 'error' : ''}
              onChange={(event) => setName(event.target.value)}
            />
            {findings && <Findings findings={findings} onUse={setName} onLook={undefined} />}
          </>
        )}
      </Field>
      <Field label={t('categoryQuestion')} hint={t('categoryQuestionHint')}>
        {(id) => (
          <Input
            id={id}
            value={description}
            maxLength={2000}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('parent')}>
        {(id) => (
          <CategoryChooser
            id={id}
            library={library}
            value={parent}
            none={t('firstLevel')}
            onChange={setParent}
            {...(category ? { except: category.id } : {})}
          />
        )}
      </Field>
    </AskFrame>
  );
}

/** Moving a category among its siblings, and deleting it. */
function Placing({
  library,
  category,
  onClose,
}: {
  library: LibraryAnswers;
  category: Category;
  onClose: () => void;
}) {
  const t = useTexts(dialogTexts);
  const { mayDelete } = useCabinetActions();
  const siblings = library.categories
    .filter((one) => !one.archived && one.parent === category.parent)
    .toSorted((a, b) => a.order - b.order);
  const at = siblings.findIndex((one) => one.id === category.id);
  const inside = library.groups.filter((group) => group.category === category.id).length;
  const below = library.categories.filter((one) => one.parent === category.id).length;
  const move = useLibraryWrite(
    async (step: -1 | 1) => {
      const next = [...siblings];
      const other = next[at + step];
      if (other) {
        next[at] = other;
        next[at + step] = category;
      }
      const changeSets: (string | null)[] = [];
      for (const [i, one] of next.entries()) {
        if (one.order === i + 1) continue;
        const { changeSet } = await call(patchCategory, { params: { id: one.id }, body: { order: i + 1 } });
        changeSets.push(changeSet);
      }
      return { text: t('categoryMoved', { name: category.name }), changeSets };
    },
    { loud: true },
  );
  const remove = useLibraryWrite(
    async () => {
      const query = inside + below > 0 ? { strategy: 'delete' as const } : {};
      const { changeSet } = await call(removeCategory, { params: { id: category.id }, query });
      onClose();
      return { text: t('categoryDeleted', { name: category.name }), changeSets: [changeSet] };
    },
    { loud: true },
  );
  return (
    <span className="row g4">
      <IconButton
        icon="up"
        label={t('moveUp')}
        disabled={at <= 0 || move.isPending}
        onClick={() => move.mutate(-1)}
      />
      <IconButton
        icon="down"
        label={t('moveDown')}
        disabled={at === siblings.length - 1 || move.isPending}
        onClick={() => move.mutate(1)}
      />
      {mayDelete && (
        <Button
          danger
          type="text"
          size="small"
          icon={<Icon name="bin" size={14} />}
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined)}
        >
          {inside > 0 ? t('deleteFilled', { count: inside }) : t('deleteCategory')}
        </Button>
      )}
    </span>
  );
}
