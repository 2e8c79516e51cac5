/** The customer of the chat that WeCom has open. Loaded only inside WeCom. */
import { getCurExternalContact, register } from '@wecom/jssdk';
import { call } from '#ui/lean';
import { signatureRoute } from './api.ts';

/** The external_userid; null where no customer's chat is open. Rejects when WeCom refuses the page. */
export async function customerOfChat(): Promise<string | null> {
  const sign = (url: string) => call(signatureRoute, { body: { url } });
  const { corpId, agentId } = await sign(location.href.split('#')[0] ?? '');
  register({
    corpId,
    agentId,
    jsApiList: ['getCurExternalContact', 'getContext'],
    getConfigSignature: async (url) => signed((await sign(url)).corp),
    getAgentConfigSignature: async (url) => signed((await sign(url)).agent),
  });
  try {
    const { userId } = await getCurExternalContact();
    return userId || null;
  } catch (error) {
    // WeCom's word for a chat with nobody from outside.
    if (/without context/.test(String((error as { errMsg?: unknown }).errMsg ?? error))) return null;
    throw error;
  }
}

const signed = ({
  timestamp,
  nonceStr,
  signature,
}: {
  timestamp: number;
  nonceStr: string;
  signature: string;
}) => ({
  timestamp,
  nonceStr,
  signature,
});
