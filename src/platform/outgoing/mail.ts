/** E-mail through the operator's SMTP server, one connection a message: there are few. */
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isThisMachine, type MailSettings } from '#platform/settings';
import type { SendOutcome } from './outcome.ts';

export interface Mail {
  /** Known to receivers as `<id@…>`, the same however often it is sent. */
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<SendOutcome>;
  /** Connects and signs in without sending anything; null: all is well, otherwise what the server or the network said. */
  check(): Promise<string | null>;
}

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  readonly responseCode?: number;
}

export function mailer(settings: MailSettings, withinMs = 20_000): Mailer {
  return {
    send: async (mail) => {
      const composed = await compose(settings.from, mail);
      // It is read once the server has said that it takes the message, and not before.
      let left = false;
      const content = new Readable({
        read() {
          left = true;
          this.push(composed);
          this.push(null);
        },
      });
      try {
        const refused = await overConnection(settings, withinMs, (connection) =>
          handOver(connection, addressIn(settings.from), mail.to, content),
        );
        return { kind: 'sent', refused };
      } catch (error) {
        return outcomeOf(error as SmtpError, left);
      }
    },
    check: async () => {
      try {
        await overConnection(settings, withinMs, async () => {});
        return null;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}

/** A server that answers says what became of the message; one that falls silent does not. */
function outcomeOf({ responseCode }: SmtpError, left: boolean): SendOutcome {
  if (responseCode === undefined || responseCode < 400)
    return left ? { kind: 'unknown' } : { kind: 'later', code: null, until: null };
  // 530–539: the sign-in, which somebody may mend meanwhile.
  const passing = responseCode < 500 || (responseCode >= 530 && responseCode < 540);
  return passing
    ? { kind: 'later', code: responseCode, until: null }
    : { kind: 'refused', code: responseCode };
}

const addressIn = (from: string): string => /<([^>]+)>$/.exec(from)?.[1] ?? from;

async function compose(from: string, { id, to, subject, text }: Mail): Promise<Buffer> {
  // Whoever sends no mail never loads it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  return new MailComposer({
    from,
    to: [...to],
    subject,
    text,
    messageId: `<${id}@${addressIn(from).split('@')[1]}>`,
    // No robot answers it (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build();
}

async function overConnection<T>(
  { host, port, secure, login }: MailSettings,
  withinMs: number,
  work: (connection: SMTPConnection) => Promise<T>,
): Promise<T> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({
    host,
    port,
    secure,
    // A password is sent in the clear to this machine only.
    requireTLS: !secure && login !== null && !isThisMachine(host),
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    socketTimeout: withinMs,
  });
  const broken = new Promise<never>((_, fail) => {
    connection.on('error', fail);
    connection.on('end', () => fail(new Error('the connection was closed')));
  });
  broken.catch(() => {});
  const whole = async () => {
    await called((done) => connection.connect(done));
    if (login)
      await called((done) =>
        connection.login({ credentials: { user: login.user, pass: login.password } }, done),
      );
    const done = await work(connection);
    connection.quit();
    return done;
  };
  try {
    return await Promise.race([whole(), broken]);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Answers with the receivers who were not taken. */
async function handOver(
  connection: SMTPConnection,
  from: string,
  to: readonly string[],
  content: Readable,
): Promise<string[]> {
  const info = await called<{ rejected?: readonly string[] }>((done) =>
    connection.send({ from, to: [...to] }, content, done),
  );
  return [...(info?.rejected ?? [])];
}

/** A call with nodemailer's way of answering, as a promise. */
const called = <T>(call: (done: (error?: Error | null, value?: T) => void) => void): Promise<T | undefined> =>
  new Promise((done, fail) => call((error, value) => (error ? fail(error) : done(value))));
