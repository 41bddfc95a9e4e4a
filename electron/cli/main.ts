import { setEngineFlag } from '../../data/base/engine-flags.ts';
import { runKeeling } from './run.ts';

// Most commands end within a second. V8 compiles code that has run for a few milliseconds, on other processors. On a busy
// machine that took two fifths of a command's time. Code that runs for long is still compiled.
if (process.argv[2] !== 'serve') setEngineFlag('interrupt-budget', 2_000_000);
// `keeling act | head` closes the pipe early, which is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runKeeling(process.argv.slice(2), console);
