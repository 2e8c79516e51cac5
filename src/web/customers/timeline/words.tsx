/** One line of the timeline in words, with its icon. */
import type { ReactNode } from 'react';
import { type SpokenNames, spokenNames } from '#features/conditions/core';
import { type CustomerStatus, customerStatuses } from '#features/customers/core';
import { SECOND } from '#kernel';
import { type Format, type IconName, type Translate, useFormat, useLanguage, useTexts } from '#ui';
import { ChannelName, isChannelId } from '../../channels/channel-name.tsx';
import type { Attribute } from '../api.ts';
import { isAutomatic } from '../library.ts';
import { useReason } from '../tagging/use-reason.ts';
import { customersTexts } from '../texts.ts';
import { useAttributeText } from '../words.ts';
import type { Line } from './lines.ts';
import { timelineTexts } from './texts.ts';

export interface Told {
  readonly icon: IconName;
  readonly tone?: 'accent' | 'hot' | 'ok';
  readonly text: ReactNode;
  /** Quiet words at the end. */
  readonly aside?: string;
}

type Say = Translate<typeof timelineTexts.rows>;
type Values = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Text of an event's properties that no rule here knows. */
const restOf = (properties: Values, names: SpokenNames): string =>
  Object.entries(properties)
    .flatMap(([key, value]) => (textOf(value) ? [`${names.property(key)} ${textOf(value)}`] : []))
    .join('，');

const first = (properties: Values, ...keys: readonly string[]): string =>
  keys.map((key) => textOf(properties[key])).find(Boolean) ?? '';

type EventTeller = (p: Values, t: Say, format: Format) => Told;

const about =
  (
    key: 'viewed' | 'shared' | 'filled' | 'watched' | 'joined',
    icon: IconName,
    ...from: string[]
  ): EventTeller =>
  (p, t) => ({ icon, tone: 'accent', text: t(key, { what: first(p, ...from) }) });

/** Channels are named by their ids in what happened. */
const byChannel =
  (key: 'addedBy' | 'cameBy', icon: IconName): EventTeller =>
  ({ channel }, t) => ({
    icon,
    tone: 'accent',
    text: t.rich(key, { what: isChannelId(channel) ? <ChannelName id={channel} /> : textOf(channel) }),
  });

const events: Readonly<Record<string, EventTeller>> = {
  'message.received': (p, t) => ({ icon: 'chat', text: t('said', { text: textOf(p.text) }) }),
  'message.sent': (p, t) => ({ icon: 'send', text: t('wrote', { text: textOf(p.text) }) }),
  'material.visit': (p, t, format) => {
    const seconds = numberOf(p.seconds);
    const what = first(p, 'name', 'material');
    return {
      icon: 'file',
      tone: 'accent',
      text:
        seconds === null
          ? t('visited', { what })
          : t.rich('visitedFor', { what, time: <b>{format.duration(seconds * SECOND)}</b> }),
    };
  },
  'page.view': about('viewed', 'eye', 'product', 'url'),
  'material.share': about('shared', 'share', 'name', 'material'),
  'form.submitted': about('filled', 'tasks', 'form'),
  'live.watched': about('watched', 'play', 'live'),
  'campaign.joined': about('joined', 'flag', 'campaign'),
  'customer.added': byChannel('addedBy', 'plus'),
  'order.refunded': (p, t, format) => ({
    icon: 'undo',
    text: t('orderRefunded', {
      amount: format.money(numberOf(p.amount) ?? 0, textOf(p.currency) || 'CNY'),
      no: textOf(p.orderNo),
    }),
  }),
  'customer.handedOver': (_, t) => ({ icon: 'person', text: t('handedOver') }),
  'channel.changed': byChannel('cameBy', 'qr'),
  'customer.lost': (_, t) => ({ icon: 'minus', text: t('lost') }),
  'followUp.written': (p, t) => {
    const [kind, text] = [textOf(p.kind), textOf(p.text)];
    return {
      icon: 'pencil',
      text: kind && text ? t('followUpOf', { kind, text }) : t('followUp', { text: text || kind }),
    };
  },
  'stage.changed': (p, t) => ({
    icon: 'steps',
    text: t('stage', { from: textOf(p.from), to: textOf(p.to) }),
  }),
};

const fieldNames = {
  name: 'fieldName',
  unionId: 'fieldUnionId',
  externalUserId: 'fieldExternal',
  ref: 'fieldRef',
  remark: 'fieldRemark',
  status: 'fieldStatus',
  owner: 'fieldOwner',
  phone: 'fieldPhone',
} as const;

