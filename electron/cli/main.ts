import { setEngineFlag } from '../../data/base/engine-flags.ts';
import { runKeeling } from './run.ts';

// Most commands are over in a second. By default V8 sets about compiling whatever has run for a few milliseconds, on
// other processors, and on a busy machine that took two fifths of a command's time; what runs for long is still compiled.
if (process.argv[2] !== 'serve') setEngineFlag('interrupt-budget', 2_000_000);
// A reader that has seen enough (`keeling act | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runKeeling(process.argv.slice(2), console);
