import { z } from 'zod';
import { endpoint } from '#kernel';

export const loadDemo = endpoint({
  method: 'POST',
  path: '/demo',
  right: 'settings:manage',
  summary: 'Fills an empty workspace with the demo company: 20,000 customers with histories',
  status: 202,
  output: z.object({ job: z.object({ id: z.string() }) }),
  errors: ['demo.notEmpty'],
});
