/** Logging. Level by who must act: error wakes somebody, warn is for tomorrow, info tells the story, debug is for us. */
import pino from 'pino';

export type Log = pino.Logger;

// Secrets never reach a log, wherever they sit in what is logged.
const hidden = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'secret',
  'apiKey',
  'access_token',
];
const redact = hidden.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

export function openLog(level: pino.LevelWithSilent, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = { level, redact: { paths: redact, censor: '[hidden]' }, base: null };
  return destination ? pino(options, destination) : pino(options);
}
