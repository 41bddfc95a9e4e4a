import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { forProfile, type WordProfile } from '../../core/pack/profile.ts';
import { ok } from '../../core/result.ts';
import type { Thread } from '../../core/review/records.ts';
import { docxOf, type PlacedThread, wordDate } from '../formats/docx/docx.ts';
import { packModel, usualPlace } from '../pack/export.ts';
import { writeFolder } from '../pack/write.ts';
import { listRecords } from '../store/records.ts';
import type { Handler } from './context.ts';
import { readOutward } from './outward.ts';
import { packContents } from './pack.ts';

const FILE: Readonly<Record<WordProfile, string>> = {
  lawyer: 'marked-up-with-comments.docx',
  outward: 'marked-up.docx',
  clean: 'as-amended.docx',
};

/** A thread as Word has it, where its amendment or provision is; what is about neither says what it is about. */
function placed(
  { on, words, comments, resolved, task }: Thread,
  scrub: (text: string) => string,
): PlacedThread {
  const at = on.indexOf(':');
  const [kind, id] = [on.slice(0, at), on.slice(at + 1)];
  const place = kind === 'amendment' ? { amendment: id } : kind === 'provision' ? { pid: id } : {};
  const isPlaced = kind === 'amendment' || kind === 'provision';
  // What a respondent said is not quoted: it may be what must not leave.
  const quoted = words && kind !== 'note' && kind !== 'answer' ? `On “${words.quote}”: ` : null;
  const about = quoted ?? (isPlaced ? '' : `On ${kind} ${id}: `);
  const due = task?.due ? `, due ${task.due}` : '';
  const todo = task ? `\n[Task for ${task.owner}${due}${task.done ? ': done' : ''}]` : '';
  return {
    ...place,
    resolved: resolved !== null,
    comments: comments.map(({ text, by, at: when }, index) => ({
      author: by,
      date: wordDate(when),
      text: scrub(index === 0 ? `${about}${text}${todo}` : text),
    })),
  };
}

const threadsOf = async (trx: Knex.Transaction, profile: WordProfile): Promise<readonly PlacedThread[]> => {
  if (profile !== 'lawyer') return [];
  const { scrub } = await readOutward(trx);
  return (await listRecords(trx, 'thread')).map((thread) => placed(thread, scrub));
};

/** Reads the review at one moment and writes it as a Word file; the review itself doesn't change. */
export const exportWord: Handler<'word.export'> = async (context, request) => {
  const { profile } = request;
  const held = await context.read(async (trx) =>
    ok({ contents: await packContents(context, trx), threads: await threadsOf(trx, profile) }),
  );
  if (!held.ok) return held;
  const { contents, threads } = held.value;
  const model = await packModel(contents, request);
  if (!model.ok) return model;
  const bytes = docxOf(forProfile(model.value, profile), threads, profile);
  const to = request.to === undefined ? await usualPlace(contents.info, 'word') : resolve(request.to);
  return writeFolder([{ path: FILE[profile], bytes }], { to, zipPath: `${to}.zip` }, 'The Word file');
};
