/** The names of a workspace that headers and cells may use. Handed in, so that the core stays pure. */
import type { AttributeDefinition } from '#features/customers/core';

export interface VocabularyAttribute extends AttributeDefinition {
  readonly label: string;
}

export interface VocabularyGroup {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}

export interface VocabularyStaff {
  /** `stf_1` */
  readonly id: string;
  readonly name: string;
  readonly wecomUserId?: string | null | undefined;
}

export interface Vocabulary {
  readonly groups: readonly VocabularyGroup[];
  readonly attributes: readonly VocabularyAttribute[];
  readonly staff: readonly VocabularyStaff[];
}
