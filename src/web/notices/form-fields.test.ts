import { describe, expect, it } from 'vitest';
import type { Notice } from './api.ts';
import { bodyOf, emptyFields, fieldsOf, missingIn, receiversOf } from './form-fields.ts';

const filled = {
  ...emptyFields('{{customer.name}} {{link}}'),
  name: ' 高意向 ',
  tags: ['tag_1'],
  webhook: ' https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k ',
};

describe('the form of a notice', () => {
  it('is sent trimmed, with quiet hours and a day between messages as long as nobody says otherwise', () => {
    expect(bodyOf(filled, 'zh-CN')).toMatchObject({
      name: '高意向',
      to: { kind: 'robot', webhook: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k' },
      quiet: { from: '22:00', until: '08:00', messages: 'held' },
      againAfterHours: 24,
    });
  });

  it('does not send the address of a robot that nobody entered anew', () => {
    expect(receiversOf({ ...filled, webhook: '' })).toEqual({ kind: 'robot', mentionOwner: false });
  });

  it.each<[string, Partial<typeof filled>, boolean, string[]]>([
    ['all is there', {}, false, []],
    [
      'no name, no tags, no text',
      { name: ' ', tags: [], template: ' ' },
      false,
      ['name', 'tags', 'template'],
    ],
    ['no robot', { webhook: '' }, false, ['webhook']],
    ['a robot that is kept', { webhook: '' }, true, []],
    ['nobody to tell', { kind: 'staff' }, false, ['staff']],
    ['the owner', { kind: 'owner', webhook: '' }, false, []],
  ])('says what is missing: %s', (_, over, kept, missing) => {
    expect(missingIn({ ...filled, ...over }, kept)).toEqual(missing);
  });

  it('holds a notice as it is, without the address', () => {
    const notice = {
      name: 'n',
      tags: [{ id: 'tag_1' }],
      groups: [{ id: 'grp_2' }],
      sources: ['import'],
      to: { kind: 'staff', staff: [{ id: 'stf_3', name: 'x' }], via: 'sms' },
      template: 't',
      quiet: null,
      againAfterHours: 1,
    } as unknown as Notice;
    expect(fieldsOf(notice)).toEqual({
      name: 'n',
      tags: ['tag_1'],
      groups: ['grp_2'],
      sources: ['import'],
      kind: 'staff',
      webhook: '',
      mentionOwner: false,
      staff: ['stf_3'],
      via: 'sms',
      template: 't',
      quiet: null,
      againAfterHours: 1,
    });
  });
});
