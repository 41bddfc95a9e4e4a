import type { Kind, Pid } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Operation } from '../syntax.ts';
import { amendmentsIn } from './amended.ts';
import { applyToText, everywhere, placesOf } from './everywhere.ts';
import { withChanges } from './hunk.ts';
import {
  isRead,
  left,
  letteringIn,
  type Place,
  type PlaceText,
  SCOPES,
  textsIn,
  without,
} from './place-texts.ts';
import { isBetterSetOut } from './set-out.ts';
import { evenly } from './tokens.ts';

/** One instruction for all the places in a provision where some words stand, which change alike in each. */
export interface Throughout {
  readonly operation: Operation;
  readonly amendments: readonly string[];
}

const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter']);

/** So many provisions are rather named one by one: "in subsections (1) and (3), for …". */
const MOST_NAMED = 3;

/** Changes of words that are the same in more than one text, and not all in one part of the provision. */
function repeatedIn(texts: readonly PlaceText[]): readonly (readonly Place[])[] {
  const places = texts.flatMap((text) => text.hunks.map((hunk): Place => ({ text, hunk })));
  const changeOf = ({ text, hunk }: Place) =>
    JSON.stringify([evenly((text.before ?? '').slice(hunk.from, hunk.to)), evenly(hunk.words)]);
  return [...groupBy(places, changeOf).values()].filter((group) => {
    const parts = new Set(group.map(({ text }) => text.part));
    return new Set(group.map(({ text }) => text)).size > 1 && (parts.size > 1 || parts.has(''));
  });
}

/** Whether a few provisions that can be named are all there is to say: they are said as a list. */
function isListed(group: readonly Place[]): boolean {
  const texts = new Set(group.map(({ text }) => text));
  const isNamed = ({ node, field }: PlaceText) =>
    field === 'content' && node.provision.num !== '' && node.children.length === 0;
  return texts.size === group.length && texts.size <= MOST_NAMED && [...texts].every(isNamed);
}

/** An instruction with the places that it is to reach. */
interface Reach {
  readonly operation: Operation;
  readonly places: readonly Place[];
}

/**
 * Whether instructions that come last, one after another, reach their own places only and make the text as amended.
 * Words may go on from one text to the next.
 */
function holds(texts: readonly PlaceText[], reaches: readonly Reach[]): boolean {
  const out = reaches.flatMap(({ places }) => places);
  const stay = texts.filter(({ after, field }) => after !== null && field !== 'heading');
  let now = stay.map((text) =>
    text.hunks.length > 0 ? withChanges(text.before ?? '', left(text, out)) : (text.after ?? ''),
  );
  for (const { operation, places } of reaches) {
    const read = now.filter((_, at) => stay[at] && isRead(stay[at]));
    if (placesOf(operation, read) !== places.length) return false;
    if (placesOf(operation, [now.join(' ')]) !== places.length) return false;
    now = now.map((text, at) => {
      const place = stay[at];
      return place && isRead(place) ? applyToText(operation, text, letteringIn(place)) : text;
    });
  }
  return stay.every(({ after }, at) => evenly(after ?? '') === evenly(now[at] ?? ''));
}

/** The instruction for all the places of a change, where it is true of every place in the provision. */
function reachOf(scope: RedlineNode, texts: readonly PlaceText[], places: readonly Place[]): Reach | null {
  const changedTexts = [...groupBy(places, ({ text }) => text)].map(([text, placesInText]) => ({
    text: text.before ?? '',
    hunks: placesInText.map(({ hunk }) => hunk),
    lettering: letteringIn(text),
  }));
  const touched = new Set(places.map(({ text }) => text));
  const unchangedTexts = texts.filter((text) => isRead(text) && text.after !== null && !touched.has(text));
  const isGroup = GROUPS.has(scope.provision.kind);
  const operation = everywhere(
    changedTexts,
    unchangedTexts.flatMap(({ before }) => before ?? []),
    isGroup ? { type: 'each' } : undefined,
  );
  if (!operation) return null;
  // A heading is no part of the words that are searched; but who reads "in each place" may look there.
  const headings = texts.filter(({ field, node }) => field === 'heading' && node.provision.kind !== 'act');
  const inHeadings = placesOf(
    operation,
    headings.flatMap(({ after }) => after ?? []),
  );
  return inHeadings === 0 ? { operation, places } : null;
}

const isMissing = (node: RedlineNode): boolean =>
  node.provision.missing === true || node.children.some(isMissing);

/**
 * Finds the changes that are the same in every place where the words stand in a provision (drafting-conventions.md §3.1, "more
 * than one place"). `remaining` is the provision without them, because they are made last. A change is found at the innermost
 * provision that has all of its places.
 */
export function repeatedChanges(scope: RedlineNode): {
  readonly remaining: RedlineNode;
  readonly alike: readonly Throughout[];
} {
  const nothingAlike = { remaining: scope, alike: [] };
  if (!SCOPES.has(scope.provision.kind) || scope.division) return nothingAlike;
  const isGroup = GROUPS.has(scope.provision.kind);
  const isWorth = (group: readonly Place[]) => (!isGroup || group.length > 2) && !isListed(group);
  const repeated = repeatedIn(textsIn(scope, () => false, true)).filter(isWorth);
  if (repeated.length === 0 || isMissing(scope)) return nothingAlike;
  // What is set out anew has its words from there, and not from these instructions.
  const tentative = without(scope, repeated.flat());
  const setOut = new Set<Pid>();
  const look = (node: RedlineNode): void => {
    if (amendmentsIn(node).length === 0) return;
    if (node !== tentative && isBetterSetOut(node)) setOut.add(node.provision.pid);
    else node.children.forEach(look);
  };
  look(tentative);
  const texts = textsIn(scope, ({ provision }) => setOut.has(provision.pid), false);
  let reaches: readonly Reach[] = [];
  for (const places of repeatedIn(texts).filter(isWorth)) {
    const reach = reachOf(scope, texts, places);
    if (reach && holds(texts, [...reaches, reach])) reaches = [...reaches, reach];
  }
  return {
    remaining: without(
      scope,
      reaches.flatMap(({ places }) => places),
    ),
    alike: reaches.map(({ operation, places }) => ({
      operation,
      amendments: [...new Set(places.flatMap(({ hunk }) => hunk.amendments))].sort(),
    })),
  };
}
