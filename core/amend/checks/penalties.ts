import { cite } from '../../act/citation.ts';
import { type Provision, walk } from '../../act/tree.ts';
import { numberOfWords } from '../../base/number-words.ts';
import type { RedlineNode } from '../redline/redline.ts';
import { type ChangedField, changedFields, wordsBefore } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** The lengths of units in days, exact enough to compare two terms. */
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365 };
const TERM = /\b(\d+|[a-z]+(?:-[a-z]+)?) (day|week|month|year)s?\b/g;
const LEVEL = /\blevel (\d) on the standard scale\b/g;
const LIFE = /\bimprisonment for life\b/;
const PENAL = /\b(?:imprisonment|fine|liable)\b/;
const OFFENCE =
  /\b(?:is guilty of an offence|commits an offence|it is an offence|shall be guilty of an offence)\b/i;
const TRANSITION =
  /\boffences? committed (?:on or after|before|wholly|partly)|\bcommitted before\b|\bbefore the (?:coming into force|commencement)\b/;

/** The longest term of imprisonment in days, and the highest level of fine, that some words provide for; 0 without any. */
function penaltyOf(text: string): { readonly days: number; readonly level: number } {
  if (!PENAL.test(text)) return { days: 0, level: 0 };
  const terms = [...text.matchAll(TERM)].map(
    ([, count = '', unit = '']) => (numberOfWords(count) ?? (Number(count) || 0)) * (DAYS[unit] ?? 0),
  );
  const levels = [...text.matchAll(LEVEL)].map(([, level]) => Number(level));
  return {
    days: LIFE.test(text) ? Number.POSITIVE_INFINITY : Math.max(0, ...terms),
    level: Math.max(0, ...levels),
  };
}

/** Whether a changed field makes an offence, or a heavier penalty than in the base text. */
function heavierBy({ node, field, text }: ChangedField): 'offence' | 'penalty' | null {
  const before = wordsBefore(node, field);
  if (OFFENCE.test(text) && !OFFENCE.test(before)) return 'offence';
  const [was, now] = [penaltyOf(before), penaltyOf(text)];
  return now.days > was.days || now.level > was.level ? 'penalty' : null;
}

/** Whether an amendment says to which offences its changes apply. */
function hasTransition(nodes: readonly RedlineNode[], am: string): boolean {
  return nodes
    .flatMap(changedFields)
    .some(({ insertions, text }) => insertions.some((put) => put.am === am) && TRANSITION.test(text));
}

/** D22. Finds new offences and heavier penalties in an amendment that doesn't say to which offences they apply. */
export const D22: Check = {
  id: 'D22',
  run: (context: CheckContext) =>
    context.changed.flatMap((change): UnkeyedFinding[] => {
      const { node, field, text, insertions } = change;
      const [insertion] = insertions;
      const heavier = insertion && heavierBy(change);
      if (!heavier || hasTransition(context.touched, insertion.am)) return [];
      const subject = { offence: 'a new offence', penalty: 'a heavier penalty' }[heavier];
      const { pid } = node.provision;
      return [
        {
          severity: 'warning',
          pid,
          field,
          from: insertion.from,
          to: Math.min(insertion.to, text.length),
          amendment: insertion.am,
          detail: heavier,
          message: `${insertion.am} makes ${subject} in ${cite(context.amended, pid)}, and doesn’t say that it applies only to offences committed on or after commencement`,
        },
      ];
    }),
};

/** The provisions in which the draft makes a penalty heavier, and those around them. Other Acts may follow these penalties. */
export function heavierPids(context: CheckContext): ReadonlySet<string> {
  const pids = new Set<string>();
  for (const change of context.changed) {
    if (heavierBy(change) !== 'penalty') continue;
    for (const { provision } of nodePath(context, change.node.provision.pid)) pids.add(provision.pid);
  }
  return pids;
}

/** All words of a provision and its parts. */
export const wordsOf = (node: Provision): string =>
  [...walk(node)].map(({ intro, content, wrapUp }) => `${intro} ${content} ${wrapUp}`).join(' ');
