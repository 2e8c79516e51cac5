export { type Advanced, advance, committedPosition, copyPosition, Positions, positions } from './position.ts';
