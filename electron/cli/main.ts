import { runKeeling } from './run.ts';

// A reader that has seen enough (`keeling act | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runKeeling(process.argv.slice(2), console);
