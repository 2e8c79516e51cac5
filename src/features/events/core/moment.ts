import { instant } from '#kernel';

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(3000, 0, 1);

/** An ISO 8601 time with offset, between 1900 and 2999, to the millisecond. Late and future ones are welcome. */
export const moment = instant.transform((text, context) => {
  const at = new Date(text);
  const time = at.getTime();
  if (!(time >= EARLIEST && time < LATEST))
    context.addIssue({ code: 'custom', params: { code: 'timeOutOfRange', facts: { from: 1900, to: 2999 } } });
  return at;
});
