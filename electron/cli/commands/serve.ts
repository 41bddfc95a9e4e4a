import { ok, refuse } from '../../../core/base/result.ts';
import { startWebHost, type WebHost } from '../../web/serve.ts';
import { type Command, refuseNoServer, textOption, UsageError } from '../command.ts';

function readPort(option: string | undefined): number {
  if (option === undefined) return 0;
  const port = Number(option);
  if (!/^\d+$/.test(option) || port > 65_535) throw new UsageError(`--port is 0 to 65535, not ${option}`);
  return port;
}

export const serveCommand: Command = {
  summary: 'open the workbench in a browser on this computer, or serve a department, until Ctrl-C',
  usage: '[FILE] [--port N] | --team SETTINGS',
  help: `  FILE            a review to open at once
  --port N        the port (default: any free port)
  --team SETTINGS serve reviews in PostgreSQL to everybody who may sign on: see docs/server.md

  keeling serve stalking.keeling --port 4100`,
  options: { port: { type: 'string' }, team: { type: 'string' } },
  positionals: { min: 0, max: 1 },
  run: async (args) => {
    const team = textOption(args, 'team');
    if (team !== undefined) return refuseNoServer();
    const file = args.positionals[0];
    const port = readPort(textOption(args, 'port'));
    let host: WebHost;
    try {
      host = await startWebHost({ port, first: true, ...(file === undefined ? {} : { file }) });
    } catch (error) {
      return refuse(
        'refused',
        `Port ${port} is not available: ${error instanceof Error ? error.message : error}`,
      );
    }
    if (host.opened?.ok === false) {
      await host.close();
      return host.opened;
    }
    console.log(host.url);
    await new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await host.close();
    return ok('');
  },
};
