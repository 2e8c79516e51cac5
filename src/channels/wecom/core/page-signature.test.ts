import { expect, it } from 'vitest';
import { signPage } from './page-signature.ts';

const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';
const nonce = 'Wm3WZYTPz0wzccnW';
const published = '0f9de62fce790f9a083d5c99e95740ceb90c27ed';

it('a page is signed as the published example of WeCom', () => {
  const signed = signPage(ticket, 'http://mp.weixin.qq.com?params=value', 1414587457, nonce);
  expect(signed).toEqual({ timestamp: 1414587457, nonceStr: nonce, signature: published });
});

it('what follows # is no part of what is signed', () => {
  const { signature } = signPage(ticket, 'http://mp.weixin.qq.com?params=value#here', 1414587457, nonce);
  expect(signature).toBe(published);
});
