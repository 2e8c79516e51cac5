/** Deletes an empty department; of one that is not, it shows who and what is in it. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiError } from '#ui';
import { ConfirmDialog, Note, useFormat, useTexts, useToast, useWrite } from '#ui';
import { type Department, deleteDepartmentRoute, listDepartmentsRoute } from '../api.ts';
import { departmentTexts } from './texts.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}
interface References {
  readonly staff: readonly Named[];
  readonly departments: readonly Named[];
}

/** What the refusal names. */
function referencesIn(error: ApiError): References | null {
  const found = error.extra.references;
  return error.code === 'department.inUse' && typeof found === 'object' && found !== null
    ? { staff: [], departments: [], ...found }
    : null;
}

export function DeleteDepartment({ department, onClose }: { department: Department; onClose: () => void }) {
  const t = useTexts(departmentTexts);
  const format = useFormat();
  const toast = useToast();
  const [references, setReferences] = useState<References | null>(null);
  const remove = useWrite(deleteDepartmentRoute, {
    invalidates: [listDepartmentsRoute],
    onDone: () => {
      toast({ text: t('removed', { name: department.name }) });
      onClose();
    },
  });
  const names = (list: readonly Named[]) => format.list(list.map((each) => each.name));
  return (
    <ConfirmDialog
      title={t('removeOf', { name: department.name })}
      action={t('removeOf', { name: department.name })}
      danger
      busy={remove.isPending}
      disabled={references !== null}
      error={references ? null : remove.error}
      onConfirm={() =>
        remove.mutate(
          { params: { id: department.id } },
          { onError: (error) => setReferences(referencesIn(error)) },
        )
      }
      onClose={onClose}
    >
      {references ? (
        <Note tone="warn" live>
          <b>{t('inUse')}</b>
          {references.staff.length > 0 && (
            <div>
              {t('people')}: {names(references.staff)}{' '}
              <Link to="/settings/staff" search={{ department: department.id, show: 'all' }}>
                {t('seePeople')}
              </Link>
            </div>
          )}
          {references.departments.length > 0 && (
            <div>
              {t('below')}: {names(references.departments)}
            </div>
          )}
        </Note>
      ) : (
        <p>{t('removeText')}</p>
      )}
    </ConfirmDialog>
  );
}
