/** The company. */
import { z } from 'zod';
import { endpoint, name } from '#kernel';
import { workspaceSettings, workspaceSettingsPatch } from '../workspace-settings.ts';

const workspaceOutput = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  settings: workspaceSettings,
});

export const getWorkspace = endpoint({
  method: 'GET',
  path: '/workspace',
  right: null,
  summary: 'Name, time zone and settings of the company',
  output: workspaceOutput,
});

export const changeWorkspace = endpoint({
  method: 'PATCH',
  path: '/workspace',
  right: 'settings:manage',
  summary: 'Change name, time zone (IANA) or single settings',
  body: z.strictObject({
    name: name(100).optional(),
    timeZone: z
      .string()
      .max(64)
      .refine((zone) => isTimeZone(zone), { params: { code: 'unknownTimeZone' } })
      .optional(),
    settings: workspaceSettingsPatch.optional(),
  }),
  output: workspaceOutput,
});

/** Offsets such as `+08:00` are refused: they have no name to show and no summer time. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
