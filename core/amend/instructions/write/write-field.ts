import type { Field } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Lettering } from '../capitals.ts';
import { everywhere } from './everywhere.ts';
import { type Put, placeOf } from './field-places.ts';
import { bothOf, hunksOf } from './hunks.ts';
import { ITEMS, linkChange } from './link-change.ts';
import { whyNameless } from './places.ts';
import { sayingOf } from './quoting.ts';
import { downward, type Running } from './running.ts';
import { isPaired } from './tokens.ts';
import { UNPAIRED } from './unfit.ts';
import { isMostlyNew, newField, wholeField, wholeFieldIf } from './whole-field.ts';
import { insertedBefore, onlySpaces, type Writing, write } from './written.ts';

const NOT_QUOTABLE = 'The wording has to quote words that are there only once, and Keeling found none';

const letteringOf = (node: Running, field: Field): Lettering => ({
  kind: node.provision.kind,
  field,
  texts: () => [...downward(node)].flatMap(({ text }) => [text.intro, text.content, text.wrapUp]),
});

/** Writes what changes in one field of a provision that stays. Refused `unsupported` with the reason. */
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
  const { before, after } = bothOf(runs);
  const amendments = [...new Set(runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])))].sort();
  const put = ({ context, operation }: Put, by: readonly string[] = amendments) =>
    write(writing, context, operation, by, insertedBefore(node));
  const hunks = hunksOf(runs);
  if (hunks.length === 0) {
    if (before !== after) writing.left.push(onlySpaces(node, amendments));
    return ok(null);
  }
  const whole =
    (field === 'content' ? linkChange(node, before, after) : null) ??
    (before.trim() ? null : newField(node, field, after)) ??
    (after.trim() && !isMostlyNew(runs) && field !== 'heading'
      ? null
      : wholeFieldIf(node, field, before, after, hunks));
  const isOpen = field === 'content' && node.children.length === 0;
  if (whole) {
    put(whole);
    node.text[field] = after;
    if (isOpen) writing.endsIn = node;
    return ok(null);
  }
  if (!before.trim()) return refuse('unsupported', 'There are no words there that these could be put after');
  const named = placeOf(node, field);
  if (!named) return refuse('unsupported', whyNameless(node));
  const all = everywhere(before, hunks, named, letteringOf(node, field));
  if (all) {
    put({ context: named.context, operation: all });
    node.text[field] = after;
    return ok(null);
  }
  let shift = 0;
  let done = 0;
  for (const [at, hunk] of hunks.entries()) {
    const text = node.text[field];
    const [from, to] = [hunk.from + shift, hunk.to + shift];
    const next = hunks[at + 1];
    // A change before this one may have taken the term away that a definition is named by.
    const here = at === 0 ? named : placeOf(node, field);
    if (!here) return refuse('unsupported', whyNameless(node));
    const operation = sayingOf({
      text,
      others: here.others,
      from,
      to,
      words: hunk.words,
      after: done,
      before: next ? next.from + shift : text.length,
      isWhole: here.isWhole,
      isItem: ITEMS.has(node.provision.kind),
      lettering: letteringOf(node, field),
    });
    const heading = operation || field !== 'heading' || done > 0 ? null : wholeField(node, field, after);
    if (heading) {
      put(heading);
      node.text[field] = after;
      return ok(null);
    }
    if (!operation) return refuse('unsupported', isPaired(after) ? NOT_QUOTABLE : UNPAIRED);
    put({ context: here.context, operation }, hunk.amendments);
    node.text[field] = text.slice(0, from) + hunk.words + text.slice(to);
    shift += hunk.words.length - (to - from);
    done = from + hunk.words.length;
    if (isOpen && !node.text[field].slice(done).trim()) writing.endsIn = node;
  }
  return ok(null);
}
