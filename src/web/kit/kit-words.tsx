/** Chips, hues, numbers and times. Not in the built product, so its words are not translated. */
import type { ReactNode } from 'react';
import { AgeBar, Card, Facts, HueGlyph, hueName, hues, TagChip, useFormat, useLanguage } from '#ui';
import styles from './kit-page.module.css';

const meaning = {
  meaning: '近 30 天内，四项信号满足任意两项：积极回应、主动询问、查看资料 5 次及以上、分享文件 3 次及以上。',
  group: '需求与意向 / 意向',
  people: 12408,
  owner: '周予安',
  rule: '意向阶梯 v7',
  lastLit: new Date(Date.now() - 180_000).toISOString(),
};

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);

export function Chips() {
  return (
    <Card title="标签">
      <dl className={styles.rows}>
        <Row label="企业，手工">
          <TagChip name="毛坯" hue="ju" card={meaning} />
          <TagChip name="KA客户" hue="dian" guarded card={meaning} />
        </Row>
        <Row label="企业，自动">
          <TagChip name="高意向" hue="zhu" automatic card={meaning} />
          <TagChip name="定制衣柜" hue="hu" automatic count={42118} card={meaning} />
        </Row>
        <Row label="个人">
          <TagChip name="急性子" hue="mei" scope="personal" onRemove={() => {}} />
        </Row>
        <Row label="建议">
          <TagChip
            name="关注育儿知识"
            hue="mei"
            automatic
            suggested
            onAccept={() => {}}
            onRefuse={() => {}}
          />
        </Row>
        <Row label="别处建的">
          <TagChip name="门店老客" hue="song" foreign="strategy" card={meaning} />
        </Row>
        <Row label="可删，新鲜度">
          <TagChip name="名片" hue="tian" onRemove={() => {}} card={meaning} />
          <TagChip name="杭州西湖" hue="qing" left={0.82} onRemove={() => {}} card={meaning} />
          <TagChip name="毛坯" hue="ju" left={0.3} card={meaning} />
          <AgeBar left={0.45} />
        </Row>
        <Row label="长名字">
          <TagChip
            name="对环保板材与甲醛检测报告有明确要求的高净值客户"
            hue="zhu2"
            automatic
            card={meaning}
          />
        </Row>
        <Row label="20，32">
          <TagChip name="高意向" hue="zhu" automatic size={20} />
          <TagChip name="6–10万" hue="hu" size={20} count={17204} />
          <TagChip name="高意向" hue="zhu" automatic size={32} onRemove={() => {}} />
          <TagChip name="急性子" hue="mei" scope="personal" size={32} />
        </Row>
      </dl>
    </Card>
  );
}

export function HueTable() {
  const { language } = useLanguage();
  return (
    <Card title="十二色与组形">
      <div className={styles.hues}>
        {hues.map((hue) => (
          <TagChip key={hue} name={hueName(hue, language)} hue={hue} />
        ))}
      </div>
      <div className="row wrap" style={{ marginTop: 12 }}>
        {hues.map((hue) => (
          <HueGlyph key={hue} hue={hue} size={14} coloured />
        ))}
      </div>
      <p className="t3 fs12" style={{ marginTop: 10 }}>
        文字与底色对比：浅色不低于 6.6，深色不低于 8.5。
      </p>
    </Card>
  );
}

export function Formats() {
  const f = useFormat();
  const rows: readonly [string, string][] = [
    ['exact', f.count(12408)],
    ['compact', `${f.compact(12408)}, ${f.compact(2_864_120)}, ${f.compact(130_000_000)}`],
    ['share', f.share(600, 4612)],
    ['change', `${f.change(612)}, ${f.change(-420)}`],
    ['ratio', f.ratio(6.8)],
    ['money', `${f.money(8_640_000)}, ${f.moneyCompact(8_640_000)}`],
    [
      'time',
      `${f.moment(new Date())}, ${f.moment('2026-11-14T08:48:00Z')}, ${f.moment('2025-11-14T08:48:00Z')}`,
    ],
    ['relative', f.relative(new Date(Date.now() - 720_000))],
    ['as of', f.asOf(f.now)],
    ['phone', f.phone('13812346021')],
  ];
  return (
    <Card title="数字与时间" sub={<Facts>{[f.date(f.now), f.timeZone]}</Facts>}>
      <dl className={styles.rows}>
        {rows.map(([label, text]) => (
          <Row key={label} label={label}>
            {text}
          </Row>
        ))}
      </dl>
    </Card>
  );
}
