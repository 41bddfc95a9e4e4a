import { cite } from '../../act/citation.ts';
import { READ } from '../../act/term-words.ts';
import { type Pid, walk } from '../../act/tree.ts';
import { NUMBER_WORD } from '../../base/number-words.ts';
import { authorOf, type ChangedField, isNew, wordsBefore } from './changed.ts';
import { type CheckContext, divisionOf, nodePath } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** A figure and its unit: "51 weeks", "six months", "level 5 on the standard scale", "£5,000". */
const FIGURE = new RegExp(
  String.raw`\b(?:\d+|(?:${NUMBER_WORD})(?:-(?:${NUMBER_WORD}))?) (?:working )?(?:hour|day|week|month|year)s?\b|\blevel \d on the standard scale\b|£\d[\d,.]*\d|\b\d+(?:\.\d+)? ?(?:%|per cent\b)`,
  'gi',
);
/** Words by which a phrase can be recognised. Shorter words are in every text. */
const DISTINCTIVE_WORD = /\p{L}{4,}/gu;
const MIN_DISTINCTIVE = 2;

const figuresIn = (text: string): readonly string[] => text.match(FIGURE) ?? [];

/** The figures of one list that another lacks, each once. */
const missingFrom = (all: readonly string[], from: readonly string[]): readonly string[] => [
  ...new Set(all.filter((figure) => !from.includes(figure))),
];

/** Words that an amendment replaces by others. */
interface Replacement {
  readonly before: string;
  /** Null if more than one figure could replace it. */
  readonly after: string | null;
  readonly am: string;
}

/** The figures and phrases that the draft replaces in a field. */
function replacementsIn(change: ChangedField): readonly Replacement[] {
  const { node, field, text, insertions, deletions } = change;
  const before = wordsBefore(node, field);
  const am = authorOf(change);
  if (before === '' || am === null || field === 'num') return [];
  const newFigures = missingFrom(figuresIn(text), figuresIn(before));
  const figures = missingFrom(figuresIn(before), figuresIn(text)).map((figure) => ({
    before: figure,
    after: newFigures.length === 1 ? (newFigures[0] ?? null) : null,
    am,
  }));
  const phrases = deletions.flatMap((cut): readonly Replacement[] => {
    const insertion = insertions.find(({ from, to }) => from === cut.at || to === cut.at);
    const phrase = cut.text.trim();
    const isDistinctive = (phrase.match(DISTINCTIVE_WORD) ?? []).length >= MIN_DISTINCTIVE;
    if (!insertion || !isDistinctive || figuresIn(phrase).length > 0 || text.includes(phrase)) return [];
    return [{ before: phrase, after: text.slice(insertion.from, insertion.to).trim(), am: cut.am }];
  });
  return [...(newFigures.length > 0 ? figures : []), ...phrases];
}

/** The provisions of the section of a change, and those that refer to that section or the changed part. */
function nearbyPids(context: CheckContext, pid: Pid): ReadonlySet<Pid> {
  const division = divisionOf(context, pid);
  if (!division) return new Set();
  const amended = context.index.byPid.get(division.provision.pid);
  const near = new Set(amended ? [...walk(amended)].map((node) => node.pid) : []);
  const path = nodePath(context, pid).map(({ provision }) => provision.pid);
  const inDivision = path.slice(path.indexOf(division.provision.pid));
  for (const place of inDivision)
    for (const reference of context.before.to.get(place) ?? []) near.add(reference.pid);
  return near;
}

/** The places in the text as amended with these words, but not inside a longer word or figure. */
function* occurrences(context: CheckContext, pids: ReadonlySet<Pid>, words: string) {
  for (const pid of pids) {
    const provision = context.index.byPid.get(pid);
    if (!provision) continue;
    for (const field of READ) {
      const text = provision[field];
      for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
        const around = `${text.charAt(from - 1)}${text.charAt(from + words.length)}`;
        if (!/[\p{L}\p{N}]/u.test(around)) yield { pid, field, from, to: from + words.length };
      }
    }
  }
}

/** D36. Finds a replaced figure or phrase that is still used in the same section, or in provisions that refer to it. */
export const D36: Check = {
  id: 'D36',
  run: (context) =>
    context.changed.flatMap((change) => {
      const { pid } = change.node.provision;
      if (isNew(change.node)) return [];
      return replacementsIn(change).flatMap(({ before, after, am }) =>
        [...occurrences(context, nearbyPids(context, pid), before)].map((place): UnkeyedFinding => {
          const { pid: otherPid, field, from, to } = place;
          const changed = `${cite(context.amended, pid)}${after === null ? '' : ` to “${after}”`}`;
          const texts = [
            { pid: otherPid, field, splices: [{ at: from, remove: to - from, insert: after ?? '' }] },
          ];
          return {
            severity: 'information',
            ...place,
            amendment: am,
            detail: `${pid} ${before} ${from}`,
            message: `${cite(context.amended, otherPid)} still says “${before}”, which ${am} changes in ${changed}`,
            ...(after ? { fix: { words: `Change “${before}” to “${after}”`, texts } } : {}),
          };
        }),
      );
    }),
};
