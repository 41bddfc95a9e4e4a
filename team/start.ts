import { runTeam } from './run.ts';

/** What a service or a container runs, once it is built: `node dist/team/start.js settings.json`. */
const ended = await runTeam(process.argv[2] ?? '');
if (!ended.ok) console.error(`keeling: ${ended.error.message}`);
// Everything is closed by now, and a timer that a library forgot keeps nobody waiting.
process.exit(ended.ok ? 0 : 1);
