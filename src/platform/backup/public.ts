export { backup, restore } from './backup.ts';
export { BackupError } from './container.ts';
