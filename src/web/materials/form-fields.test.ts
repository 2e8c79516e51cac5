import { describe, expect, it } from 'vitest';
import { emptyFields, missingIn, settingsOf } from './form-fields.ts';

describe('a material that is entered', () => {
  it('asks for what its kind consists of', () => {
    expect(missingIn(emptyFields)).toEqual(['name', 'text']);
    expect(missingIn({ ...emptyFields, kind: 'link', name: 'a' })).toEqual(['url']);
    expect(missingIn({ ...emptyFields, kind: 'video', name: 'a' })).toEqual(['file']);
    expect(missingIn({ ...emptyFields, name: 'a', text: 'b' })).toEqual([]);
  });

  it('is sent without what was entered for another kind', () => {
    const fields = { ...emptyFields, kind: 'link' as const, name: ' a ', text: 'b', url: ' https://c ' };
    expect(settingsOf(fields)).toMatchObject({ name: 'a', text: null, url: 'https://c', file: null });
  });
});
