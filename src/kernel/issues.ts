/** What Zod found wrong, as our details. */
import type { z } from 'zod';
import type { ErrorDetail, Facts } from './errors.ts';

type Issue = z.core.$ZodIssue;

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** What a form looks like, rather than what it is called. */
const FORMS: Readonly<Record<string, string>> = {
  datetime: '2026-11-01T08:00:00+08:00',
  date: '2026-11-01',
  email: 'name@example.com',
};
const formOf = (format: string, pattern: string | undefined): string =>
  format === 'regex' && pattern !== undefined ? pattern : (FORMS[format] ?? format);

function detailOf(issue: Issue): ErrorDetail[] {
  const path = dotted(issue.path);
  const one = (code: string, facts: Facts = {}): ErrorDetail[] => [{ path, code, facts }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'unknownField',
        facts: { field: key },
      }));
    case 'invalid_type':
      return issue.input === undefined ? one('required') : one('wrongType', { expected: issue.expected });
    case 'invalid_value':
      return one('notOneOf', { options: issue.values.map(String).join(', ') });
    case 'too_big':
      return one('tooLong', { max: Number(issue.maximum) });
    case 'too_small':
      return one('tooShort', { min: Number(issue.minimum) });
    case 'invalid_format':
      return one('badFormat', { format: formOf(issue.format, issue.pattern) });
    case 'invalid_union': {
      // The branch that got furthest says most.
      const best = issue.errors
        .filter((branch) => branch.length > 0)
        .sort(
          (a, b) => Math.max(...b.map((i) => i.path.length)) - Math.max(...a.map((i) => i.path.length)),
        )[0];
      if (!best) return one('noneFits');
      return best.flatMap((inner) => detailOf({ ...inner, path: [...issue.path, ...inner.path] }));
    }
    case 'custom': {
      const code = typeof issue.params?.code === 'string' ? issue.params.code : 'invalid';
      return one(code, (issue.params?.facts as Facts | undefined) ?? {});
    }
    default:
      return one('invalid');
  }
}

export const detailsOf = (error: z.ZodError): ErrorDetail[] => error.issues.flatMap(detailOf);
