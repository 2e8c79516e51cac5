/** Ant Design's parts in our theme. Not in the built product, so its words are not translated. */
import {
  Button,
  Checkbox,
  DatePicker,
  Input,
  Pagination,
  Radio,
  Select,
  Switch,
  Table,
  Tabs,
  Tooltip,
} from 'antd';
import { useState } from 'react';
import { Card, Icon, IconButton, Segments, TagChip } from '#ui';
import styles from './kit-page.module.css';

export function AntDesign() {
  const [tab, setTab] = useState<'all' | 'auto' | 'own'>('all');
  return (
    <Card title="Ant Design" className={styles.wide}>
      <div className="col" style={{ gap: 12 }}>
        <div className="row wrap">
          <Button type="primary">保存人群</Button>
          <Button>冻结名单</Button>
          <Button type="text">文字</Button>
          <Button type="link">链接</Button>
          <Button danger>替换并删除</Button>
          <Button disabled>不能点</Button>
          <Button loading>等一下</Button>
          <Tooltip title="提示的样子">
            <Button size="small">小按钮</Button>
          </Tooltip>
          <IconButton icon="jobs" label="任务中心" onClick={() => {}} />
        </div>
        <div className="row wrap">
          <Input placeholder="拼音、首字母、别名都能搜" style={{ width: 200 }} aria-label="搜索" />
          <Select
            aria-label="阶段"
            style={{ width: 140 }}
            defaultValue="a"
            options={[
              { value: 'a', label: '报价中' },
              { value: 'b', label: '已成交' },
            ]}
          />
          <DatePicker aria-label="日期" />
          <Checkbox defaultChecked>选中</Checkbox>
          <Checkbox>未选</Checkbox>
          <Radio.Group
            defaultValue={1}
            options={[
              { value: 1, label: '补历史' },
              { value: 2, label: '只管以后' },
            ]}
          />
          <Switch defaultChecked aria-label="开关" />
          <Switch aria-label="关着" />
          <Segments
            label="范围"
            value={tab}
            onChange={setTab}
            options={[
              { value: 'all', label: '全部' },
              {
                value: 'auto',
                label: (
                  <>
                    <Icon name="bolt" size={12} />
                    自动
                  </>
                ),
              },
              { value: 'own', label: '个人' },
            ]}
          />
        </div>
        <Tabs
          items={[
            { key: '1', label: '为什么有', children: <span className="t2">满足 3 / 4，需要 2 项</span> },
            { key: '2', label: '为什么没有' },
          ]}
        />
        <Table
          size="middle"
          pagination={false}
          rowKey="name"
          rowSelection={{ selectedRowKeys: ['王女士'] }}
          dataSource={[
            { name: '王女士', phone: '138****6021', stage: '报价中' },
            { name: '陈先生', phone: '139****2210', stage: '需求确认' },
          ]}
          columns={[
            { title: '客户', dataIndex: 'name' },
            { title: '手机', dataIndex: 'phone' },
            {
              title: '标签',
              render: () => (
                <span className="row g4">
                  <TagChip name="高意向" hue="zhu" automatic size={20} tabStop={false} />
                  <TagChip name="6–10万" hue="hu" size={20} tabStop={false} />
                </span>
              ),
            },
            { title: '阶段', dataIndex: 'stage' },
          ]}
        />
        <Pagination total={3186} pageSize={50} showSizeChanger={false} />
      </div>
    </Card>
  );
}
