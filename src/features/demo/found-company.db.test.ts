import { describe, expect, it } from 'vitest';
import { createStaff } from '#features/staff';
import { countedBySql } from '#features/tags';
import { fromId } from '#kernel';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { foundCompany } from './found-company.ts';

const db = await testDatabase();
const ports = { references: [], headCounts: countedBySql };

describe('a company founded again', () => {
  it('by the same job has the same people, and a real namesake is none of them', async () => {
    const workspace = await newWorkspace(db);
    const real = await createStaff(testCtx(db, workspace), {
      name: '林小满',
      email: null,
      wecomUserId: null,
      roles: ['staff'],
      departments: [],
    });
    const job = testCtx(db, workspace, { requestId: 'job_1' });
    const company = await foundCompany(job, ports);
    expect(company.staff).toHaveLength(10);
    expect(company.staff).not.toContain(fromId('staff', real.id));
    expect(await foundCompany(job, ports)).toEqual(company);
  });
});
