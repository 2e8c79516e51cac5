/** A setting that the operator has to mend. The message is a whole sentence. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Hosts to which plain text may go. */
export const isThisMachine = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
