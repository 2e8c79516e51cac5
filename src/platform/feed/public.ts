export { type Advanced, advance, committedPosition, Positions, positions } from './position.ts';
