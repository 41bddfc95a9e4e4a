import { groupBy } from '../../base/group-by.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { fieldsOf, type Hit } from '../find-words.ts';
import { redline, textOf } from '../redline/redline.ts';
import type { Changes } from '../structure/spot-for.ts';
import { applyChanges, type Command, type DraftingSession, finish, shownOf } from './command.ts';
import { spliceField } from './revise.ts';

/** The hits of each field, in the order of the text. */
const hitsByField = (hits: readonly Hit[]): readonly (readonly Hit[])[] =>
  [...groupBy(hits, ({ field, pid }) => `${field} ${pid}`).values()].map((group) =>
    group.toSorted((a, b) => (a.live?.from ?? 0) - (b.live?.from ?? 0)),
  );

/** Refused `refused` for words that an amendment strikes, and `stale` for words that changed since the search. */
function refuseMovedHits(session: DraftingSession, hits: readonly Hit[]): Result<null> {
  const textByField = new Map(
    [...fieldsOf(redline(session.base, shownOf(session)))].map(({ node, pid, field }) => [
      `${field} ${pid}`,
      textOf(node.fields[field], 'deleted'),
    ]),
  );
  for (const { live, pid, field, text, place, blockedBy } of hits) {
    const quoted = `“${text}” in ${place}`;
    if (!live)
      return refuse('refused', `${blockedBy.join(', ')} changes ${quoted}: choose the other places`, place);
    if (textByField.get(`${field} ${pid}`)?.slice(live.from, live.to) !== text)
      return refuse('stale', `The text has changed. Search for ${quoted} again`, place);
  }
  return ok(null);
}

/**
 * Replaces the words of each hit, in one amendment. Words that another amendment inserted are replaced in that one.
 * Refused as a whole, with the place, where the words of one hit are struck or have changed since the search.
 */
export function amendEachPlace(
  session: DraftingSession,
  hits: readonly Hit[],
  replacement: string | ((hit: Hit) => string),
): Command {
  const wordsFor = (hit: Hit): string => (typeof replacement === 'string' ? replacement : replacement(hit));
  if (hits.length === 0) return refuse('invalid', 'Choose at least one place');
  const refusal = refuseMovedHits(session, hits);
  if (!refusal.ok) return refusal;
  let now = session;
  let all: Changes = new Map();
  for (const group of hitsByField(hits)) {
    const [first] = group;
    if (!first) continue;
    const splices = group.flatMap((hit) =>
      hit.live ? [{ at: hit.live.from, remove: hit.live.to - hit.live.from, insert: wordsFor(hit) }] : [],
    );
    const changes = spliceField(now, first.pid, first.field, splices);
    if (!changes) return refuse('not-found', `There is no ${first.field} in ${first.place}`, first.place);
    all = new Map([...all, ...changes]);
    now = applyChanges(now, changes);
  }
  const revisedIds = [...all.keys()].filter((id) => id !== session.me);
  const places = hits.length === 1 ? `in ${hits[0]?.place}` : `in ${hits.length} places`;
  const revised = revisedIds.length > 0 ? `, which revises ${revisedIds.join(', ')}` : '';
  const list = (words: readonly string[]) => [...new Set(words.map((one) => `“${one}”`))].join(' and ');
  return finish(
    session,
    all,
    `For ${list(hits.map(({ text }) => text))}, substituted ${list(hits.map(wordsFor))} ${places}${revised}`,
  );
}
