import type { Field } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Passage } from './aim.ts';
import { writeEverywhere } from './everywhere.ts';
import { findNamedPlace, type PlacedOperation } from './field-places.ts';
import { beforeAndAfter, hunksOf } from './hunks.ts';
import { letteringOf } from './lettering.ts';
import { ITEMS, writeLinkChange } from './link-change.ts';
import { joinQuotedOmissions } from './omissions.ts';
import { whyNameless } from './places.ts';
import { writeWordChange } from './quoting.ts';
import { isPaired } from './tokens.ts';
import { isMostlyNew, writeNewField, writeWholeField, writeWholeFieldIfBest } from './whole-field.ts';
import { UNPAIRED } from './why-not-set-out.ts';
import { addInstruction, insertedBefore, spacesOnlyChange, type Writing } from './writing.ts';

const NOT_QUOTABLE = 'The wording must quote words that occur only once, and Keeling found none';

/** Writes the changes in one field of a provision that stays. Refuses `unsupported` with the reason. */
export function writeField(
  writing: Writing,
  redlined: RedlineNode,
  field: Exclude<Field, 'num'>,
): Result<null> {
  const runs = redlined.fields[field];
  if (runs.every(({ kind }) => kind === 'kept')) return ok(null);
  const pid = redlined.division && field !== 'heading' ? redlined.division.of : redlined.provision.pid;
  const node = writing.byPid.get(redlined.provision.pid);
  if (!node) throw new RangeError(`The text being written has no ${pid}`);
  const { before, after } = beforeAndAfter(runs);
  const amendments = [...new Set(runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])))].sort();
  const addOperation = ({ context, operation }: PlacedOperation, by: readonly string[] = amendments) =>
    addInstruction(writing, context, operation, by, insertedBefore(node));
  const hunks = hunksOf(runs);
  if (hunks.length === 0) {
    if (before !== after) writing.left.push(spacesOnlyChange(node, amendments));
    return ok(null);
  }
  const wholeChange =
    (field === 'content' ? writeLinkChange(node, before, after) : null) ??
    (before.trim() ? null : writeNewField(node, field, after)) ??
    (after.trim() && !isMostlyNew(runs) && field !== 'heading'
      ? null
      : writeWholeFieldIfBest(node, field, before, after, hunks));
  const isOpen = field === 'content' && node.children.length === 0;
  if (wholeChange) {
    addOperation(wholeChange);
    node.text[field] = after;
    if (isOpen) writing.endsIn = node;
    return ok(null);
  }
  if (!before.trim()) return refuse('unsupported', 'There are no words there that these could be put after');
  const place = findNamedPlace(node, field);
  if (!place) return refuse('unsupported', whyNameless(node));
  const all = writeEverywhere(
    [{ text: before, hunks, lettering: letteringOf(node, field) }],
    place.otherTexts,
  );
  if (all) {
    addOperation({ context: place.context, operation: all });
    node.text[field] = after;
    return ok(null);
  }
  let shift = 0;
  let doneUntil = 0;
  for (let at = 0; at < hunks.length; ) {
    const text = node.text[field];
    // An earlier change may have removed the term by which a definition is named.
    const passagePlace = at === 0 ? place : findNamedPlace(node, field);
    if (!passagePlace) return refuse('unsupported', whyNameless(node));
    const passages = hunks.slice(at).map(({ from, to, words }, nth): Passage => {
      const next = hunks[at + nth + 1];
      return {
        ...{ text, otherTexts: passagePlace.otherTexts, words, from: from + shift, to: to + shift },
        after: nth === 0 ? doneUntil : (hunks[at + nth - 1]?.to ?? 0) + shift,
        before: next ? next.from + shift : text.length,
        isWhole: passagePlace.isWhole,
        isItem: ITEMS.has(node.provision.kind),
        lettering: letteringOf(node, field),
      };
    });
    const several = joinQuotedOmissions(passages);
    const operation = several?.operation ?? (passages[0] && writeWordChange(passages[0]));
    const heading =
      operation || field !== 'heading' || doneUntil > 0 ? null : writeWholeField(node, field, after);
    if (heading) {
      addOperation(heading);
      node.text[field] = after;
      return ok(null);
    }
    if (!operation) return refuse('unsupported', isPaired(after) ? NOT_QUOTABLE : UNPAIRED);
    const usedHunks = hunks.slice(at, at + (several?.count ?? 1));
    addOperation(
      { context: passagePlace.context, operation },
      [...new Set(usedHunks.flatMap((hunk) => hunk.amendments))].sort(),
    );
    for (const { from, to, words } of usedHunks) {
      const now = node.text[field];
      node.text[field] = now.slice(0, from + shift) + words + now.slice(to + shift);
      doneUntil = from + shift + words.length;
      shift += words.length - (to - from);
    }
    at += usedHunks.length;
    if (isOpen && !node.text[field].slice(doneUntil).trim()) writing.endsIn = node;
  }
  return ok(null);
}
