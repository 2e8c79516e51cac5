export { atOnce, inSlices, type Slicing } from '#kernel';
