import { type Command, noServer } from '../command.ts';

export const auditCommand: Command = {
  summary: 'print what a server for a department wrote down of sign-ons, roles, exports and copies',
  usage: '--team SETTINGS [--from DAY] [--until DAY] [--person NAME] [--review ID] [--limit N]',
  help: `  --team SETTINGS the server's settings: see docs/server.md
  --from, --until the first and the last day: 2026-11-28
  --person NAME   what somebody did, or was done to them: their name in histories, or their id
  --review ID     what is about one review
  --limit N       how much at most, the newest; 1000 where it is not given

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
  run: async () => noServer(),
};
