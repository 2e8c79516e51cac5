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

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code?: unknown;
  readonly table?: unknown;
  readonly constraint?: unknown;
  readonly cause?: LoggedError;
}

/**
 * What is told of an error. A closed list: drivers hang whole connections with their keys onto errors, and PostgreSQL's
 * `detail` and `where` quote the row, which may be somebody's phone number.
 */
function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: undefined };
  const { code, table, constraint } = error as Error & Record<'code' | 'table' | 'constraint', unknown>;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: loggedError(error.cause, depth + 1) }),
  };
}

export function openLog(level: pino.LevelWithSilent, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    redact: { paths: redact, censor: '[hidden]' },
    serializers: { err: (error: unknown) => loggedError(error) },
    base: null,
  };
  return destination ? pino(options, destination) : pino(options);
}
