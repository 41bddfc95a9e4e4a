import type { Kind, Pid } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import type { Operation } from '../syntax.ts';
import { amendmentIdsIn } from './amended.ts';
import { applyToText, countQuoted, writeEverywhere } from './everywhere.ts';
import { withChanges } from './hunk.ts';
import {
  type ChangePlace,
  isSearched,
  letteringIn,
  type PlaceText,
  remainingHunks,
  SCOPES,
  textsIn,
  withoutChanges,
} from './place-texts.ts';
import { isBetterSetOut } from './set-out.ts';
import { singleSpaced } from './tokens.ts';

/** One instruction for all occurrences of some words in a provision, which change alike. */
export interface RepeatedChange {
  readonly operation: Operation;
  readonly amendments: readonly string[];
}

const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter']);

/** Up to so many provisions are named one by one: "in subsections (1) and (3), for …". */
const MAX_NAMED = 3;

/** Groups equal changes of words that are in several texts, not all of them in one child of the provision. */
function groupRepeated(texts: readonly PlaceText[]): readonly (readonly ChangePlace[])[] {
  const places = texts.flatMap((text) => text.hunks.map((hunk): ChangePlace => ({ text, hunk })));
  const changeOf = ({ text, hunk }: ChangePlace) =>
    JSON.stringify([singleSpaced((text.before ?? '').slice(hunk.from, hunk.to)), singleSpaced(hunk.words)]);
  return [...groupBy(places, changeOf).values()].filter((group) => {
    const parts = new Set(group.map(({ text }) => text.part));
    return new Set(group.map(({ text }) => text)).size > 1 && (parts.size > 1 || parts.has(''));
  });
}

/** Whether the changes are in a few provisions that an instruction can list by their numbers. */
function canBeListed(group: readonly ChangePlace[]): boolean {
  const texts = new Set(group.map(({ text }) => text));
  const isNamed = ({ node, field }: PlaceText) =>
    field === 'content' && node.provision.num !== '' && node.children.length === 0;
  return texts.size === group.length && texts.size <= MAX_NAMED && [...texts].every(isNamed);
}

/** An instruction with the places that it must change. */
interface Reach {
  readonly operation: Operation;
  readonly places: readonly ChangePlace[];
}

/**
 * Whether instructions, carried out last and in order, change only their own places and make the text as amended.
 * The search also covers words that run over from one text to the next.
 */
function reachOnlyTheirPlaces(texts: readonly PlaceText[], reaches: readonly Reach[]): boolean {
  const allPlaces = reaches.flatMap(({ places }) => places);
  const amendedTexts = texts.filter(({ after, field }) => after !== null && field !== 'heading');
  let now = amendedTexts.map((text) =>
    text.hunks.length > 0
      ? withChanges(text.before ?? '', remainingHunks(text, allPlaces))
      : (text.after ?? ''),
  );
  for (const { operation, places } of reaches) {
    const read = now.filter((_, at) => amendedTexts[at] && isSearched(amendedTexts[at]));
    if (countQuoted(operation, read) !== places.length) return false;
    if (countQuoted(operation, [now.join(' ')]) !== places.length) return false;
    now = now.map((text, at) => {
      const place = amendedTexts[at];
      return place && isSearched(place) ? applyToText(operation, text, letteringIn(place)) : text;
    });
  }
  return amendedTexts.every(({ after }, at) => singleSpaced(after ?? '') === singleSpaced(now[at] ?? ''));
}

/** The instruction for a repeated change; null if the words also occur in the provision where they don't change. */
function reachOf(
  scope: RedlineNode,
  texts: readonly PlaceText[],
  places: readonly ChangePlace[],
): Reach | null {
  const changedTexts = [...groupBy(places, ({ text }) => text)].map(([text, placesInText]) => ({
    text: text.before ?? '',
    hunks: placesInText.map(({ hunk }) => hunk),
    lettering: letteringIn(text),
  }));
  const touched = new Set(places.map(({ text }) => text));
  const unchangedTexts = texts.filter(
    (text) => isSearched(text) && text.after !== null && !touched.has(text),
  );
  const isGroup = GROUPS.has(scope.provision.kind);
  const operation = writeEverywhere(
    changedTexts,
    unchangedTexts.flatMap(({ before }) => before ?? []),
    isGroup ? { type: 'each' } : undefined,
  );
  if (!operation) return null;
  // "In each place" doesn't cover headings, but a reader may look there. So the words must not occur in a heading.
  const headings = texts.filter(({ field, node }) => field === 'heading' && node.provision.kind !== 'act');
  const inHeadings = countQuoted(
    operation,
    headings.flatMap(({ after }) => after ?? []),
  );
  return inHeadings === 0 ? { operation, places } : null;
}

const isMissing = (node: RedlineNode): boolean =>
  node.provision.missing === true || node.children.some(isMissing);

/**
 * Finds changes that are the same at every occurrence of the words in a provision (drafting-conventions.md §3.1, "more
 * than one place"). `remaining` is the redline without them, because they are made last. Each is found at the innermost
 * provision that has all of its places.
 */
export function repeatedChanges(scope: RedlineNode): {
  readonly remaining: RedlineNode;
  readonly repeated: readonly RepeatedChange[];
} {
  const nothingAlike = { remaining: scope, repeated: [] };
  if (!SCOPES.has(scope.provision.kind) || scope.division) return nothingAlike;
  const isGroup = GROUPS.has(scope.provision.kind);
  const isWorth = (group: readonly ChangePlace[]) => (!isGroup || group.length > 2) && !canBeListed(group);
  const repeated = groupRepeated(textsIn(scope, () => false, true)).filter(isWorth);
  if (repeated.length === 0 || isMissing(scope)) return nothingAlike;
  // A provision that is set out anew gets its words from there, and must be left out of these instructions.
  const tentative = withoutChanges(scope, repeated.flat());
  const setOut = new Set<Pid>();
  const findSetOut = (node: RedlineNode): void => {
    if (amendmentIdsIn(node).length === 0) return;
    if (node !== tentative && isBetterSetOut(node)) setOut.add(node.provision.pid);
    else node.children.forEach(findSetOut);
  };
  findSetOut(tentative);
  const texts = textsIn(scope, ({ provision }) => setOut.has(provision.pid), false);
  let reaches: readonly Reach[] = [];
  for (const places of groupRepeated(texts).filter(isWorth)) {
    const reach = reachOf(scope, texts, places);
    if (reach && reachOnlyTheirPlaces(texts, [...reaches, reach])) reaches = [...reaches, reach];
  }
  return {
    remaining: withoutChanges(
      scope,
      reaches.flatMap(({ places }) => places),
    ),
    repeated: reaches.map(({ operation, places }) => ({
      operation,
      amendments: [...new Set(places.flatMap(({ hunk }) => hunk.amendments))].sort(),
    })),
  };
}
