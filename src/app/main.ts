import { BackupError } from '#platform/backup';
import { MigrationError, StartError } from '#platform/db';
import { readSettings, SettingError } from '#platform/settings';
import { begin } from './begin.ts';

async function run(): Promise<void> {
  const settings = readSettings();
  const beginning = begin(settings);
  const { start } = await import('./start.ts');
  const running = await start(settings, beginning);
  console.log(`\n  百子柜 Baizigui  ${running.address}\n`);
  if (running.setupLink)
    console.log(`  第一位管理员 First administrator (24 h, once)  ${running.setupLink}\n`);
  let stopping = false;
  const end = async () => {
    if (stopping) process.exit(1); // a second Ctrl-C does not wait
    stopping = true;
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

async function main(args: readonly string[]): Promise<void> {
  try {
    if (args.length === 0) return await run();
    const { command } = await import('./commands.ts');
    process.exit(await command(args));
  } catch (error) {
    const expected =
      error instanceof StartError ||
      error instanceof SettingError ||
      error instanceof MigrationError ||
      error instanceof BackupError;
    if (expected) console.error(`\n${error.message}\n`);
    else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      console.error(
        `\nPort ${process.env.PORT ?? 8080} is in use. Stop what uses it, or choose another: PORT=8081 npm start\n`,
      );
    else console.error(error);
    process.exit(1);
  }
}

await main(process.argv.slice(2));
