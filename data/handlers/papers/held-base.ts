import { ok, type Result } from '../../../core/base/result.ts';
import { type PackBase, packBase } from '../../../core/pack/build.ts';
import type { PaperInput } from '../../../core/pack/paper/facts.ts';
import { forReaders } from '../../../core/pack/readers.ts';
import { packInput, type ReviewContents } from '../../papers/pack/export.ts';
import { ledgerHead } from '../../store/ledger.ts';
import type { Context } from '../context/context.ts';
import { packContents } from './contents.ts';
import type { DocumentChoice } from './paper.ts';

/** What looks at single parts of one document go back to, as long as nothing is written: of one choice at a time. */
interface Held {
  readonly key: string;
  readonly contents: ReviewContents;
  readonly base: PackBase;
  readonly paper: PaperInput;
}

const held = new WeakMap<Context, Held>();

interface Choice extends DocumentChoice {
  readonly amendments?: readonly string[] | undefined;
  readonly withoutEdits?: readonly string[] | undefined;
}

/** All of a pack for the public but its parts: worked out anew only where the review or the choice is another. */
export async function heldBase(context: Context, choice: Choice): Promise<Result<Held>> {
  const { document, amendments, withoutEdits } = choice;
  const asked = JSON.stringify([document, amendments, withoutEdits]);
  const read = await context.read(async (trx) => {
    const { seq, hash } = await ledgerHead(trx);
    const key = `${seq} ${hash} ${asked}`;
    const known = held.get(context);
    return ok(known?.key === key ? known : { key, contents: await packContents(context, trx, { document }) });
  });
  if (!read.ok || 'base' in read.value) return read as Result<Held>;
  const { key, contents } = read.value;
  const input = await packInput(
    contents,
    {
      ...(amendments && { amendments: [...amendments] }),
      ...(withoutEdits && { withoutEdits: [...withoutEdits] }),
    },
    { profile: 'outward' },
  );
  if (!input.ok) return input;
  const given = forReaders(input.value, 'outward');
  const now = { key, contents, base: packBase(given), paper: given.paper ?? contents.paper };
  held.set(context, now);
  return ok(now);
}
