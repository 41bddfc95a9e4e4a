import type { Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { readProvisions } from '../read/text/amending-text.ts';
import { joinedBySpace } from '../spacing.ts';
import type {
  Anchor,
  LinkWord,
  Location,
  NewText,
  Operation,
  ProvisionTarget,
  WordsTarget,
} from '../syntax.ts';
import { refuseAlreadyMade, refuseIfAtEdge, refuseIfInPlace, refuseIfRunOn } from './already-made.ts';
import { type ApplyContext, each, rewrite, SUCCESS } from './apply-context.ts';
import { become } from './become.ts';
import { bracketsFor } from './brackets.ts';
import { type LiveNode, remainingChildren } from './live-node.ts';
import type { LocatedPlace } from './locate.ts';
import { fragmentsOf } from './locate.ts';
import { flattenTargets, mergeTargets, type ResolvedTarget } from './merge-targets.ts';
import { move } from './move.ts';
import { bare, cited } from './name.ts';
import { type FoundTarget, locatedPlaces } from './places.ts';
import { putAtEdge, putBeforeLink, putBeside, putInOrder } from './provisions.ts';
import { renumber } from './renumber.ts';
import { omitAll, substituteAll } from './replace-provisions.ts';
import {
  insertAtBeginning,
  insertAtEnd,
  insertAtEndOf,
  insertBeside,
  insertWordsAt,
  isItem,
  isLinkAlone,
  lastFirst,
  putInAt,
  refuseIfThere,
  replace,
} from './replace-words.ts';
import { withStop } from './run-on.ts';
import { endFragment, linkOf, targetsOf, withLinkBeside } from './targets.ts';

/** Carries out an operation as a whole, or refuses it with the reason. After a refusal, the caller rolls back. */
export function operate(
  context: ApplyContext,
  operation: Operation,
  amending: Provision | undefined,
): Result<null> {
  switch (operation.type) {
    case 'insert':
      return insert(context, operation.at, operation.newText);
    case 'substituteWords': {
      const { targets } = operation;
      const newText = targets.every(isHeading) ? headingAsWords(operation.newText) : operation.newText;
      const attempt = applyToTargets(
        context,
        targets,
        (target) => replace(context, bracketsFor(target, newText), newText),
        (resolved) =>
          mergeTargets(resolved, (node, text) => refuseIfInPlace(context, node, text, newText.words)),
      );
      return attempt.ok || attempt.error.kind !== 'not-found'
        ? attempt
        : (refuseIfReplaced(context, targets, newText) ?? attempt);
    }
    case 'omitWords':
      return applyToTargets(context, operation.targets, (target) => replace(context, target));
    case 'substituteProvisions': {
      const { targets } = operation;
      const newText = asProvisions(operation.newText, targets[0]?.at);
      if (newText.provisions.length === 0) return substituteProvisionWords(context, targets, newText);
      if (newText.words === '') return substituteAll(context, targets, newText.provisions);
      return substituteRunOn(context, targets, newText);
    }
    case 'omitProvisions':
      return omitAll(context, operation.targets);
    case 'becomeProvision':
      return become(context, operation.words, operation.as);
    case 'renumber':
      return renumber(context, operation);
    case 'move':
      return move(context, operation);
    case 'insertSetOut': {
      const newText = provisionsSetOut(amending, operation.setOutIn);
      return newText.ok ? insert(context, [operation.at], newText.value) : newText;
    }
  }
}

/** Whether a target is a whole heading. */
function isHeading(target: WordsTarget): boolean {
  const last = target.type === 'all' ? target.in.at(-1) : undefined;
  return (
    last?.type === 'heading' ||
    last?.type === 'italicBefore' ||
    (last?.type === 'anaphor' && last.unit === 'heading')
  );
}

/** A heading that is quoted on a line of its own, as words instead of a provision. */
function headingAsWords(newText: NewText): NewText {
  const [only, other] = newText.provisions;
  const isLine =
    only && !other && only.children.length === 0 && (only.kind === 'block' || only.kind === 'crossheading');
  return isLine && newText.words === '' ? { words: only.heading || only.content, provisions: [] } : newText;
}

/** Refuses a substitution where the text has the new words and no longer the old ones. */
function refuseIfReplaced(
  context: ApplyContext,
  targets: readonly WordsTarget[],
  { words, provisions }: NewText,
): Result<never> | null {
  const [only, other] = targets;
  if (context.isOwn || only?.type !== 'quoted' || other || provisions.length > 0 || words === '') return null;
  const replacements = targetsOf(context, { ...only, words });
  const [first] = replacements.ok ? replacements.value : [];
  if (!first) return null;
  return refuseAlreadyMade(`“${words}” is already there, and “${only.words}” is not`, first.place.node);
}

/** Finds all targets, and then applies an operation to each, last first. */
function applyToTargets(
  context: ApplyContext,
  targets: readonly Parameters<typeof targetsOf>[1][],
  apply: (target: FoundTarget) => Result<null>,
  joinTargets: (resolved: readonly ResolvedTarget[]) => Result<readonly FoundTarget[]> = flattenTargets,
): Result<null> {
  let all: readonly ResolvedTarget[] = [];
  for (const target of targets) {
    // "and the “or” that appears before those words": beside the words of the target just before.
    const isBesideWords = target.type === 'link' && target.link.of.length === 0 && all.length > 0;
    const foundTargets = isBesideWords
      ? withLinkBeside(
          all.flatMap((one) => one.foundTargets),
          target.link,
        )
      : targetsOf(context, target);
    if (!foundTargets.ok) return foundTargets;
    all = [...(isBesideWords ? [] : all), { target, foundTargets: foundTargets.value }];
  }
  const joinedTargets = joinTargets(all);
  if (!joinedTargets.ok) return joinedTargets;
  const sorted = lastFirst(joinedTargets.value);
  return sorted.ok ? each(sorted.value, apply) : sorted;
}

/** Words that only refer to provisions: “subsections (3A) and (3C)”. */
const REFERENCE_ONLY =
  /^(?:sections?|subsections?|(?:sub-)*paragraphs?|articles?|regulations?|schedules?)\s+[(\dA-Z][\w().,]*(?:\s+(?:and|or|to)\s+[(\dA-Z][\w().,]*)*$/i;

/** Replaces all words of a provision, which keeps its number. For several provisions, each would get the same words. */
function substituteProvisionWords(
  context: ApplyContext,
  targets: readonly ProvisionTarget[],
  newText: NewText,
): Result<null> {
  const places: LocatedPlace[] = [];
  for (const { at } of targets) {
    const located = locatedPlaces(context, at);
    if (!located.ok) return located;
    places.push(...located.value);
  }
  if (REFERENCE_ONLY.test(newText.words.trim())) {
    const message = `“${newText.words}” would be the whole provision: the quotation marks around the words to replace may be missing`;
    return refuse('unsupported', message);
  }
  if (places.length > context.places.length) return substituteListWords(context, places, newText);
  const words = targets.map(({ at }) => ({ type: 'all', in: at }) as const);
  return applyToTargets(context, words, (target) => replace(context, target, newText));
}

/** Replaces all items of a list with words, which continue the line before the list. */
function substituteListWords(
  context: ApplyContext,
  places: readonly LocatedPlace[],
  newText: NewText,
): Result<null> {
  const items = places.filter(({ field }) => !field).map(({ node }) => node);
  const isClosed = places.some(({ field }) => field === 'wrapUp');
  const list = items[0]?.parent;
  const isAll =
    list &&
    remainingChildren(list).length === items.length &&
    remainingChildren(list).every((item) => isItem(item) && items.includes(item)) &&
    places.every(({ node, field }) => (field ? node === list && field === 'wrapUp' : true));
  const fragments = isAll ? fragmentsOf({ node: list }) : [];
  const lead = fragments.findIndex(({ node, field }) => node === list && field === 'intro');
  const last = isClosed ? fragments.length - 1 : fragments.findLastIndex(({ node }) => node !== list);
  const line = fragments[lead]?.text ?? '';
  if (!isAll || lead < 0) return refuse('unsupported', 'words alone can’t replace several provisions');
  const from = { fragment: lead, at: line.replace(/[\s:—–-]+$/, '').length };
  const stretch = { fragments, from, to: { fragment: last, at: fragments[last]?.text.length ?? 0 } };
  return replace(context, { stretch, place: { node: list }, toEnd: true }, newText);
}

/** Only a stop and a linking word, as they are before the next item of a list. */
const LINK_ALONE = /^[,;.]?\s*(?:and|or|but)?\s*[—–-]*$/;

/** Replaces all words of a provision with words that run on into provisions. Refuses to change linking words or headings, too. */
function substituteRunOn(
  context: ApplyContext,
  targets: readonly ProvisionTarget[],
  newText: NewText,
): Result<null> {
  const hasExtras = targets.some(({ withLink, keepLink, withItalic }) => withLink ?? keepLink ?? withItalic);
  if (!hasExtras && !LINK_ALONE.test(newText.words.trim()))
    return substituteProvisionWords(context, targets, newText);
  const message = `“${newText.words}”, which continues into the text after it, can’t replace a whole provision`;
  return refuse('unsupported', message);
}

function insert(context: ApplyContext, anchors: readonly Anchor[], newText: NewText): Result<null> {
  if (!newText.words && newText.provisions.length === 0)
    return refuse('invalid', 'it is not said what is to be put in');
  const [only] = anchors;
  if (only?.type === 'words' && only.side === 'before' && only.words.type === 'link' && !newText.words)
    return insertBeforeLink(context, only.words.link, newText.provisions);
  const words = anchors.filter((anchor) => anchor.type === 'words');
  const sidedTargets: { readonly target: FoundTarget; readonly side: 'before' | 'after' }[] = [];
  for (const side of ['after', 'before'] as const) {
    const resolved: ResolvedTarget[] = [];
    for (const anchor of words) {
      if (anchor.side !== side) continue;
      const targets = targetsOf(context, anchor.words);
      if (!targets.ok) return targets;
      resolved.push({ target: anchor.words, foundTargets: targets.value });
    }
    const joinedTargets = mergeTargets(resolved);
    if (!joinedTargets.ok) return joinedTargets;
    sidedTargets.push(...joinedTargets.value.map((target) => ({ target, side })));
  }
  const sorted = lastFirst(sidedTargets.map(({ target }) => target));
  if (!sorted.ok) return sorted;
  const refusal = each(sidedTargets, ({ target, side }) => refuseIfThere(context, target, side, newText));
  if (!refusal.ok) return refusal;
  const attempt = each(sorted.value, (target) => {
    const side = sidedTargets.find((one) => one.target === target)?.side ?? 'after';
    return insertBeside(
      context,
      target,
      side,
      side === 'after' && opensList(target) ? asProvisions(newText) : newText,
    );
  });
  if (!attempt.ok) return attempt;
  const otherAnchors = anchors.filter((anchor) => anchor.type !== 'words');
  return each(otherAnchors, (anchor) => insertAt(context, anchor, newText));
}

/** Whether words end the line before a list, so that new text after them becomes its first item. */
function opensList({ stretch: { fragments, to } }: FoundTarget): boolean {
  const fragment = fragments[to.fragment];
  const isLast = fragment && fragment.text.slice(to.at).trim() === '' && /[—–:-]\s*$/.test(fragment.text);
  return isLast === true && remainingChildren(fragment.node).length > 0;
}

/** "Before the “or” before sub-paragraph (iii) insert": inserts the next item, which then ends with that word (R3.1). */
function insertBeforeLink(
  context: ApplyContext,
  link: LinkWord,
  provisions: readonly Provision[],
): Result<null> {
  const targets = linkOf(context, link);
  if (!targets.ok) return targets;
  return each(targets.value, ({ place }) => putBeforeLink(context, place.node, link.words, provisions));
}

/** Words that begin with a provision's number in brackets. */
const NUMBERED_PROVISION = /^\((?:\d+[A-Z]{0,3}|[A-Z]\d+|z*[a-z]{1,3}|[ivx]{1,5})\)\s+\p{L}/u;
/** Words that begin with a term in quotation marks and define it. The limit keeps the verb near to the term. */
const MEANING = /^(?:(?:an?|the) )?“[^”]+”[^“”;]{0,120}?\b(?:means?|includes?|has|have|is|are|in relation)\b/;
const NEXT_TERM = new RegExp(`([;,])\\s+(?:and\\s+)?(?=${MEANING.source.slice(1)})`, 'g');

/**
 * Provisions that are quoted in a line ("after paragraph (a) insert “(aa) be signed,”"), as if they were set out after a dash.
 * @param place the place of the new text. Beside or instead of a definition, words that define terms become definitions
 */
function asProvisions(newText: NewText, place: Location = []): NewText {
  const words = newText.words.trim();
  if (newText.provisions.length > 0) return newText;
  if (NUMBERED_PROVISION.test(words)) return { words: '', provisions: readProvisions(words) };
  if (place.at(-1)?.type !== 'definition' || !MEANING.test(words)) return newText;
  const provisions = readProvisions(words.replace(NEXT_TERM, '$1\n'), { kind: 'definition' });
  return { words: '', provisions };
}

function insertAt(
  context: ApplyContext,
  anchor: Exclude<Anchor, { type: 'words' }>,
  quotedText: NewText,
): Result<null> {
  const isInOrder = anchor.type === 'appropriatePlace';
  const newText = asProvisions(quotedText, isInOrder ? [{ type: 'definition', terms: [] }] : anchor.of);
  if (anchor.type === 'provision') {
    return newText.words
      ? insertWordsBeside(context, anchor, newText)
      : putBeside(context, anchor.of, anchor.side, newText.provisions, anchor.beforeLink);
  }
  const places = locatedPlaces(context, anchor.of);
  if (!places.ok) return places;
  return each(places.value, (place) => {
    if (anchor.type === 'edge') return insertAtEdge(context, place, anchor.edge, newText);
    if (newText.words)
      return refuse(
        'unsupported',
        `a person must decide where in ${cited(place.node)} these words belong`,
        cited(place.node),
      );
    return putInOrder(context, place, newText.provisions);
  });
}

/** Inserts words, or words that run on into provisions, before or after a whole provision. */
function insertWordsBeside(
  context: ApplyContext,
  { of, side, newLine }: Anchor & { type: 'provision' },
  newText: NewText,
): Result<null> {
  const places = locatedPlaces(context, of);
  if (!places.ok) return places;
  return each(places.value, (place) => {
    const { node } = place;
    const { parent } = node;
    if (place.field) return insertAtEdge(context, place, side === 'after' ? 'end' : 'beginning', newText);
    if (side === 'after' && newLine && parent && newText.provisions.length === 0) {
      if (remainingChildren(parent).at(-1) !== node)
        return refuse(
          'unsupported',
          `${cited(node)} is not the last part of ${cited(parent)}`,
          cited(parent),
        );
      const text = parent.text.wrapUp;
      const refusal = refuseIfAtEdge(context, parent, text, 'beginning', newText.words);
      return refusal ?? rewrite(context, parent, 'wrapUp', 0, 0, joinedBySpace(newText.words, text));
    }
    if (side === 'after') return insertAtEdge(context, place, 'end', newText);
    return refuse('unsupported', `words can’t be put before ${cited(node)}`, cited(node));
  });
}

function insertAtEdge(
  context: ApplyContext,
  place: LocatedPlace,
  edge: 'beginning' | 'end',
  newText: NewText,
): Result<null> {
  const { node } = place;
  const words = edge === 'end' && !place.field ? withSeparator(node, newText) : newText.words;
  if (place.cells) {
    const message = `the instruction does not say in which entry of ${cited(node)} to insert it`;
    return refuse('invalid', message, cited(node));
  }
  if (words && (node.kind === 'table' || node.kind === 'row'))
    return refuse(
      'invalid',
      `the instruction does not say in which column of ${cited(node)} to insert the words`,
      cited(node),
    );
  const refusal = words ? refuseIfRunOn(context, node, newText) : null;
  if (refusal) return refusal;
  const closing = place.field ? '' : node.text.wrapUp.trim();
  if (words && newText.provisions.length > 0 && edge === 'end' && closing !== '')
    return refuse(
      'unsupported',
      `${cited(node)} ends with “${closing}”, and it is not clear whether the new text goes before or after it`,
      cited(node),
    );
  if (words && newText.provisions.length > 0 && edge === 'beginning')
    return runOnAtBeginning(context, place, newText);
  const stop = edge === 'end' && /^[,;—]/.test(words) ? lastStop(node) : '';
  const provisions = stop ? withStop(newText.provisions, stop) : newText.provisions;
  if (words) {
    const insertWords = edge === 'end' ? insertWordsAtEnd : insertWordsAtBeginning;
    const attempt = insertWords(context, place, words);
    if (!attempt.ok) return attempt;
  }
  return provisions.length > 0 ? putAtEdge(context, { node }, edge, provisions, words) : SUCCESS;
}

/** A linking word with the usual stop of its list, if it would come after a full stop. Other words are unchanged. */
function withSeparator(node: LiveNode, { words }: NewText): string {
  const end = endFragment(node);
  if (!isLinkAlone(words) || !end?.text.trimEnd().endsWith('.')) return words;
  const siblings = end.node.parent ? remainingChildren(end.node.parent) : [];
  const stops = siblings.map(
    (item) => /([,;])(?:\s+(?:and|or|but))?\s*$/.exec(endFragment(item)?.text ?? '')?.[1],
  );
  return `${stops.findLast((stop) => stop !== undefined) ?? ','} ${words.trim()}`;
}

/** The stop at the end of a provision's words. New provisions that run on from them then end with that stop. */
const lastStop = (node: LiveNode): string => /[.;]$/.exec(endFragment(node)?.text.trimEnd() ?? '')?.[0] ?? '';

function insertWordsAtEnd(context: ApplyContext, place: LocatedPlace, allWords: string): Result<null> {
  const [words = '', ...lines] = allWords.split('\n');
  if (lines.length === 0 || place.field || !isLastPart(place.node))
    return insertLineAtEnd(context, place, allWords);
  // Words on a line of their own after the last item of a list become its closing words.
  const attempt = words ? insertLineAtEnd(context, place, words) : SUCCESS;
  const { parent } = place.node;
  if (!attempt.ok || !parent) return attempt;
  const text = parent.text.wrapUp;
  return rewrite(context, parent, 'wrapUp', 0, 0, joinedBySpace(lines.join('\n'), text));
}

const isLastPart = (node: LiveNode): boolean =>
  isItem(node) && node.parent !== null && remainingChildren(node.parent).at(-1) === node;

function insertLineAtEnd(context: ApplyContext, place: LocatedPlace, words: string): Result<null> {
  if (!place.field) return insertAtEnd(context, place.node, words);
  const end = fragmentsOf(place).at(-1);
  return end ? insertAtEndOf(context, end, words) : rewrite(context, place.node, place.field, 0, 0, words);
}

/** Inserts words that run on into provisions at the beginning of a place, before its own words. */
function runOnAtBeginning(context: ApplyContext, place: LocatedPlace, newText: NewText): Result<null> {
  const [first] = fragmentsOf(place);
  const { node } = place;
  return first?.node === node && !first.isNumber
    ? putInAt(context, first, first.from, newText)
    : refuse('not-found', `${cited(node)} has no words of its own to begin with`, cited(node));
}

function insertWordsAtBeginning(
  context: ApplyContext,
  { node, field, from = 0 }: LocatedPlace,
  words: string,
): Result<null> {
  if (!field) return insertAtBeginning(context, node, words);
  return insertWordsAt(context, node, field, from, words);
}

/** The provisions quoted in a Schedule of the amending text, which are to be inserted. */
function provisionsSetOut(amending: Provision | undefined, location: Location): Result<NewText> {
  const step = location.findLast((locus) => locus.type === 'unit' && locus.unit === 'Schedule');
  const label = step?.type === 'unit' ? (step.labels[0]?.from.at(-1) ?? '') : '';
  const schedules = amending ? schedulesOf(amending) : [];
  const schedule = label ? schedules.find(({ num }) => bare(num) === bare(label)) : schedules[0];
  if (!schedule || (!label && schedules.length > 1))
    return refuse(
      'not-found',
      `Keeling does not have the text of Schedule ${label} of the amending text`.replace('  ', ' '),
    );
  const quoted = quotationsIn(schedule).flatMap(({ children }) => children);
  return quoted.length > 0
    ? ok({ words: '', provisions: quoted })
    : refuse('unsupported', `Schedule ${label} of the amending text quotes nothing to be put in`);
}

const schedulesOf = (root: Provision): readonly Provision[] =>
  root.children.flatMap((child) =>
    child.kind === 'schedule' ? [child] : child.kind === 'quotation' ? [] : schedulesOf(child),
  );

const quotationsIn = (node: Provision): readonly Provision[] =>
  node.children.flatMap((child) => (child.kind === 'quotation' ? [child] : quotationsIn(child)));
