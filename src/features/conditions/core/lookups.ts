/** Look-ups that note a detail for what is unknown or ambiguous. */
import type { ErrorDetail } from '#kernel';
import { shown } from './check.ts';
import type {
  AttributeTerm,
  AudienceTerm,
  ChannelTerm,
  DepartmentTerm,
  GroupTerm,
  StaffTerm,
  TagTerm,
  TermKind,
  Vocabulary,
} from './vocabulary.ts';

/** Each suggestion compares a name with the whole library, so only the first unknown names get one. */
const MOST_SUGGESTIONS = 10;

const unknownCode: Readonly<Record<TermKind, string>> = {
  tag: 'unknownTag',
  group: 'unknownGroup',
  attribute: 'unknownAttribute',
  audience: 'unknownAudience',
  staff: 'unknownStaff',
  department: 'unknownDepartment',
  channel: 'unknownChannel',
};

export class Lookups {
  readonly vocabulary: Vocabulary;
  readonly details: ErrorDetail[];
  #suggestions = 0;

  constructor(vocabulary: Vocabulary, details: ErrorDetail[]) {
    this.vocabulary = vocabulary;
    this.details = details;
  }

  tag(text: string, path: string, group?: GroupTerm): TagTerm | null {
    const choices = (found: readonly TagTerm[]) => found.map((tag) => this.vocabulary.pathOf(tag));
    return this.#only('tag', text, path, this.vocabulary.findTags(text, group?.id), choices, group);
  }
  group(text: string, path: string): GroupTerm | null {
    return this.#only('group', text, path, this.vocabulary.findGroups(text), (found) =>
      found.map((g) => g.name),
    );
  }
  attribute(key: string, path: string): AttributeTerm | null {
    const found = this.vocabulary.findAttribute(key);
    return this.#only('attribute', key, path, found ? [found] : [], () => []);
  }
  audience(text: string, path: string): AudienceTerm | null {
    return this.#only('audience', text, path, this.vocabulary.findAudiences(text), (found) =>
      found.map(({ id }) => `aud_${id}`),
    );
  }
  staff(text: string, path: string): StaffTerm | null {
    return this.#only('staff', text, path, this.vocabulary.findStaff(text), (found) =>
      found.map(({ id }) => `stf_${id}`),
    );
  }
  department(text: string, path: string): DepartmentTerm | null {
    return this.#only('department', text, path, this.vocabulary.findDepartments(text), (found) =>
      found.map(({ id }) => `dep_${id}`),
    );
  }
  channel(text: string, path: string): ChannelTerm | null {
    return this.#only('channel', text, path, this.vocabulary.findChannels(text), (found) =>
      found.map(({ publicId }) => publicId),
    );
  }

  #only<T>(
    kind: TermKind,
    text: string,
    path: string,
    found: readonly T[],
    choices: (found: readonly T[]) => readonly string[],
    group?: GroupTerm,
  ): T | null {
    const [first, second] = found;
    if (first !== undefined && second === undefined) return first;
    const name = shown(text);
    if (first !== undefined) {
      this.details.push({
        path,
        code: 'ambiguous',
        facts: { name, options: choices(found).slice(0, 10).join(', ') },
      });
      return null;
    }
    const near = this.#suggestions++ < MOST_SUGGESTIONS ? this.vocabulary.suggest(kind, name, group?.id) : [];
    const facts = { name, near: near.join(', ') || '—', ...(group ? { group: group.name } : {}) };
    this.details.push({ path, code: group ? 'tagNotInGroup' : unknownCode[kind], facts });
    return null;
  }
}
