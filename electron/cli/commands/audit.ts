import { type Command, refuseNoServer } from '../command.ts';

export const auditCommand: Command = {
  summary: 'print the record of sign-ons, roles, exports and copies on a server for a department',
  usage: '--team SETTINGS [--from DAY] [--until DAY] [--person NAME] [--review ID] [--limit N]',
  help: `  --team SETTINGS the server's settings: see docs/server.md
  --from, --until the first and the last day: 2026-11-28
  --person NAME   entries by or about one person: their name in the history, or their id
  --review ID     entries about one review
  --limit N       at most this many entries, the newest (default: 1000)

  Prints CSV, the newest first.

  keeling audit --team settings.json --from 2026-11-01 --person "Ann Draper"`,
  options: {
    team: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    person: { type: 'string' },
    review: { type: 'string' },
    limit: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  run: async () => refuseNoServer(),
};
