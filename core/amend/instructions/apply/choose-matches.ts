import { FIELDS, indexTree } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { Occurrence } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { downward } from './live-node.ts';
import { fragmentsOf, type LocatedPlace, placeName } from './locate.ts';
import { blockWith, type MatchedWords, plain } from './match.ts';
import { cited } from './name.ts';
import { isRepealed } from './places.ts';

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** Chooses the matches that an instruction means (drafting-conventions.md §3.6, duty 2). */
export function chooseMatches(
  matches: readonly MatchedWords[],
  where: Occurrence,
  words: string,
  place: LocatedPlace,
): Result<readonly MatchedWords[]> {
  const name = placeName(place);
  const count = matches.length;
  if (count === 0) return refuseMissing(words, place);
  switch (where.type) {
    case 'once':
      return count === 1
        ? ok(matches)
        : refuse(
            'invalid',
            `“${words}” occurs ${times(count)} in ${name}, and the instruction does not say which one it means`,
            name,
          );
    case 'both':
      return count === 2
        ? ok(matches)
        : refuse('invalid', `“${words}” occurs ${times(count)} in ${name}, not in two places`, name);
    case 'each':
      return ok(matches);
    case 'nth': {
      if (where.isAtEnd) return matchAtEnd(matches.at(-1), words, place);
      const hit = where.nth < 0 ? matches.at(where.nth) : matches[where.nth - 1];
      const nth = where.nth < 0 ? 'last' : (ORDINALS[where.nth] ?? `${where.nth}th`);
      // “In the first place where it occurs” means one of several places. If there is one only, an earlier change was already made.
      if (hit && count === 1)
        return refuse(
          'not-found',
          `“${words}” occurs only once in ${name}, but the instruction means one of several`,
          name,
        );
      return hit
        ? ok([hit])
        : refuse(
            'invalid',
            `“${words}” occurs only ${times(count)} in ${name}: there is no ${nth} place`,
            name,
          );
    }
  }
}

/** The match at the end of a place, with at most punctuation after it. */
function matchAtEnd(
  last: MatchedWords | undefined,
  words: string,
  place: LocatedPlace,
): Result<readonly MatchedWords[]> {
  const [fragment, ...laterFragments] = last?.fragments.slice(last.to.fragment) ?? [];
  const isLast =
    last && fragment && laterFragments.length === 0 && !/[\p{L}\p{N}]/u.test(fragment.text.slice(last.to.at));
  const name = placeName(place);
  return isLast ? ok([last]) : refuse('not-found', `there is no “${words}” at the end of ${name}`, name);
}

/** The amendments that changed words which a place had before. The instruction would be an alternative to these. */
export function refuseChangedWords(
  { text }: ApplyContext,
  place: LocatedPlace,
  words: string,
): Result<never> | null {
  const pids = new Set([...downward(place.node)].map((node) => node.division?.of ?? node.pid));
  const base = indexTree(text.base).byPid;
  const isInBase = [...pids].some((pid) =>
    FIELDS.some((field) => field !== 'num' && plain(base.get(pid)?.[field] ?? '').includes(plain(words))),
  );
  if (!isInBase) return null;
  const changedBy = text
    .drafted()
    .filter(({ edits }) => edits.some((edit) => edit.type === 'text' && pids.has(edit.pid)));
  if (changedBy.length === 0) return null;
  const ids = changedBy.map(({ id }) => id).join(', ');
  const name = placeName(place);
  return refuse('clash', `“${words}” does not occur in ${name} any more: ${ids} changes it`, name);
}

function refuseMissing(words: string, place: LocatedPlace): Result<never> {
  const name = placeName(place);
  if (isRepealed(place.node)) return refuse('not-found', `${name} is repealed, and has no words`, name);
  const block = place.field ? null : blockWith(place.node, words);
  if (block) return refuse('unsupported', `“${words}” is in a block of ${name} that can’t be edited`, name);
  const { node } = place;
  const inHeading = !place.field && plain(node.text.heading).includes(plain(words));
  const isPart = fragmentsOf(place).some(
    ({ text, isNumber }) => !isNumber && plain(text).includes(plain(words)),
  );
  const but = isPart ? ' but in a longer word' : inHeading ? ', though its heading has it' : '';
  return refuse('not-found', `“${words}” does not occur in ${name}${but}`, name);
}

/** Refuses to look for words in a whole Act or Part, unless the instruction means every place where they occur. */
export function refuseUnplaced({ node, field }: LocatedPlace, where: Occurrence): Result<never> | null {
  const isGroup = node.kind === 'act' || node.kind === 'part' || node.kind === 'chapter';
  if (!isGroup || field || where.type === 'each') return null;
  return refuse('invalid', `nothing says which provision of ${cited(node)} the words are in`, cited(node));
}
