import type { Kind, Provision } from '../act/tree.ts';
import type { Change, ChangeKind } from '../amend/changes/change.ts';
import { articleOf, count, listed } from '../base/english.ts';
import { groupBy } from '../base/group-by.ts';

/**
 * Explanatory statements. They have "not more than 50 words", say what an amendment is meant to do, and do not argue
 * for it. (This is the Commons’ rule for members’ explanatory statements.) Keeling checks a statement, and never
 * changes one.
 */

export const MOST_WORDS = 50;

/** A point in a statement that its author should check. */
interface StatementFinding {
  readonly kind: 'too-long' | 'not-neutral' | 'not-a-statement';
  /** The words concerned; '' for the whole statement. */
  readonly words: string;
  readonly message: string;
}

/** Words that may argue or judge, with the reason for each. They are only a sign. */
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

/** The number of words: sequences without spaces that contain a letter or digit. */
export const wordCount = (text: string): number =>
  text.split(/[\s—–]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The points to check in an explanatory statement; none for a short and neutral one, or for an empty one. */
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
    for (const [argument] of text.matchAll(pattern))
      findings.push({
        kind: 'not-neutral',
        words: argument,
        message: `“${argument}” ${does}. A statement says what the amendment is meant to do.`,
      });
  const [questionMark] = text.match(/[?!]/u) ?? [];
  if (questionMark)
    findings.push({
      kind: 'not-neutral',
      words: questionMark,
      message: `“${questionMark}” asks or exclaims. A statement says what the amendment is meant to do.`,
    });
  return findings;
}

const provisions = (many: number): string => (many === 1 ? 'a provision' : count(many, 'provision'));

/** A change for a statement, with the whole provisions that it inserts, omits, moves or replaces, if known. */
export type StatedChange = Pick<Change, 'kind'> & {
  readonly wholeProvisions?: readonly Pick<Provision, 'kind' | 'num'>[];
};

const VERBS: Readonly<Record<ChangeKind, string>> = {
  inserted: 'inserting',
  deleted: 'leaving out',
  replaced: 'replacing',
  'provision-inserted': 'inserting',
  'provision-omitted': 'leaving out',
  'provision-substituted': 'replacing',
  'provision-moved': 'moving',
  'provision-divided': 'dividing',
};

const NOUNS: Readonly<Partial<Record<Kind, string>>> = {
  part: 'Part',
  chapter: 'Chapter',
  crossheading: 'italic heading',
  section: 'section',
  subsection: 'subsection',
  paragraph: 'paragraph',
  subparagraph: 'sub-paragraph',
  subsubparagraph: 'sub-sub-paragraph',
  definition: 'definition',
  schedule: 'Schedule',
  scheduleParagraph: 'paragraph',
  scheduleSubparagraph: 'sub-paragraph',
  table: 'table',
  row: 'entry in a table',
};

const MANY: Readonly<Record<string, string>> = {
  'entry in a table': 'entries in a table',
};

/** The most provisions that are named by number. Above it, they are counted. */
const MOST_NAMED = 3;

/** Names whole provisions of one kind, for example “a new paragraph (da)” or “4 definitions”. */
function wholeWords(noun: string, numbers: readonly string[], isNew: boolean): string {
  const fresh = isNew ? 'new ' : '';
  const one = `${fresh}${noun}`;
  const plural = `${fresh}${MANY[noun] ?? `${noun}s`}`;
  const isNamed = numbers.length <= MOST_NAMED && numbers.every((number) => number !== '');
  if (numbers.length > 1) return isNamed ? `${plural} ${listed(numbers)}` : `${numbers.length} ${plural}`;
  if (isNamed) return `${isNew ? 'a ' : ''}${one} ${numbers[0]}`;
  return `${articleOf(one)} ${one}`;
}

/** The number of a provision, without a word such as “Part” that some are printed with. */
const numberOf = ({ num }: Pick<Provision, 'num'>): string =>
  num.replace(/^(?:part|chapter|schedule|section|article|regulation|rule)\b\s*/iu, '').replace(/\.$/u, '');

/** The objects of one verb: words, and whole provisions of each kind, for example “words in 2 places”. */
function objectsOf(changes: readonly StatedChange[]): readonly string[] {
  const isWhole = ({ kind }: StatedChange) => kind.startsWith('provision-');
  const words = changes.filter((change) => !isWhole(change)).length;
  const each = changes
    .filter(isWhole)
    .flatMap(({ kind, wholeProvisions = [null] }) =>
      wholeProvisions.map((one) => ({ isNew: kind === 'provision-inserted', one })),
    );
  const byNoun = groupBy(each, ({ isNew, one }) => `${(one && NOUNS[one.kind]) ?? ''}|${isNew ? 'new' : ''}`);
  return [
    ...(words > 0 ? [words === 1 ? 'words' : `words in ${words} places`] : []),
    ...[...byNoun].map(([key, sameNoun]) => {
      const [noun = '', isNew] = key.split('|');
      if (noun === '') return provisions(sameNoun.length);
      return wholeWords(
        noun,
        sameNoun.map(({ one }) => (one ? numberOf(one) : '')),
        isNew === 'new',
      );
    }),
  ];
}

const doneBy = (changes: readonly StatedChange[]): string =>
  listed(
    [...groupBy(changes, ({ kind }) => VERBS[kind])].map(
      ([verb, some]) => `${verb} ${listed(objectsOf(some))}`,
    ),
  );

/**
 * States what changes do, in neutral words: where they are and of which kind; '' without changes. Names no more places
 * than fit in fifty words. @param proposal `does` is the effect in words, as from `effectWords`; `number` counts the
 * outermost provisions concerned
 */
export function statementOf(
  changes: readonly StatedChange[],
  proposal: { readonly does: string; readonly number: number; readonly act: string },
): string {
  if (changes.length === 0) return '';
  // Inserting, omitting or replacing whole sections is said without “amend”.
  const isAmending =
    /^amend [^,]*$/.test(proposal.does) && !/ and (?:insert|omit|replace) /.test(proposal.does);
  const full = `The proposal would ${proposal.does}${isAmending ? ` by ${doneBy(changes)}` : ''}.`;
  if (proposal.number > 0 && proposal.does !== '' && wordCount(full) <= MOST_WORDS) return full;
  const act = proposal.act.replace(/^the\s+/i, '');
  const by = doneBy(changes.map(({ kind }) => ({ kind })));
  return `The proposal would amend ${provisions(Math.max(1, proposal.number))} of the ${act} by ${by}.`;
}
