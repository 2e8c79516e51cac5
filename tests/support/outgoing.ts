/** Where mails and SMS of a test go: an SMTP server and an HTTP address on loopback, which answer as the test says. */
import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly source: string;
}

/** What a server says at a step of its own choice; null: it hangs up without a word. */
export type SmtpAnswers = Partial<
  Record<'greeting' | 'auth' | 'mail' | 'rcpt' | 'data' | 'end', string | null>
>;

export interface SmtpServer {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Names and passwords that came, as `name:password`. */
  readonly logins: readonly string[];
  answers: SmtpAnswers;
  close(): Promise<void>;
}

/** Speaks as much of RFC 5321 as a client needs, without TLS. Addresses with `nobody@` are refused. */
export async function smtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  const logins: string[] = [];
  const sockets = new Set<Socket>();
  const state = { answers: {} as SmtpAnswers };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const say = (step: keyof SmtpAnswers, usual: string): boolean => {
      const told = step in state.answers ? state.answers[step] : usual;
      if (told == null) socket.destroy();
      else socket.write(`${told}\r\n`);
      return told === usual;
    };
    let from = '';
    let to: string[] = [];
    let message: string | null = null;
    const command = (line: string): void => {
      const [verb = ''] = line.toUpperCase().split(' ');
      if (verb === 'EHLO') socket.write('250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n');
      else if (verb === 'AUTH') {
        logins.push(
          Buffer.from(line.split(' ')[2] ?? '', 'base64')
            .toString()
            .split('\0')
            .slice(1)
            .join(':'),
        );
        say('auth', '235 welcome');
      } else if (verb === 'MAIL') {
        from = /<(.*?)>/.exec(line)?.[1] ?? '';
        to = [];
        say('mail', '250 ok');
      } else if (verb === 'RCPT') {
        const address = /<(.*?)>/.exec(line)?.[1] ?? '';
        if (address.startsWith('nobody@')) socket.write('550 no such mailbox\r\n');
        else if (say('rcpt', '250 ok')) to.push(address);
      } else if (verb === 'DATA') {
        if (say('data', '354 go on')) message = '';
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    };
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (message === null) command(line);
        else if (line !== '.') message += `${line}\n`;
        else {
          if (say('end', '250 taken')) mails.push({ from, to, source: message });
          message = null;
        }
      }
    });
    say('greeting', '220 test');
  });
  await new Promise<void>((done) => server.listen(0, done));
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    mails,
    logins,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}

/** What a mail says, whatever its encoding. */
export function textOf({ source }: ReceivedMail): string {
  const [head = '', ...body] = source.split('\n\n');
  const content = body.join('\n\n');
  return /transfer-encoding: base64/i.test(head)
    ? Buffer.from(content, 'base64').toString()
    : Buffer.from(
        content
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
}

export interface ReceivedSms {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface SmsServer {
  readonly url: string;
  readonly received: readonly ReceivedSms[];
  /** Status, body and headers of the next answers; null: it hangs up without a word. */
  answer: {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Record<string, string>;
  } | null;
  close(): Promise<void>;
}

export async function smsServer(): Promise<SmsServer> {
  const received: ReceivedSms[] = [];
  const state: Pick<SmsServer, 'answer'> = { answer: { status: 200 } };
  const server = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.method === 'POST') received.push({ headers: request.headers, body });
      const { answer } = state;
      if (answer === null) request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    received,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}
