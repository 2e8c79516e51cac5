export {
  type Consent,
  consentOf,
  isOf,
  type Meaning,
  meaningOf,
  type Question,
  standingOf,
} from './answers.ts';
export * from './filled-in.ts';
