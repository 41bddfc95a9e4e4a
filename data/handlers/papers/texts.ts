import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { abridged } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import { DOCUMENT_WORDS, partWords } from '../../../core/pack/paper/headings.ts';
import { type PackText, packTextId } from '../../../core/pack/records.ts';
import { findRecord } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';

// Handlers for the texts that users write in a part of a paper. A text can replace one that Keeling computes;
// `computed` then is the replaced text, so that a later change of it is noticed.

/** The place of one text that a user can write in a part of a document. */
interface TextPlace {
  readonly document: DocumentKind;
  readonly part: string;
  readonly slot: string;
}

const describePlace = ({ document, part }: TextPlace): string =>
  `${partWords(part)} of ${DOCUMENT_WORDS[document]}`;

const MAX_QUOTED = 120;
/** A text on one line, cut to `MAX_QUOTED` characters. */
const oneLine = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return abridged(line, MAX_QUOTED);
};

/** Changes the user's text at one place. `decide` returns the new text and the description for the ledger. */
const changeText = (
  context: Context,
  place: TextPlace,
  decide: (
    was: PackText | null,
    id: string,
  ) => Result<{ readonly is: PackText | null; readonly description: string }>,
): Promise<Result<Record<string, never>>> =>
  context.write(async (trx, writeEntry) => {
    const id = packTextId(place.document, place.part, place.slot);
    const was = (await findRecord(trx, 'pack-text', id)) ?? null;
    const outcome = decide(was, id);
    if (!outcome.ok) return outcome;
    const { is, description } = outcome.value;
    if (canonicalJson(was) === canonicalJson(is)) return ok({});
    await saveRecords(trx, writeEntry, { subject: '', description }, [{ kind: 'pack-text', id, was, is }]);
    return ok({});
  });

/**
 * Answers `pack.write`. `against` is the computed text that the user saw, or null. Refused `stale` if the text has
 * changed since it was read.
 */
export const writeText: Handler<'pack.write'> = (context, { text, was: textRead, against, ...place }) =>
  changeText(context, place, (was, id) => {
    if ((was?.text ?? against ?? '') !== textRead)
      return refuse(
        'stale',
        `Somebody else has changed ${describePlace(place)}. Nothing was changed: check the new text and try again.`,
        place.part,
      );
    const isAutomatic = against === null ? text.trim() === '' : text === against;
    if (isAutomatic)
      return ok({ is: null, description: `emptied what was written in ${describePlace(place)}` });
    return ok({
      is: { id, text, computed: against },
      description: `${against === null ? 'wrote in' : 'replaced the automatic text in'} ${describePlace(place)}: “${oneLine(text)}”`,
    });
  });

const textNotFound = (place: TextPlace): Result<never> =>
  refuse('not-found', `Nobody has written any text there, in ${describePlace(place)}.`, place.part);

/** Answers `pack.restore`: removes the user’s text, so that the computed text is used again. */
export const restoreText: Handler<'pack.restore'> = (context, place) =>
  changeText(context, place, (was) =>
    was
      ? ok({
          is: null,
          description: `went back to the automatic text in ${describePlace(place)}, from: “${oneLine(was.text)}”`,
        })
      : textNotFound(place),
  );

/** Answers `pack.keep`: keeps the user’s text although the computed text has changed. */
export const keepText: Handler<'pack.keep'> = (context, { against, ...place }) =>
  changeText(context, place, (was) =>
    was
      ? ok({
          is: { ...was, computed: against },
          description: `kept “${oneLine(was.text)}” in ${describePlace(place)} after the draft changed`,
        })
      : textNotFound(place),
  );
