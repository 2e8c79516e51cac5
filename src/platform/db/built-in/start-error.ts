/** The start can't go on; the message is a sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
