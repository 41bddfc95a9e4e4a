import { basename } from 'node:path';
import { inWords } from '../../../core/amend/changes/changes-of.ts';
import { count } from '../../../core/base/english.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { WordLook } from '../../../core/word-import/calls.ts';
import {
  comparedWords,
  equalWords,
  fullWords,
} from '../../../core/word-import/certificate/certificate-words.ts';
import type { Certificate } from '../../../core/word-import/certificate/records.ts';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import { unplacedWords } from '../../../core/word-import/to-do.ts';
import type { Session } from '../../../data/session/session.ts';
import { bytesOf } from '../bytes-of.ts';
import {
  type Arguments,
  type CommandOutput,
  EXIT,
  positionalArgument,
  textOption,
  UsageError,
} from '../command.ts';

const oneLine = (words: string): string => words.replaceAll(/\s*\n\s*/g, ' ');

/** Describes the contents of a returned file: one line for each change that a person must know about. */
function describeLook(look: WordLook, chosen: ReadonlySet<string>): readonly string[] {
  const { file, savedBy, remarks, items, unplaced, agreed, standing, knownComments } = look;
  return [
    `${file}: of ${count(look.amendments.length, 'amendment')}${savedBy && `, saved last by ${savedBy}`}`,
    ...remarks,
    ...items.map(({ id, words, how: origin, author, blocked, isTaken, toDo }) => {
      const state = isTaken
        ? 'taken already'
        : blocked !== null
          ? 'cannot'
          : chosen.has(id)
            ? 'take'
            : 'leave';
      const by = origin === 'tracked' || origin === 'comment' ? author || 'no name' : origin;
      return oneLine(
        `${state} ${id} (${by}): ${words}${blocked === null ? '' : ` (${blocked}${toDo === null ? '' : `; kept already in ${toDo}`})`}`,
      );
    }),
    ...unplaced.map((one) => {
      const { deleted, inserted } = unplacedWords({ shownRuns: one.shown });
      const changed = inWords(deleted, inserted);
      const by = one.by?.author ? ` (${one.by.author})` : '';
      return oneLine(
        `waits${one.place && ` at ${one.place}`}${by}: ${one.words}${changed && `: ${changed}`}`,
      );
    }),
    ...agreed.map(({ am, words }) => oneLine(`accepted in Word, which changes nothing: ${am}: ${words}`)),
    `${count(standing, 'change')} as sent; ${count(knownComments, 'comment')} known already`,
  ];
}

/** The changes that could not be imported, each with the comment that keeps its words. */
async function toDoLines(call: Session['call'], ids: readonly string[]): Promise<readonly string[]> {
  const threads = await call('thread.list', {});
  if (!threads.ok) return [];
  return threads.value.flatMap(({ id, comments }) => {
    const texts = comments.flatMap(({ text, by, kept }) => (kept ? [`${by}: ${text}`] : []));
    return ids.includes(id) ? [oneLine(`kept as a task in ${id}: ${texts.join(' ')}`)] : [];
  });
}

/** The differences between the draft and the file, one line each. */
const compared = (certificate: Certificate, isForecast: boolean): readonly string[] => [
  equalWords(certificate, isForecast),
  ...certificate.differences.map((one) => oneLine(`differs: ${fullWords(one)}`)),
  ...(certificate.count > certificate.differences.length
    ? [`and ${certificate.count - certificate.differences.length} more`]
    : []),
  comparedWords(certificate),
];

export function exitOf(certificate: Certificate, isWhole: boolean): number {
  if (certificate.differences.some(({ why }) => why.some(({ kind }) => kind === 'unknown')))
    return EXIT.unknown;
  return isWhole && certificate.count === 0 ? EXIT.done : EXIT.inPart;
}

function chosenOf(args: Arguments, { items }: WordLook): ReadonlySet<string> {
  const only = textOption(args, 'only')
    ?.split(',')
    .map((id) => id.trim());
  const stray = only?.find((id) => !items.some((item) => item.id === id));
  if (stray !== undefined) throw new UsageError(`the file has no item ${stray}`);
  return new Set(only ?? items.filter(isSuggested).map(({ id }) => id));
}

/** `keeling word back REVIEW FILE`: previews the import of a returned Word file, and imports it. */
export async function wordBack(call: Session['call'], args: Arguments): Promise<Result<CommandOutput>> {
  const path = positionalArgument(args, 2);
  const bytes = await bytesOf(path);
  if (!bytes.ok) return bytes;
  const file = { name: basename(path), base64: Buffer.from(bytes.value).toString('base64') };
  const looked = await call('word.look', file);
  if (!looked.ok) return looked;
  const look = looked.value;
  const chosen = chosenOf(args, look);
  const isWhole =
    look.unplaced.length === 0 && look.items.every(({ id, isTaken }) => isTaken || chosen.has(id));
  const lines = describeLook(look, chosen);
  if (args.values['dry-run'] === true) {
    const { sha256, head } = look;
    const forecast = await call('word.forecast', { sha256, head, items: [...chosen] });
    if (!forecast.ok) return forecast;
    const text = [...lines, ...compared(forecast.value, true), 'nothing was changed'].join('\n');
    return ok({ text, exit: exitOf(forecast.value, isWhole) });
  }
  const imported = await call('word.take', { ...file, head: look.head, items: [...chosen] });
  if (!imported.ok) return imported;
  const { made: createdAmendments, revised, threads, replies, waiting, toDos, certificate } = imported.value;
  const toDoList = toDos.length > 0 ? await toDoLines(call, toDos) : [];
  const did = [
    ...createdAmendments.map(({ id, title }) => `made ${id}: ${title}`),
    ...revised.map((id) => `revised ${id}`),
    ...toDoList,
    `${count(threads, 'thread')} begun, ${count(replies, 'answer')} put in their threads, ${count(waiting + toDos.length, 'thing')} to decide`,
  ];
  const text = [...lines, ...did, ...compared(certificate, false)].join('\n');
  return ok({ text, exit: exitOf(certificate, isWhole) });
}
