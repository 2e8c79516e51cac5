/**
 * What WeCom's error codes ask of us. The kind decides what a program does; the sentences tell a person.
 * Meanings are those of WeCom's global list of codes (document 90313); the kinds are our choice.
 */
import type { Language } from '#kernel';
import { type CodeKind, codeKinds, kindTexts } from './code-kinds.ts';
import { codeTexts } from './error-texts.ts';

export { type CodeKind, codeKinds };

const CODES: Readonly<Record<Exclude<CodeKind, 'unknown'>, readonly number[]>> = {
  refresh: [40014, 42001],
  backoff: [-1, 6000, 41063, 41096, 45033, 45035],
  wait: [45009],
  pair: [40096, 84061],
  // 60011 and 84084 may also mean that the app may do nothing at all: then each member is refused by himself, which
  // costs some calls; taken for everybody's fault, one member out of scope would stop the whole company.
  member: [41054, 50002, 60011, 84084],
  // 40068 also comes without reason from add_corp_tag: worth one more try once the library has been read again.
  gone: [40003, 40007, 40068, 40093, 41044, 60111, 60123, 81013, 90501, 301021, 610004, 610014],
  notOwned: [81011],
  configuration: [
    40001, 40013, 41004, 48002, 48009, 50001, 50003, 60020, 84074, 92002, 93000, 93004, 301002, 301052,
    301053, 301058, 301059, 301060,
  ],
  input: [
    40004, 40005, 40032, 40035, 40058, 40063, 40072, 41001, 41035, 41037, 41038, 41039, 41040, 41042, 41043,
    41046, 41047, 41049, 41059, 41060, 41061, 41064, 41065, 41068, 41069, 41070, 41071, 41076, 41077, 41083,
    41084, 44001, 45001, 45002, 81017, 82001, 82002, 82003, 86214,
  ],
  refused: [
    40029, 40071, 40097, 40098, 40099, 40100, 40126, 40128, 40129, 40131, 40143, 41041, 41045, 41048, 41050,
    41051, 41053, 41055, 41058, 41062, 41078, 41079, 41089, 41091, 41093, 41094, 41095, 90500, 90507, 90508,
    90509, 701008,
  ],
};

/** Every code that has a kind of its own. */
export const errorCodes: ReadonlyMap<number, CodeKind> = new Map(
  Object.entries(CODES).flatMap(([kind, codes]) => codes.map((code) => [code, kind as CodeKind] as const)),
);

export const kindOf = (code: number): CodeKind => errorCodes.get(code) ?? 'unknown';

export interface Remedy {
  /** What it means, as one sentence. */
  readonly meaning: string;
  /** What to do about it, as one sentence. */
  readonly remedy: string;
}

/** The sentences for a person who meets this code. Every number has some: of the code, else of its kind. */
export function remedyOf(code: number, language: Language): Remedy {
  const [meaning, remedy] = (codeTexts[code] ?? kindTexts[kindOf(code)])[language];
  const named = (text: string) => text.replace('{code}', String(code));
  return { meaning: named(meaning), remedy: named(remedy) };
}
