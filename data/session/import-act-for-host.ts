import { indexTree } from '../../core/act/tree.ts';
import type { HostCallOutput, HostCallRequest } from '../../core/api.ts';
import { ok, type Result } from '../../core/base/result.ts';
import { importAct } from '../corpus/import.ts';
import type { Deps } from '../handlers/context/context.ts';

/** Answers `host.importAct` on every host. `readFile` reads the Act's file where the host reads other people's files. */
export async function importActForHost(
  { base64, said: extraDetails, ...options }: HostCallRequest<'host.importAct'>,
  { shelf, readFile }: Required<Pick<Deps, 'shelf' | 'readFile'>>,
): Promise<Result<HostCallOutput<'host.importAct'>>> {
  const imported = await importAct(base64, {
    shelf,
    read: (bytes) => readFile('act', { bytes }),
    ...options,
    extraDetails,
  });
  if (!imported.ok) return imported;
  const { instrument, remarks, account, against, lacks, shelfChange } = imported.value;
  const { id, version, title, description } = instrument;
  const provisions = indexTree(instrument.root).byPid.size;
  return ok({
    ...{ id, version, title, description, provisions, account, kept: shelfChange },
    remarks: [...remarks],
    against: [...against],
    lacks: [...lacks],
  });
}
