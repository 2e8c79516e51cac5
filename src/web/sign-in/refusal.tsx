import { ApiError, Note, useErrorSentence } from '#ui';

/** Why it did not work and what to do, as the server says it. */
export function Refusal({ error }: { error: unknown }) {
  const sentence = useErrorSentence();
  return (
    <Note tone="bad" live>
      {sentence(error)}
      {error instanceof ApiError && error.hint && <div>{error.hint}</div>}
    </Note>
  );
}
