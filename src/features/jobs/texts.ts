import type { Texts } from '#platform/http';

export const jobTexts = {
  'job.notFound': {
    'zh-CN': ['没有任务 {id}。', '在任务中心看现有的任务。'],
    'zh-TW': ['沒有任務 {id}。', '在任務中心看現有的任務。'],
    en: ['There is no job {id}.', 'The job centre lists the jobs there are.'],
  },
  'job.notYours': {
    'zh-CN': ['这个任务是 {by} 提出的，你不能停它。', '请 {by} 或有权限 {right} 的人来停。'],
    'zh-TW': ['這個任務是 {by} 提出的，你不能停它。', '請 {by} 或有權限 {right} 的人來停。'],
    en: [
      '{by} asked for this job; you cannot stop it.',
      'Ask {by} or somebody with the right {right} to stop it.',
    ],
  },
  'job.askerGone': {
    'zh-CN': ['{by} 已停用或密钥已失效，任务停下了。', '已做的保留；还需要的话由在职的人重新开始。'],
    'zh-TW': ['{by} 已停用或金鑰已失效，任務停下了。', '已做的保留；還需要的話由在職的人重新開始。'],
    en: [
      '{by} is deactivated or the key is no longer valid, so the job stopped.',
      'What it did stays. If it is still needed, somebody else can start it again.',
    ],
  },
  'job.standingLost': {
    'zh-CN': ['{by} 提出任务后权限变少了，任务停下了。', '已做的保留；还需要的话按现在的权限重新开始。'],
    'zh-TW': ['{by} 提出任務後權限變少了，任務停下了。', '已做的保留；還需要的話按現在的權限重新開始。'],
    en: [
      '{by} lost rights after asking for the job, so it stopped.',
      'What it did stays. If it is still needed, start it again with the rights of today.',
    ],
  },
  'job.restored': {
    'zh-CN': ['恢复备份时任务还没做完，已停下。', '需要的话重新开始。'],
    'zh-TW': ['還原備份時任務還沒做完，已停下。', '需要的話重新開始。'],
    en: [
      'The job was unfinished when a backup was restored, and was stopped.',
      'Start it again if you still need it.',
    ],
  },
} as const satisfies Texts;
