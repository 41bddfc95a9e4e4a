import { randomUUID } from 'node:crypto';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { resolvePlainEdits } from '../../../core/amend/edits/resolve-edits.ts';
import { firstRank } from '../../../core/amend/text/rank.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { type Command, positionalArgument, requiredOption, textOption } from '../command.ts';
import { loadEditFile } from '../edit-file.ts';
import { AUTHOR_HELP, AUTHOR_OPTION, withReview } from '../review.ts';

/** The kinds of edits, in the order of docs/edit-json.md. A test runs each of them. */
export const EDIT_HELP = `EDIT.json is a list of edits, or { "title": "…", "reason": "…", "edits": [ … ] }. An edit is one of:

  { "in": "section 2A(3)(g)", "replace": "watching", "with": "observing" }
  { "in": "section 2A(3)(g)", "after": "spying on", "insert": ", or tracking," }
  { "in": "section 2A(3)(g)", "before": "watching", "insert": "following, " }
  { "in": "section 2A(3)(g)", "omit": "or spying on " }
  { "in": "section 2A(4)", "omit": true }
  { "after": "section 2A(3)(g)", "insertProvision": { "num": "(h)", "text": "…" } }
  { "before": "section 2A(3)(a)", "insertProvision": { "num": "(za)", "text": "…" } }

A provision to insert may also have a "heading", "children" (each one again of this shape) and "wrapUp".
A place must name one provision, and quoted words must stand in it once: otherwise nothing is done.`;

/**
 * Predicts the number of the next amendment. Ranks of insertions are made from it, so that two amendments' insertions
 * differ.
 */
const nextId = (amendments: readonly Amendment[]): string => {
  const last = Math.max(0, ...amendments.map(({ id }) => Number(id.slice(2))));
  return `A-${String(last + 1).padStart(3, '0')}`;
};

export const draftCommand: Command = {
  summary: 'create an amendment from a file of edits, and print its number',
  usage: 'FILE --edit EDIT.json [--title TITLE] [--purpose TEXT] [--reason TEXT] [--author NAME]',
  help: `  --edit FILE     the edits; - reads standard input
  --title TITLE   the amendment's title
  --purpose TEXT  the amendment's purpose
  --reason TEXT   the amendment's reason
${AUTHOR_HELP}

${EDIT_HELP}`,
  options: {
    edit: { type: 'string' },
    title: { type: 'string' },
    purpose: { type: 'string' },
    reason: { type: 'string' },
    ...AUTHOR_OPTION,
  },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const path = requiredOption(args, 'edit');
    const file = loadEditFile(path);
    if (!file.ok) return file;
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const act = await call('act.get', {});
      if (!act.ok) return act;
      const amendmentList = await call('amendment.list', {});
      if (!amendmentList.ok) return amendmentList;
      const edits = resolvePlainEdits(act.value.root, file.value.edits, {
        newPid: randomUUID,
        rank: firstRank(nextId(amendmentList.value)),
      });
      if (!edits.ok) {
        return refuse(
          edits.error.kind,
          edits.error.message,
          [path, edits.error.place].filter(Boolean).join(', '),
        );
      }
      const created = await call('amendment.create', {
        title: textOption(args, 'title') ?? file.value.title ?? '',
        purpose: textOption(args, 'purpose') ?? file.value.purpose ?? '',
        reason: textOption(args, 'reason') ?? file.value.reason ?? '',
        edits: [...edits.value],
      });
      return created.ok ? ok(created.value.id) : created;
    });
  },
};
