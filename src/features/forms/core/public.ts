export { type Consent, consentOf, isOf, type Meaning, meaningOf, type Question } from './answers.ts';
