/** Which customer the page is about: the address says so, or WeCom does. */
export type Chosen = { readonly external: string } | 'noChat' | 'signIn' | { readonly failed: string };

export async function whichCustomer(): Promise<Chosen> {
  const named = new URLSearchParams(location.search).get('external');
  if (named) return { external: named };
  if (!/wxwork/i.test(navigator.userAgent)) return 'noChat';
  const { customerOfChat } = await import('./wecom-client.ts');
  try {
    const external = await customerOfChat();
    return external === null ? 'noChat' : { external };
  } catch (error) {
    if ((error as { status?: unknown }).status === 401) return 'signIn';
    const { message, errMsg } = error as { message?: string; errMsg?: string };
    return { failed: message || errMsg || String(error) };
  }
}
