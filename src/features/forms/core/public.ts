export {
  type Consent,
  consentOf,
  isOf,
  type Meaning,
  meaningOf,
  type Question,
  standingOf,
} from './answers.ts';
