/** A file sent to `POST /imports` as an outside program sends it. */

export interface Upload {
  readonly kind: 'customers' | 'orders' | 'events' | 'taggings' | 'library';
  readonly name: string;
  readonly content: string | Blob | Uint8Array<ArrayBuffer>;
  /** As object, or as text that need not be JSON. */
  readonly mapping?: unknown;
}

/** `address` of the product and a key with the right to import, or a session's cookie. Fails as `fetch` does when the product is gone. */
export async function uploadFile(
  at: {
    readonly address: string;
    readonly idempotencyKey?: string;
  } & ({ readonly key: string } | { readonly cookie: string }),
  { kind, name, content, mapping }: Upload,
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
): Promise<{ status: number; body: any }> {
  const form = new FormData();
  form.set('kind', kind);
  form.set('file', content instanceof Blob ? content : new Blob([content]), name);
  if (mapping !== undefined)
    form.set('mapping', typeof mapping === 'string' ? mapping : JSON.stringify(mapping));
  const response = await fetch(`${at.address}/api/v1/imports`, {
    method: 'POST',
    headers: {
      ...('key' in at ? { authorization: `Bearer ${at.key}` } : { cookie: at.cookie }),
      ...(at.idempotencyKey === undefined ? {} : { 'idempotency-key': at.idempotencyKey }),
    },
    body: form,
  });
  return { status: response.status, body: await response.json() };
}
