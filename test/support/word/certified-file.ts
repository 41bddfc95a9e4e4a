import type { Provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { type LineSignatures, lineSignatures } from '../../../core/history/signed-runs.ts';
import type { Certified } from '../../../core/word-import/certificate/certificate.ts';
import { type DraftLine, draftLines } from '../../../core/word-import/certificate/draft-lines.ts';
import { knownItem, knownUnplaced } from '../../../core/word-import/certificate/known-differences.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { type ImportedDraft, importSignedItems } from '../../../core/word-import/take-items.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { readAccepted } from '../../../data/formats/docx/read/read-accepted.ts';
import { enactment } from '../../../data/formats/enactment.ts';
import { amendment, currentAct, packOf, signedBy } from '../papers/pack.ts';
import { must } from '../reviews/review.ts';
import { editedWordByWord, type WordStroke } from './word-by-word.ts';
import { LEFT } from './word-typist.ts';

/** Whose the words of a draft are once changes of a file were taken into it: its own are all of one hand. */
export function signaturesOf(
  base: Provision,
  sent: readonly Drafted[],
  own: { readonly author: string; readonly date: string },
  { edits, signatures }: ImportedDraft,
): LineSignatures {
  const signed = signatures((name) => name);
  const made = (
    revision: number,
    who: string,
    at: string,
    is: Drafted['edits'],
    id: string,
  ): MadeRevision => ({
    amendment: { revision, edits: is },
    mark: { seq: revision, revision, who, at, because: '' },
    signatures: revision > 1 ? signed.get(id) : undefined,
  });
  const revisions = new Map<string, readonly MadeRevision[]>();
  for (const { id, edits: was } of sent) revisions.set(id, [made(1, own.author, own.date, was, id)]);
  for (const [id, is] of edits)
    revisions.set(id, [...(revisions.get(id) ?? []), made(2, 'Whoever imported it', LEFT, is, id)]);
  return lineSignatures(base, revisions);
}

/** A file that came back, was taken but for some of it, and what a certificate of that is made of. */
export function certifiedFile(
  base: Provision,
  drafted: readonly Drafted[],
  work: readonly { readonly line: number; readonly strokes: readonly WordStroke[] }[],
  isLeft: (item: WordItem, at: number) => boolean,
): Certified {
  const { chosen } = chooseCompatible(base, drafted);
  const sent = docxOf(packOf(chosen.map(({ id, edits }) => amendment(id, edits))));
  const { bytes } = editedWordByWord(sent, work);
  const found = findReturnedChanges(must(readReturned(bytes)), {
    base,
    amendments: chosen,
    profile: 'lawyer',
    exportedAt: LEFT,
    changeAuthors: null,
  });
  const left = found.items.filter(isLeft);
  const author = ({ maker }: WordItem) => (maker.kind === 'tracked' ? maker.by.author : 'Nobody');
  let pids = 0;
  const taken = must(
    importSignedItems(
      { base, sentAmendments: chosen, now: chosen, newPid: () => `taken-${++pids}` },
      found.items
        .filter((item) => !left.includes(item))
        .map((item) => ({ item, targetId: `B-${author(item)}` })),
    ),
  );
  const { edits } = taken;
  const marked = redline(base, chooseCompatible(base, withChanges(chosen, edits)).chosen);
  const made = [...edits.keys()].filter((id) => id.startsWith('B-'));
  const own = signedBy('Ann Official');
  return {
    file: must(readAccepted(bytes)),
    enactment: enactment(currentAct()),
    draft: draftLines(linesOf(marked), signaturesOf(base, chosen, own, taken).runsOf),
    amendments: [...chosen.map(({ id }) => id), ...made],
    base,
    text: asAmendedOf(marked),
    knownDifferences: [
      ...left.map((item) => knownItem(item, { kind: 'left', words: 'Left out.' })),
      ...found.unplaced.map(knownUnplaced),
    ],
    newAmendments: new Set(made),
    nameOf: (name) => name,
    ownSignatures: { hands: [own], isNamed: true },
    comments: [],
    commentsLeft: [],
  };
}

/** A line of a draft with other words from a place to a place, as a fault might make it. */
export function tampered(line: DraftLine, from: number, to: number, insert: string): DraftLine {
  let at = 0;
  let isPut = false;
  const runs = line.runs.map(({ text, am, by }) => {
    const [start, end] = [at, at + text.length];
    at = end;
    const kept = [text.slice(0, Math.max(0, from - start)), text.slice(Math.max(0, to - start))];
    const isHere = !isPut && from <= end;
    if (isHere) isPut = true;
    return { am, by, text: kept.join(isHere ? insert : '') };
  });
  const text = line.text.slice(0, from) + insert + line.text.slice(to);
  return { ...line, text, runs: runs.filter((run) => run.text !== '') };
}
