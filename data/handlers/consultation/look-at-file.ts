import { ok } from '../../../core/base/result.ts';
import type { Handler } from '../context/context.ts';
import { planImport } from './plan-import.ts';
import { responsesSession } from './responses-session.ts';

/** Answers `consultation.look`: previews what an import of a file would do. Nothing is saved. */
export const previewFile: Handler<'consultation.look'> = (context, request) => {
  const session = responsesSession(context);
  return session.runTask('look', request.name, async (task) => {
    const { after, limit } = request;
    const plan = await planImport(context, request, { after, limit }, task);
    if (!plan.ok) return plan;
    const { file, planned, importedAs, profiles } = plan.value;
    const { format, sha256, bytes, dialect, sheets, sheet } = file;
    const { columns, profile, mapping, dryRun, permissions, problems, rows, next } = planned;
    return ok({
      format,
      sha256,
      bytes,
      dialect,
      sheets,
      sheet,
      headerLine: mapping.headerLine,
      header: mapping.header,
      columns,
      profile,
      profiles,
      mapping,
      already: importedAs,
      dryRun,
      permissions,
      problems,
      rows,
      next,
    });
  });
};
