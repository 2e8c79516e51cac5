/** Every part once, in the words of the design's own mock-ups. Not in the built product, so its words are not translated. */
import { Button } from 'antd';
import { Badge, Card, Facts, Icon, iconNames, PageHeader, useShortcut } from '#ui';
import { AntDesign } from './kit-antd.tsx';
import styles from './kit-page.module.css';
import { States } from './kit-states.tsx';
import { Chips, Formats, HueTable } from './kit-words.tsx';

export function KitPage() {
  useShortcut({ keys: 't', label: '给选中的客户打标签', group: '部件', run: () => {} });
  useShortcut({ keys: ['j', 'k'], label: '后一位、前一位', group: '部件', run: () => {} });
  return (
    <>
      <PageHeader
        title="状态与部件"
        facts={<Facts>{['每个页面都要有的样子', '只在开发时有']}</Facts>}
        badges={<Badge tone="accent">部件</Badge>}
        actions={<Button type="primary">主按钮</Button>}
      />
      <div className={styles.grid}>
        <Chips />
        <HueTable />
        <Formats />
        <States />
        <Card title="图标">
          <div className={styles.icons}>
            {iconNames.map((name) => (
              <Icon key={name} name={name} size={20} />
            ))}
          </div>
        </Card>
        <AntDesign />
      </div>
    </>
  );
}
