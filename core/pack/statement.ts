import type { Change, ChangeKind } from '../amend/changes/change.ts';
import { count, listed } from '../base/english.ts';

/**
 * Explanatory statements: "not more than 50 words", saying what an amendment is meant to do and arguing for nothing
 * (the Commons’ rule for members’ explanatory statements). A statement is checked, and never fixed, by a machine.
 */

export const MOST_WORDS = 50;

/** Something about a statement that its writer should look at. */
interface StatementFinding {
  readonly kind: 'too-long' | 'not-neutral' | 'not-a-statement';
  /** The words that it is about; '' for the whole. */
  readonly words: string;
  readonly message: string;
}

/** Words that argue or judge, with why they are found: a sign, and no proof. */
const ARGUING: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:unfortunate(?:ly)?|regrettabl[ey]|disgraceful(?:ly)?|absurd(?:ly)?|outrageous(?:ly)?|scandal(?:ous)?|shameful(?:ly)?|unacceptabl[ey]|appalling(?:ly)?|ridiculous(?:ly)?|woeful(?:ly)?|draconian|perverse(?:ly)?|unjust(?:ly)?|unfair(?:ly)?)\b/giu,
    'judges',
  ],
  [
    /\b(?:clearly|obviously|plainly|rightly|wrongly|surely|undoubtedly|self-evident(?:ly)?|common sense|of course)\b/giu,
    'takes a side',
  ],
  [
    /\b(?:vital(?:ly)?|essential(?:ly)?|crucial(?:ly)?|urgent(?:ly)?|much[- ]needed|long[- ]overdue|imperative|desperate(?:ly)?|important(?:ly)?)\b/giu,
    'urges',
  ],
  [
    /\b(?:fail(?:s|ed|ing|ures?)?|inadequate(?:ly)?|flawed|loopholes?|outdated|weak(?:ness(?:es)?)?|strengthen(?:s|ed|ing)?|better|improve(?:s|d|ments?)?|modernis(?:e|es|ed|ing)|sensible|common-sense|fair(?:er|ness)?)\b/giu,
    'judges the law as it stands, or the change',
  ],
  [
    /\b(?:(?:I|we|the Government|Ministers?) (?:believe|think|feel|consider|hope|welcome|deplore|regret)s?|in (?:my|our) (?:view|opinion)|it is (?:right|wrong|time) (?:that|to))\b/giu,
    'argues',
  ],
];

/** How many words a text has: what stands between spaces and holds a letter or a figure. */
export const wordCount = (text: string): number =>
  text.split(/[\s—–]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** What to look at in an explanatory statement; nothing for one that is short and neutral, or empty. */
export function checkStatement(text: string): readonly StatementFinding[] {
  if (text.trim() === '') return [];
  const words = wordCount(text);
  const findings: StatementFinding[] = [];
  if (words > MOST_WORDS)
    findings.push({
      kind: 'too-long',
      words: '',
      message: `It has ${words} words; an explanatory statement has at most ${MOST_WORDS}.`,
    });
  for (const [pattern, does] of ARGUING)
    for (const [found] of text.matchAll(pattern))
      findings.push({
        kind: 'not-neutral',
        words: found,
        message: `“${found}” ${does}. A statement says what the amendment is meant to do.`,
      });
  const [asked] = text.match(/[?!]/u) ?? [];
  if (asked)
    findings.push({
      kind: 'not-neutral',
      words: asked,
      message: `“${asked}” asks or exclaims. A statement says what the amendment is meant to do.`,
    });
  return findings;
}

const provisions = (many: number): string => (many === 1 ? 'a provision' : count(many, 'provision'));

const DOES: Readonly<Record<ChangeKind, (many: number) => string>> = {
  inserted: (many) => (many === 1 ? 'inserting words' : `inserting words in ${many} places`),
  deleted: (many) => (many === 1 ? 'leaving out words' : `leaving out words in ${many} places`),
  replaced: (many) => (many === 1 ? 'replacing words' : `replacing words in ${many} places`),
  'provision-inserted': (many) => `inserting ${provisions(many)}`,
  'provision-omitted': (many) => `leaving out ${provisions(many)}`,
  'provision-substituted': (many) => `substituting ${provisions(many)}`,
  'provision-moved': (many) => `moving ${provisions(many)}`,
  'provision-divided': (many) => `dividing ${provisions(many)}`,
};

/**
 * A statement of what changes do: where, and what kind of change, in neutral words; '' where nothing changes. Names no
 * more places than fit in fifty words.
 * @param given `does` says it in words, as `wouldDo` has it; `number` is how many outermost provisions it is about
 */
export function statementOf(
  changes: readonly Pick<Change, 'kind'>[],
  given: { readonly does: string; readonly number: number; readonly act: string },
): string {
  if (changes.length === 0) return '';
  const kinds = new Map<ChangeKind, number>();
  for (const { kind } of changes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const by = listed([...kinds].map(([kind, many]) => DOES[kind](many)));
  // What puts in or leaves out whole sections says so itself.
  const isAmending = /^amend [^,]*$/.test(given.does) && !/ and (?:insert|omit) /.test(given.does);
  const full = `The proposal would ${given.does}${isAmending ? ` by ${by}` : ''}.`;
  if (given.number > 0 && given.does !== '' && wordCount(full) <= MOST_WORDS) return full;
  const act = given.act.replace(/^the\s+/i, '');
  return `The proposal would amend ${provisions(Math.max(1, given.number))} of the ${act} by ${by}.`;
}
