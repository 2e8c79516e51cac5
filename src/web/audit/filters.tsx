/** Who, what, about what, and when: all of it in the address. */
import { Button, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { DAY, dayIn } from '#kernel';
import { useFormat, useTexts } from '#ui';
import { SearchBox } from '../settings/search-box.tsx';
import { useSession } from '../shell/shell-route.ts';
import { type Names, useActionName } from './actions/action-words.ts';
import type { AuditSearch } from './address.ts';
import { auditRoute } from './route.ts';
import { auditTexts } from './texts.ts';

/** Beginnings of actions that can be chosen; a whole action gets here from a line. */
const areas = [
  'session.',
  'staff.',
  'department.',
  'apiKey.',
  'workspace.',
  'attribute.',
  'tag.',
  'group.',
  'category.',
  'library.',
  'taggings.',
  'customer',
  'import.',
  'audience.',
  'audit.',
] as const;

const asText = (day: Dayjs): string => day.format('YYYY-MM-DD');

export interface FiltersProps {
  search: AuditSearch;
  people: readonly { readonly id: string; readonly name: string }[];
  names: Names;
}

export function Filters({ search, people, names }: FiltersProps) {
  const t = useTexts(auditTexts);
  const actionName = useActionName();
  const navigate = auditRoute.useNavigate();
  const { workspace } = useSession();
  const { now } = useFormat();
  const set = (change: { readonly [K in keyof AuditSearch]?: AuditSearch[K] | undefined }) =>
    void navigate({ search: (was) => ({ ...was, ...change }) as AuditSearch, replace: true });
  const { actor, did, subject, from, to } = search;
  const today = dayjs(dayIn(now, workspace.timeZone));
  const ago = (days: number): [Dayjs, Dayjs] => [
    dayjs(dayIn(new Date(now.getTime() - (days - 1) * DAY), workspace.timeZone)),
    today,
  ];
  const known = (id: string) => people.some((person) => person.id === id);
  return (
    <>
      <Select
        aria-label={t('who')}
        style={{ width: 160 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={actor ?? ''}
        onChange={(id) => set({ actor: id || undefined })}
        options={[
          { value: '', label: t('anybody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
          ...(actor && !known(actor) ? [{ value: actor, label: names.get(actor) ?? actor }] : []),
        ]}
      />
      <Select
        aria-label={t('what')}
        style={{ width: 160 }}
        popupMatchSelectWidth={false}
        value={did ?? ''}
        onChange={(chosen) => set({ did: chosen || undefined })}
        options={[
          { value: '', label: t('anything') },
          ...areas.map((area) => ({ value: area as string, label: t(area) })),
          ...(did && !areas.some((area) => area === did) ? [{ value: did, label: actionName(did) }] : []),
        ]}
      />
      <SearchBox
        label={t('subject')}
        value={subject ?? ''}
        onChange={(id) => set({ subject: id || undefined })}
      />
      <DatePicker.RangePicker
        aria-label={t('period')}
        allowEmpty={[true, true]}
        disabledDate={(day) => day.isAfter(today, 'day')}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(range) =>
          set({
            from: range?.[0] ? asText(range[0]) : undefined,
            to: range?.[1] ? asText(range[1]) : undefined,
          })
        }
        presets={[
          { label: t('today'), value: [today, today] },
          { label: t('days7'), value: ago(7) },
          { label: t('days30'), value: ago(30) },
          { label: t('days90'), value: ago(90) },
        ]}
      />
      {Object.keys(search).length > 0 && (
        <Button type="link" size="small" onClick={() => void navigate({ search: {}, replace: true })}>
          {t('clear')}
        </Button>
      )}
    </>
  );
}
