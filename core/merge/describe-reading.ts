import { cite } from '../act/citation.ts';
import type { Provision } from '../act/tree.ts';
import { changesOf } from '../amend/changes/changes-of.ts';
import { type Scope, scopeWords } from '../amend/changes/scope.ts';
import type { Amendment, AmendmentState } from '../amend/edits/amendment.ts';
import { redline } from '../amend/redline/redline.ts';
import { capital, count } from '../base/english.ts';
import { ROLE_WORDS } from '../consultation/mapping-words.ts';
import { outcomeWords } from '../coverage/coverage-words.ts';
import { linkWords, refWords } from '../evidence/describe.ts';
import type { Link } from '../evidence/link.ts';
import type { Decision, Excerpt, Import, Question, Redaction, Theme } from '../evidence/records.ts';
import type { Thread } from '../review/records.ts';
import type { Conflict } from './conflicts.ts';
import { EVIDENCE_FIELDS } from './evidence-fields.ts';
import { STORED_OUTSIDE_LEDGER } from './kinds.ts';
import { RECORD_FIELDS } from './record-fields.ts';
import { type Fields, type Row, rowLines, rowsOf } from './rows.ts';
import type { Shelf } from './shelf.ts';

/** Describes competing readings for the person who chooses. */

const STATES: Readonly<Record<AmendmentState, string>> = {
  draft: 'a draft',
  ready: 'ready for review',
  'in-legal-review': 'in legal review',
  agreed: 'agreed',
  returned: 'returned',
  withdrawn: 'withdrawn',
};

export const linkSentence = ({ from, type, to }: Link): string =>
  `${refWords(from)} ${linkWords(type)} ${refWords(to)}`;

function draftWords(
  root: Provision,
  id: string,
  draft: Pick<Amendment, 'edits' | 'state' | 'wording' | 'aside'>,
) {
  const { edits, state, wording, aside = [] } = draft;
  const changeTexts = changesOf(redline(root, [{ id, edits }]), (pid) => cite(root, pid)).map(
    ({ words }) => words,
  );
  return [
    `It is ${STATES[state]}.`,
    ...(changeTexts.length > 0 ? changeTexts : ['This changes nothing.']),
    ...(wording ? [`Wording edited by hand: ${wording.text}`] : []),
    ...(aside.length > 0 ? [`${aside.length} of its edits are not carried over.`] : []),
  ];
}

/** The words for an absent thing or part, where absence does not mean that it was deleted. */
const NOTHING: Readonly<Record<string, string>> = {
  scope: 'Everything may be changed.',
  resolved: 'Open.',
  task: 'No task.',
  finding: 'Not ignored.',
  pack: 'In the usual order.',
  'pack-text': 'The automatic text.',
  'sign-off': 'Not signed off.',
  'overlay-step': 'Not decided.',
  reading: 'Not marked.',
  reviewed: 'Not marked.',
};

const nothingWords = ({ kind, part }: Part): string => NOTHING[part] ?? NOTHING[kind] ?? 'Deleted.';

type Part = Pick<Conflict, 'kind' | 'id' | 'part'>;

/** Describes a reading in sentences; null for a kind that is described field by field. */
function sentences({ kind, id, part }: Part, reading: unknown, root: Provision): readonly string[] | null {
  switch (kind) {
    case 'amendment':
      return part === 'draft' ? draftWords(root, id, reading as Amendment) : [String(reading) || '(empty)'];
    case 'scope':
      return [capital(scopeWords(root, reading as Scope))];
    case 'theme': {
      const { name, description, parent } = reading as Theme;
      return [
        name,
        ...(description ? [description] : []),
        ...(parent ? [`Part of ${refWords(`theme:${parent}`)}.`] : []),
      ];
    }
    case 'import': {
      const { file, sheet, respondents, answers, by } = reading as Import;
      const from = sheet ? `${file}, sheet ${sheet}` : file;
      const counts = `${count(respondents, 'response')}, with ${count(answers, 'answer')}`;
      return [`${from}: ${counts}`, `Imported by ${by}.`];
    }
    case 'question': {
      const { code, text, options, kind: questionKind } = reading as Question;
      const answered = ROLE_WORDS[questionKind === 'closed' ? 'closed-question' : 'open-question'];
      return [code ? `${code}: ${text}` : text, `${answered}.`, ...options];
    }
    case 'excerpt': {
      const { of, anchor, detached, themes, stance, remark } = reading as Excerpt;
      const coded = [...themes.map((theme) => refWords(`theme:${theme}`)), ...(stance ? [stance] : [])];
      return [
        `“${anchor.quote}” (${refWords(of)})`,
        coded.length > 0 ? `Coded: ${coded.join(', ')}.` : 'Not coded.',
        ...(remark ? [remark] : []),
        ...(detached ? [NOT_FOUND] : []),
      ];
    }
    case 'redaction': {
      const { of, anchor, detached, because } = reading as Redaction;
      return [
        `“${anchor.quote}” (${refWords(of)}) is not to be published.`,
        ...(because ? [because] : []),
        ...(detached ? [NOT_FOUND] : []),
      ];
    }
    case 'decision': {
      const { about, outcome, reason } = reading as Decision;
      return [`${refWords(about)}: ${outcomeWords(outcome)}`, ...(reason ? [reason] : [])];
    }
    case 'link':
      return [`There is this link: ${linkSentence(reading as Link)}.`];
    case 'thread': {
      if (part === 'resolved') return ['Resolved.'];
      const { owner, due, done: doneAt } = reading as NonNullable<Thread['task']>;
      return [`A task for ${owner}${due ? `, due ${due}` : ''}${doneAt ? ', done' : ''}.`];
    }
    case 'review':
      return [(reading as { readonly title: string }).title];
    case 'finding':
      return [`Dismissed, because: ${(reading as { readonly because: string }).because}`];
    default:
      return null;
  }
}

const NOT_FOUND = 'These words are no longer in the text.';

/** The words of a corrected answer. Reviews from before corrections were kept may lack them. */
function answerWords({ now }: { readonly now: string }, shelf: Shelf): string {
  try {
    return shelf.read(now) as string;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'The words of this correction are not in this copy.';
  }
}

/** The rows of a reading that is described field by field. */
function rowsIn(kind: string, reading: unknown, root: Provision, shelf: Shelf): readonly Row[] {
  if (kind === 'answer')
    return [{ label: '', words: answerWords(reading as { readonly now: string }, shelf) }];
  const isApart = STORED_OUTSIDE_LEDGER.has(kind);
  const fields = { ...EVIDENCE_FIELDS, ...RECORD_FIELDS }[kind as keyof typeof RECORD_FIELDS];
  if (!fields) throw new TypeError(`No words for a reading of a ${kind}`);
  const record = isApart ? shelf.read((reading as { readonly hash: string }).hash) : reading;
  return rowsOf(fields as Fields<object>, record as object, root);
}

/**
 * The lines of each reading of a part.
 * @param shelf where evidence is stored
 */
export function readingWords(
  conflict: Conflict,
  root: Provision,
  shelf: Shelf,
): readonly (readonly string[])[] {
  const values = conflict.readings.map(({ value }) => value);
  const sentenceLists = values.map((value) =>
    value === null ? [nothingWords(conflict)] : sentences(conflict, value, root),
  );
  const rows = values.map((value, at) =>
    sentenceLists[at] ? null : rowsIn(conflict.kind, value, root, shelf),
  );
  return rows.map((own, at) => {
    const otherRows = rows.filter((other, place) => other !== null && place !== at) as (readonly Row[])[];
    return own ? rowLines(own, otherRows) : (sentenceLists[at] ?? []);
  });
}
