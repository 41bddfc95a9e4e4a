import type { Knex } from 'knex';
import { indexTree } from '../../../core/act/tree.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type Anchor, isStretch, makeAnchor } from '../../../core/evidence/anchor.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { type CodedText, codedTexts } from '../../store/coded-texts.ts';
import type { Context } from '../context/context.ts';

/** Reads the texts of refs. A ref without a text is missing from the map. */
export const textsFor = (
  context: Context,
  trx: Knex.Transaction,
  refs: Iterable<Ref>,
): Promise<ReadonlyMap<Ref, CodedText>> => codedTexts(trx, refs, indexTree(context.instrument.root).byPid);

/** Reads the text of one ref. Refused `not-found` if the ref has none. */
export async function textFor(context: Context, trx: Knex.Transaction, ref: Ref): Promise<Result<CodedText>> {
  const text = (await textsFor(context, trx, [ref])).get(ref);
  return text ? ok(text) : refuse('not-found', `There is no ${refWords(ref)}.`, 'of');
}

/**
 * Makes an anchor from a passage that the caller saw; `from` and `to` are UTF-16 offsets. Refused `invalid` outside the
 * text, and `stale` if the words at that place have changed.
 */
export function anchorAt(
  text: CodedText,
  { from, to, quote }: { readonly from: number; readonly to: number; readonly quote: string },
): Result<Anchor> {
  if (!isStretch(text.text, { from, to }))
    return refuse('invalid', `There is no passage from ${from} to ${to} in ${text.name}.`, 'from');
  if (text.text.slice(from, to) !== quote)
    return refuse(
      'stale',
      `${text.name} has changed. Nothing was changed: check the new text and try again.`,
      text.of,
    );
  return ok(makeAnchor(text.text, from, to));
}
