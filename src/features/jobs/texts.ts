import type { Texts } from '#platform/http';

export const jobTexts = {
  'job.notFound': {
    'zh-CN': ['没有任务 {id}。', '在任务中心看现有的任务。'],
    'zh-TW': ['沒有任務 {id}。', '在任務中心看現有的任務。'],
    en: ['There is no job {id}.', 'The job centre lists the jobs there are.'],
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
