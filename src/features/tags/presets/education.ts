/** 教培. Schools and courses, after document 000. Tags are about parents, never about children. */
import { group, type Preset } from './preset.ts';
import { intent, region, SOURCES, source } from './shared-groups.ts';

export const education: Preset = {
  id: 'education',
  kind: 'industry',
  name: { 'zh-CN': '教培', 'zh-TW': '教培', en: 'Education and training' },
  summary: {
    'zh-CN': '记录家长的需求与试听进度，不记录孩子的个人信息。',
    'zh-TW': '記錄家長的需求與試聽進度，不記錄孩子的個人資訊。',
    en: 'Needs and trial lessons of parents, without personal data of children.',
  },
  seeds: ['000'],
  document: {
    version: 1,
    categories: [
      {
        key: 'need',
        name: '需求与意向',
        groups: [
          intent(),
          group('course-interest', '课程兴趣', { color: 'hu', description: '家长感兴趣的课程。' }, [
            ['summer-camp', '夏令营', '想了解夏令营'],
            ['piano', '钢琴体验课', '想试钢琴课'],
            ['arts', '美术', '想了解美术课'],
            ['sports', '体育', '想了解体育课'],
            ['coding', '编程', '想了解编程课'],
          ]),
          group('parent-signal', '家长信号', { color: 'mei', description: '只记录家长的意向。' }, [
            ['summer-class', '咨询过暑假班', '家长问过暑假班', { purpose: '推送夏令营信息' }],
            ['art', '关注艺术培养', '家长在意艺术方面的课程', { purpose: '推送钢琴体验课' }],
            ['class-for-child', '考虑给孩子报班', '家长说过想给孩子报班'],
          ]),
          group('course-budget', '课程预算', { choice: 'single', ordered: true, color: 'hu' }, [
            ['under-3', '3千元以下', '一期预算不到3千元'],
            ['3-10', '3千-1万元', '一期预算3千至1万元'],
            ['over-10', '1万元以上', '一期预算1万元以上'],
          ]),
        ],
      },
      {
        key: 'behaviour',
        name: '行为特征',
        groups: [
          group('trial', '试听进度', { choice: 'single', ordered: true, kind: 'behaviour', color: 'song' }, [
            ['booked', '已约试听', '约好了时间'],
            ['came', '到课试听', '来上过试听课'],
            ['enrolled', '已报名', '付款报名'],
            ['renewed', '已续费', '又报了一期'],
          ]),
        ],
      },
      {
        key: 'base',
        name: '基础属性',
        groups: [region(), source([SOURCES.store, SOURCES.account, SOURCES.event, SOURCES.referral])],
      },
    ],
  },
};
