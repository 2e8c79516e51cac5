import { describe, expect, it } from 'vitest';
import { robotOf } from './robot-address.ts';

const KEY = '693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa';

describe('the address of a group robot', () => {
  it.each<[string, string | null]>([
    [`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`, KEY],
    [` https://qyapi.weixin.qq.com/cgi-bin/webhook/send?debug=1&key=${KEY}\n`, KEY],
    [`http://127.0.0.1:9999/cgi-bin/webhook/send?key=${KEY}`, KEY],
    [KEY, KEY],
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send', null],
    [`https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=${KEY}`, null],
    [`https://oapi.dingtalk.com/robot/send?access_token=${KEY}`, null],
    [`https://evil.example/cgi-bin/webhook/send?key=${KEY}`, null],
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a b', null],
    ['小机器人', null],
  ])('%s', (address, key) => {
    expect(robotOf(address, ['http://127.0.0.1:9999'])).toEqual(key === null ? null : { key });
  });
});
