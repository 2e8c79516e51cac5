/** Which member of staff a cell means. */
import { type Parsed, parsed, refused } from './parsed.ts';
import type { VocabularyStaff } from './vocabulary.ts';

/** Staff by `stf_1`, `wecom:USERID`, WeCom user id, or name when only one person has it. */
export function parseStaff(text: string, staff: readonly VocabularyStaff[]): Parsed<string> {
  if (staff.some((one) => one.id === text)) return parsed(text);
  const userId = text.replace(/^wecom:/, '');
  const byUserId = staff.find((one) => one.wecomUserId === userId);
  if (byUserId) return parsed(byUserId.id);
  const named = staff.filter((one) => one.name === text);
  if (named.length > 1) return refused('import.ownerAmbiguous', text, { staff: named.length });
  return named[0] ? parsed(named[0].id) : refused('import.ownerUnknown', text);
}
