/** 医疗器械. Hospitals and dealers; examples of document 000. */
import { group, type Preset } from './preset.ts';
import { intent, productPreference, region, SOURCES, source, stage } from './shared-groups.ts';

export const medicalDevices: Preset = {
  id: 'medical-devices',
  kind: 'industry',
  name: { 'zh-CN': '医疗器械', 'zh-TW': '醫療器械', en: 'Medical devices' },
  summary: {
    'zh-CN': '按机构、角色与采购量描述医院与经销商客户。',
    'zh-TW': '按機構、角色與採購量描述醫院與經銷商客戶。',
    en: 'Hospitals and dealers by institution, role and purchasing volume.',
  },
  seeds: ['000'],
  document: {
    version: 1,
    categories: [
      {
        key: 'base',
        name: '基础属性',
        groups: [
          region(),
          group('institution', '机构类型', { choice: 'single', color: 'dian' }, [
            ['tertiary', '三甲医院', '三级甲等医院'],
            ['secondary', '二级医院', '二级医院'],
            ['private', '民营医院', '社会办医的医院'],
            ['clinic', '门诊诊所', '诊所与门诊部'],
            ['dealer', '经销商', '代理或经销器械的公司'],
          ]),
          group(
            'medical-role',
            '客户角色',
            { choice: 'single', color: 'dian', description: '这里记的是职业，不是健康情况。' },
            [
              ['orthopedist', '骨科医生', '在骨科执业的医生'],
              ['department-head', '科室主任', '能提采购需求的科室负责人'],
              ['equipment', '设备科', '负责设备的论证与采购'],
              ['procurement', '采购负责人', '负责招标与合同'],
            ],
          ),
          source([SOURCES.event, SOURCES.website, SOURCES.card, SOURCES.telesales, SOURCES.referral]),
        ],
      },
      {
        key: 'behaviour',
        name: '行为特征',
        groups: [
          group('academic', '学术互动', { kind: 'behaviour', color: 'zhu2' }, [
            ['meeting', '参加学术会议', '参加过我们的学术会议'],
            ['trial', '试用样机', '正在试用或试用过样机'],
            ['documents', '索要注册资料', '要过注册证与说明书'],
          ]),
        ],
      },
      {
        key: 'business',
        name: '业务属性',
        groups: [
          group(
            'purchase-volume',
            '采购量',
            { choice: 'single', ordered: true, color: 'zi', description: '按月采购金额，从小到大。' },
            [
              ['under-1', '月采购量1万以下', '每月采购不到1万元'],
              ['1-10', '月采购量1-10万', '每月采购1万至10万元'],
              ['over-10', '月采购量10万+', '每月采购10万元以上', { purpose: '由大客户经理跟进' }],
            ],
          ),
          group('purchase-way', '采购方式', { color: 'ju' }, [
            ['tender', '公开招标', '按公开招标采购'],
            ['central', '带量采购', '按集中带量采购'],
            ['dealer', '经销供货', '通过经销商供货'],
          ]),
          productPreference([
            ['consumables', '骨科耗材', '关注骨科植入物与耗材'],
            ['imaging', '影像设备', '关注影像诊断设备'],
            ['surgical', '手术器械', '关注手术器械'],
          ]),
          intent(),
          stage(),
        ],
      },
    ],
  },
};
