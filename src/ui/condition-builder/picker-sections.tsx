/** What one can ask for, kind by kind. */
import type { ReactNode } from 'react';
import type { IconName } from '../icon/drawings.ts';
import { Icon } from '../icon/icon.tsx';
import { attributeIcon } from './attribute-line.tsx';
import { offeredEvents } from './behaviour.ts';
import { eventIcon } from './behaviour-line.tsx';
import { useBuilder } from './builder-context.tsx';
import fields from './fields.module.css';
import { sayLevels } from './levels.ts';
import type { AttributeItem, GroupItem } from './library.ts';
import styles from './picker.module.css';
import type { Picking } from './picking.ts';
import { TagBoard } from './tag-board.tsx';

export const sections = ['tags', 'attributes', 'behaviour', 'follow', 'audiences'] as const;
export type Section = (typeof sections)[number];

const sectionIcons: Readonly<Record<Section, IconName>> = {
  tags: 'cabinet',
  attributes: 'file',
  behaviour: 'cart',
  follow: 'people',
  audiences: 'filter',
};

export interface PickerSectionsProps {
  section: Section;
  onSection: (section: Section) => void;
  picking: Picking;
}

export function PickerSections({ section, onSection, picking }: PickerSectionsProps) {
  const { t } = useBuilder();
  return (
    <div className={styles.pickerBody}>
      <div className={styles.sections} role="tablist" aria-label={t('sections')} aria-orientation="vertical">
        {sections.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === section}
            onClick={() => onSection(each)}
          >
            <Icon name={sectionIcons[each]} size={14} />
            {t(each)}
          </button>
        ))}
      </div>
      <div className={styles.sectionBody} role="tabpanel" aria-label={t(section)}>
        {section === 'tags' && <TagSection picking={picking} />}
        {section === 'attributes' && <AttributeSection picking={picking} />}
        {section === 'behaviour' && <BehaviourSection picking={picking} />}
        {section === 'follow' && <FollowSection picking={picking} />}
        {section === 'audiences' && <AudienceSection picking={picking} />}
      </div>
    </div>
  );
}

function TagSection({ picking }: { picking: Picking }) {
  const { t, library, headCounts } = useBuilder();
  if (library.groups.length === 0) return <p className={fields.nothing}>{t('noTags')}</p>;
  return (
    <TagBoard
      groups={library.groups}
      chosen={(tag) => picking.chosen(tag.id)}
      onToggle={(tag) => picking.pick({ kind: 'tag', tag })}
      headCounts={headCounts}
      actions={(group) => <GroupOffers group={group} picking={picking} />}
    />
  );
}

/** What can be asked of a group as a whole. */
function GroupOffers({ group, picking }: { group: GroupItem; picking: Picking }) {
  const { t } = useBuilder();
  const offer = (label: string, onClick: () => void) => (
    <button type="button" className={fields.quietButton} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <>
      {group.ordered && offer(t('byLevel'), () => picking.add(sayLevels('min', [], group).leaf))}
      {offer(t('anyTag'), () => picking.add({ group: group.id, any: true }, false))}
      {offer(t('noTag'), () => picking.add({ group: group.id, none: true }, false))}
    </>
  );
}

interface RowProps {
  icon: IconName;
  detail?: ReactNode;
  onClick: () => void;
  children: ReactNode;
}

function Row({ icon, detail, onClick, children }: RowProps) {
  return (
    <button type="button" className={styles.pickRow} onClick={onClick}>
      <Icon name={icon} size={14} />
      <span className="ell">{children}</span>
      <span className="sp" />
      {detail !== undefined && <span className={styles.hitDetail}>{detail}</span>}
    </button>
  );
}

function AttributeSection({ picking }: { picking: Picking }) {
  const { t, library } = useBuilder();
  const row = (attribute: AttributeItem) => (
    <Row
      key={attribute.key}
      icon={attributeIcon[attribute.type]}
      detail={attribute.unit ?? undefined}
      onClick={() => picking.pick({ kind: 'attribute', attribute })}
    >
      {attribute.label}
    </Row>
  );
  const own = library.attributes.filter((attribute) => !attribute.builtIn);
  return (
    <>
      {own.length > 0 && <h3 className={styles.pickHead}>{t('own')}</h3>}
      {own.map(row)}
      <h3 className={styles.pickHead}>{t('builtIn')}</h3>
      {library.attributes.filter((attribute) => attribute.builtIn).map(row)}
    </>
  );
}

function BehaviourSection({ picking }: { picking: Picking }) {
  const { names } = useBuilder();
  return offeredEvents.map((did) => (
    <Row key={did} icon={eventIcon(did)} onClick={() => picking.pick({ kind: 'event', did })}>
      {names.event(did)}
    </Row>
  ));
}

function FollowSection({ picking }: { picking: Picking }) {
  const { t, library } = useBuilder();
  const [staff] = library.staff;
  const [department] = library.departments;
  return (
    <>
      <Row icon="people" onClick={() => picking.add({ follow: {} }, false)}>
        {t('somebodyFollows')}
      </Row>
      <Row icon="people" onClick={() => picking.add({ follow: {} }, true)}>
        {t('nobodyFollows')}
      </Row>
      {staff && (
        <Row icon="person" onClick={() => picking.add({ follow: { staff: [staff.id] } })}>
          {t('followStaff')}
        </Row>
      )}
      {department && (
        <Row icon="cabinet" onClick={() => picking.add({ follow: { department: [department.id] } })}>
          {t('followDepartment')}
        </Row>
      )}
      <Row icon="clock" onClick={() => picking.add({ follow: { status: ['deletedByCustomer'] } })}>
        {t('followStatus')}
      </Row>
    </>
  );
}

function AudienceSection({ picking }: { picking: Picking }) {
  const { t, library } = useBuilder();
  if (library.audiences.length === 0) return <p className={fields.nothing}>{t('noAudiences')}</p>;
  return library.audiences.map((audience) => (
    <Row key={audience.id} icon="filter" onClick={() => picking.pick({ kind: 'audience', audience })}>
      {audience.name}
    </Row>
  ));
}
