import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import type { FileTask } from '../../consultation/file-task.ts';
import { type Packed, type PackedFile, packList } from '../../consultation/packed-rows.ts';
import type { PlannedFile, Planning } from '../../consultation/plan-file.ts';
import { listRecords } from '../../store/records.ts';
import { listRespondentTypes, storedRowsAfter } from '../../store/responses.ts';
import { analyser, type Context } from '../context/context.ts';
import { profileNames, rememberedProfiles } from './profiles.ts';
import { responsesSession } from './responses-session.ts';

/** A file, its import plan, and the imports and questions of the review that the plan was made with. */
interface FilePlan {
  readonly file: PackedFile;
  readonly planned: PlannedFile;
  readonly imports: readonly Import[];
  readonly questions: readonly Question[];
  /** The id of an earlier import of the same file and sheet; null if there is none. */
  readonly importedAs: string | null;
  /** The names of the mappings that a user can choose. */
  readonly profiles: CallOutput<'consultation.look'>['profiles'];
}

/** This many responses are read in one transaction. */
const PAGE_SIZE = 20_000;

/** Packs the stored responses for the thread that finds duplicates. Refused `cancelled` if the user stopped the task. */
async function packStoredResponses(context: Context, task: FileTask): Promise<Result<Packed>> {
  const chunks: Uint8Array[] = [];
  for (let after = 0; ; ) {
    const page = await context.read(async (trx) => ok(await storedRowsAfter(trx, after, PAGE_SIZE)));
    if (!page.ok) return page;
    const last = page.value.at(-1);
    if (!last) return ok(chunks);
    chunks.push(...packList(page.value, () => 1));
    after = last.id;
    const checkpoint = await task.checkpoint(0, 0);
    if (!checkpoint.ok) return checkpoint;
  }
}

/**
 * Has a file read and its import planned. Both happen in threads, because this one must not parse rows of other people's files.
 * @param show the rows for the preview; null to import the file
 */
export async function planImport(
  context: Context,
  request: CallRequest<'consultation.import'>,
  show: Planning['show'],
  task: FileTask,
): Promise<Result<FilePlan>> {
  const packedFile = await responsesSession(context).readFile(request, request.sheet, task);
  if (!packedFile.ok) return packedFile;
  const file = packedFile.value;
  const inputs = await context.read(async (trx) =>
    ok({
      questions: await listRecords(trx, 'question'),
      kinds: await listRespondentTypes(trx),
      imports: await listRecords(trx, 'import'),
      remembered: await rememberedProfiles(trx),
      permissions: await listRecords(trx, 'permission'),
    }),
  );
  if (!inputs.ok) return inputs;
  const packedResponses = await packStoredResponses(context, task);
  if (!packedResponses.ok) return packedResponses;
  const { imports, remembered, permissions, questions, kinds } = inputs.value;
  const importedAs =
    imports.find((one) => one.sha256 === file.sha256 && one.sheet === file.sheet)?.id ?? null;
  const { mapping, profile } = request;
  task.begin('checking', 0);
  const planned = await analyser(context.deps)(
    'plan',
    {
      file,
      ...(mapping && { mapping }),
      ...(profile !== undefined && { profile }),
      remembered,
      permissions,
      held: packedResponses.value,
      questions,
      kinds,
      isKnown: show === null && importedAs !== null,
      show,
    },
    task,
  );
  if (!planned.ok) return planned;
  return ok({
    file,
    planned: planned.value,
    imports,
    questions,
    importedAs,
    profiles: profileNames(remembered),
  });
}