/** Fields told with their values; more are only named. */
const MOST_FIELDS = 3;

export function useLineWords(attributes: readonly Attribute[]): (line: Line) => Told {
  const t = useTexts(timelineTexts);
  const list = useTexts(customersTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const attributeText = useAttributeText();
  const reasonText = useReason();

  const fieldOf = (field: string): string => {
    if (field in fieldNames) return t(fieldNames[field as keyof typeof fieldNames]);
    const key = field.replace(/^attributes\./, '');
    return attributes.find((each) => each.key === key)?.label ?? key;
  };
  const saidOf = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('nothing');
    const status = customerStatuses.find((each) => field === 'status' && each === value);
    if (status) return list(status satisfies CustomerStatus);
    const attribute = attributes.find((each) => `attributes.${each.key}` === field);
    return attribute ? attributeText(attribute, value) : isRecord(value) ? textOf(value.name) : String(value);
  };
  const changed = (data: Values): string => {
    const before = isRecord(data.before) ? data.before : {};
    const after = isRecord(data.after) ? data.after : {};
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    if (fields.length > MOST_FIELDS) return format.list(fields.map(fieldOf));
    return fields
      .map((field) =>
        field === 'remark'
          ? fieldOf(field)
          : t('fromTo', {
              field: fieldOf(field),
              from: saidOf(field, before[field]),
              to: saidOf(field, after[field]),
            }),
      )
      .join(language === 'en' ? ', ' : '，');
  };
  const tags = (line: Line): ReactNode =>
    line.tags.map((tag, i) => (
      <span key={tag.id}>
        {i > 0 && (language === 'en' ? ', ' : '、')}
        {tag.replaced && t('inPlaceOf', { group: tag.group, former: tag.replaced })}
        <b>{tag.name}</b>
      </span>
    ));
  const order = (data: Values): Told => {
    const currency = textOf(data.currency) || 'CNY';
    const amount = format.money(numberOf(data.amount) ?? 0, currency);
    const items = (Array.isArray(data.items) ? data.items : []).filter(isRecord).map((item) => {
      const n = numberOf(item.quantity) ?? 1;
      const product = textOf(item.product);
      return n === 1 ? product : t('itemTimes', { product, n });
    });
    const refund = numberOf(data.refundAmount) ?? 0;
    return {
      icon: 'cart',
      tone: 'ok',
      text: (
        <>
          {items.length > 0
            ? t('orderPaid', { amount, items: format.list(items) })
            : t('orderPaidPlain', { amount })}
          {refund > 0 && (
            <span className="bad"> {t('refunded', { amount: format.money(refund, currency) })}</span>
          )}
        </>
      ),
      aside: t('orderNo', { no: textOf(data.orderNo) }),
    };
  };

  return (line) => {
    const { type, data } = line;
    const why = textOf(data.evidence) || reasonText(textOf(data.reason));
    const because = why ? <span className="t3">{t('because', { why })}</span> : null;
    switch (type) {
      case 'tag.added':
        return {
          // The bolt says that nobody did it by hand.
          icon: isAutomatic(textOf(data.source)) ? 'bolt' : 'plus',
          tone: 'hot',
          text: (
            <>
              {t.rich('tagAdded', { tags: tags(line) })}
              {because}
            </>
          ),
        };
      case 'tag.removed':
        return {
          icon: 'minus',
          text: (
            <>
              {t.rich('tagRemoved', { tags: tags(line) })}
              {because}
            </>
          ),
        };
      case 'tag.changed':
        return { icon: 'clock', text: t.rich('tagChanged', { tags: tags(line) }) };
      case 'order.paid':
        return order(data);
      case 'customer.created':
        return { icon: 'person', text: t('created') };
      case 'customer.updated':
        return { icon: 'pencil', text: t('updated', { fields: changed(data) }) };
      case 'customer.followers':
        return { icon: 'people', text: t('followersChanged') };
      case 'customer.merged':
        return {
          icon: 'merge',
          text: t('merged', { from: isRecord(data.after) ? textOf(data.after.from) : '' }),
        };
      case 'customer.unmerged':
        return {
          icon: 'undo',
          text: t('unmerged', { from: isRecord(data.after) ? textOf(data.after.from) : '' }),
        };
    }
    const properties = isRecord(data.properties) ? data.properties : {};
    const teller = events[type];
    if (teller) return teller(properties, t, format);
    const names = spokenNames(language);
    return { icon: 'pulse', text: t('custom', { type: names.event(type), what: restOf(properties, names) }) };
  };
}
