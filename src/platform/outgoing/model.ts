/** One question to a language model behind an OpenAI-compatible address. It answers with text; nothing of it is believed. */
import { AppError } from '#kernel';
import type { ModelSettings } from '#platform/settings';

/** `system` says what is wanted, `user` what it is about. Error: `model.unreachable`, without a word of what was asked. */
export type AskModel = (system: string, user: string) => Promise<string>;

const MOST_ANSWER = 200_000;

export function modelAsker({ url, name, key }: ModelSettings, withinMs = 60_000): AskModel {
  return async (system, user) => {
    const unreachable = (why: string) => new AppError('unavailable', 'model.unreachable', { why });
    const answer = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      // Following would carry the key elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
      headers: {
        'content-type': 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model: name,
        temperature: 0,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      }),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((error: { readonly name?: string; readonly cause?: { readonly code?: string } }) => {
        throw unreachable(error.cause?.code ?? error.name ?? 'network');
      });
    if (answer.status !== 200) throw unreachable(`HTTP ${answer.status}`);
    const content = answer.text.length > MOST_ANSWER ? null : contentOf(answer.text);
    if (content === null) throw unreachable('no answer');
    return content;
  };
}

function contentOf(text: string): string | null {
  try {
    const { choices } = JSON.parse(text) as {
      readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[];
    };
    const content = choices?.[0]?.message?.content;
    return typeof content === 'string' ? content : null;
  } catch {
    return null;
  }
}
