/** The states every view has. Not in the built product, so its words are not translated. */
import { Button } from 'antd';
import {
  ApiError,
  Badge,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Kbd,
  NoPermission,
  Note,
  ProgressBar,
  SkeletonRows,
  Spinner,
  useToast,
} from '#ui';

export function States() {
  const toast = useToast();
  const failed = new ApiError({
    status: 429,
    code: '45009',
    message: '今天的接口额度用完了。',
    requestId: '7f3a-91c2',
  });
  return (
    <>
      <Card title="空，第一次">
        <EmptyState
          icon="cabinet"
          title="柜子还是空的"
          actions={
            <>
              <Button type="primary">选模板</Button>
              <Button>从企业微信拉取</Button>
            </>
          }
        >
          选一套模板，三分钟搭好；以后随时能改。
        </EmptyState>
      </Card>
      <Card title="空，筛没了">
        <EmptyState
          icon="filter"
          title="没有同时满足这 4 项的客户"
          actions={
            <>
              <Button>去掉这一项</Button>
              <Button type="link">全部重来</Button>
            </>
          }
        >
          去掉「近 7 天下过单」会有 <b>128</b> 位。
        </EmptyState>
      </Card>
      <Card title="没有权限">
        <NoPermission right="打受保护的标签" actions={<Button>提名王女士</Button>} />
      </Card>
      <Card title="加载" sub="150 毫秒后才出现，形状同真表">
        <SkeletonRows />
        <Spinner />
      </Card>
      <Card title="长任务">
        <div className="row">
          <b>正在打「双十二回访」</b>
          <span className="sp" />
          <span className="t2">6,120 / 12,408</span>
        </div>
        <div style={{ margin: '8px 0' }}>
          <ProgressBar value={6120 / 12408} label="正在打「双十二回访」" />
        </div>
        <div className="row fs12 t2">
          <span>每秒 1,040 位，约 6 秒</span>
          <span className="sp" />
          <span>可以离开本页</span>
        </div>
        <div className="row" style={{ marginTop: 14 }}>
          <Button size="small">取消</Button>
          <Button size="small" type="link">
            在任务中心看
          </Button>
        </div>
      </Card>
      <Card title="部分成功">
        <div className="col">
          <Note tone="ok">
            打上 <b>11,986</b> 位，原来就有 <b>0</b> 位。
          </Note>
          <Note tone="warn">
            拒绝 <b>422</b> 位：受保护 310，已被删除 112。
          </Note>
          <div>
            <Button size="small" icon={<Icon name="undo" size={14} />}>
              撤销这一批
            </Button>
          </div>
        </div>
      </Card>
      <Card title="出错">
        <ErrorState
          error={failed}
          what="没写进企业微信"
          safe="标签已存在本地，明天 00:05 自动补写。"
          onRetry={() => {}}
        />
      </Card>
      <Card title="反馈">
        <div className="col">
          <div className="row wrap">
            <Button
              onClick={() =>
                toast({
                  text: '已打上「共同决策」',
                  undo: () => new Promise((done) => setTimeout(done, 600)),
                })
              }
            >
              打上标签
            </Button>
            <Button danger onClick={() => toast({ text: '没存上：额度已满', tone: 'bad' })}>
              没存上
            </Button>
          </div>
          <Note>网络断了，3 个标签会在恢复后补上。</Note>
          <div className="row wrap">
            <Badge>动态人群</Badge>
            <Badge tone="ok" icon="check">
              已保存
            </Badge>
            <Badge tone="warn">2 条提醒</Badge>
            <Badge tone="bad">2 件已超时</Badge>
            <Badge tone="accent">v8 草稿</Badge>
            <Badge tone="mould">发霉 72</Badge>
            <Badge tone="cold">冷藏室 33</Badge>
            <Kbd>Ctrl K</Kbd>
          </div>
        </div>
      </Card>
    </>
  );
}
