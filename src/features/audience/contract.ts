/** What audiences offer over HTTP; one file per subject. */
export * from './contract/counts.ts';
export * from './contract/index-state.ts';
export * from './contract/people.ts';
export * from './contract/read-sentence.ts';
export * from './contract/saved.ts';
export * from './contract/try-keywords.ts';
