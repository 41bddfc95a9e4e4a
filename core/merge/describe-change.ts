import { cite } from '../act/citation.ts';
import type { Provision } from '../act/tree.ts';
import type { Amendment, AmendmentState } from '../amend/amendment.ts';
import { changesOf } from '../amend/changes-of.ts';
import { redline } from '../amend/redline.ts';
import { type Scope, scopeWords } from '../amend/scope.ts';
import { capital, count } from '../base/english.ts';
import { outcomeWords } from '../coverage/coverage-words.ts';
import type { Head, Renamed } from '../events/merge-account.ts';
import { linkWords, refWords } from '../evidence/describe.ts';
import { type Link, type Ref, refSchema } from '../evidence/link.ts';
import type { Decision, Excerpt, Import, Left, Question, Redaction, Theme } from '../evidence/records.ts';
import type { Thread } from '../review/records.ts';
import type { OpenConflict } from './calls.ts';
import type { Conflict } from './conflicts.ts';
import { HELD_APART } from './kinds.ts';
import type { Shelf } from './shelf.ts';
import { keyOf } from './things.ts';

/** What a merge comes to, in words for the person who decides. */

const STATES: Readonly<Record<AmendmentState, string>> = {
  draft: 'a draft',
  ready: 'ready for review',
  'in-legal-review': 'in legal review',
  agreed: 'agreed',
  returned: 'returned',
  withdrawn: 'withdrawn',
};

/** A thing's name: "A-001", "note N-003", "theme T-0002". */
function nameOf(kind: string, id: string): string {
  const ref = refSchema.safeParse(keyOf(kind, id));
  if (ref.success) return refWords(ref.data);
  const named: Readonly<Record<string, string>> = {
    review: 'the review',
    finding: 'a finding of the checks',
    link: 'a link',
    agreement: 'who may agree',
    consultation: 'the consultation',
    asking: 'the questions asked',
    scope: 'what the review may change',
    suggesting: 'whether themes are suggested',
    pack: `the order of the ${id} paper`,
    'sign-off': `what is signed off of the ${id} paper`,
    'pack-text': `words of the pack (${id})`,
  };
  return named[kind] ?? `${kind} ${id}`;
}

type Fields = Readonly<Record<string, unknown>>;

const tie = ({ from, type, to }: Link): string => `${refWords(from)} ${linkWords(type)} ${refWords(to)}`;

function draftWords(
  root: Provision,
  id: string,
  value: Pick<Amendment, 'edits' | 'state' | 'wording' | 'aside'>,
) {
  const { edits, state, wording, aside = [] } = value;
  const told = changesOf(redline(root, [{ id, edits }]), (pid) => cite(root, pid)).map(({ words }) => words);
  return [
    `It is ${STATES[state]}.`,
    ...(told.length > 0 ? told : ['This changes nothing.']),
    ...(wording ? [`Wording edited by hand: ${wording.text}`] : []),
    ...(aside.length > 0 ? [`${aside.length} of its edits are not carried over.`] : []),
  ];
}

/** Any other value, a line for each thing that it says. */
function plainWords(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value === '' ? '(empty)' : value];
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value)
    .filter(([field, said]) => field !== 'id' && said !== null && said !== '')
    .map(([field, said]) => `${field}: ${typeof said === 'string' ? said : JSON.stringify(said)}`);
}

/** What one reading of a part says, in lines. @param shelf where evidence is held */
function readingWords(
  { kind, id, part }: Pick<Conflict, 'kind' | 'id' | 'part'>,
  { value }: Pick<Head, 'value'>,
  root: Provision,
  shelf: Shelf,
): readonly string[] {
  if (kind === 'scope')
    return [value === null ? 'Everything may be changed.' : capital(scopeWords(root, value as Scope))];
  if (value === null) return part === 'resolved' ? ['Open.'] : part === 'task' ? ['No task.'] : ['Deleted.'];
  if (HELD_APART.has(kind)) {
    const piece = shelf.read((value as { readonly hash: string }).hash) as Fields;
    return typeof piece.text === 'string' ? [piece.text] : plainWords(piece);
  }
  switch (kind) {
    case 'amendment':
      return part === 'draft' ? draftWords(root, id, value as Amendment) : plainWords(value);
    case 'theme': {
      const { name, description, parent } = value as Theme;
      return [name, ...(description ? [description] : []), ...(parent ? [`Part of theme ${parent}.`] : [])];
    }
    case 'import': {
      const { file, sheet, respondents, answers, by } = value as Import;
      const from = sheet ? `${file}, sheet ${sheet}` : file;
      const held = `${count(respondents, 'response')}, with ${count(answers, 'answer')}`;
      return [`${from}: ${held}`, `Imported by ${by}.`];
    }
    case 'question': {
      const { code, text, options } = value as Question;
      return [code ? `${code}: ${text}` : text, ...options];
    }
    case 'excerpt': {
      const { of, anchor, themes, stance, remark } = value as Excerpt;
      const coded = [...themes.map((theme) => refWords(`theme:${theme}`)), ...(stance ? [stance] : [])];
      return [
        `“${anchor.quote}” (${refWords(of)})`,
        coded.length > 0 ? `Coded: ${coded.join(', ')}.` : 'Not coded.',
        ...(remark ? [remark] : []),
      ];
    }
    case 'redaction': {
      const { of, anchor, because } = value as Redaction;
      return [`“${anchor.quote}” (${refWords(of)}) is not to be published.`, ...(because ? [because] : [])];
    }
    case 'decision': {
      const { about, outcome, reason } = value as Decision;
      return [`${refWords(about)}: ${outcomeWords(outcome)}`, ...(reason ? [reason] : [])];
    }
    case 'link':
      return [`There is this link: ${tie(value as Link)}.`];
    case 'thread': {
      if (part === 'resolved') return ['Resolved.'];
      const { owner, due, done } = value as NonNullable<Thread['task']>;
      return [`A task for ${owner}${due ? `, due ${due}` : ''}${done ? ', done' : ''}.`];
    }
    case 'review':
      return [(value as { readonly title: string }).title];
    case 'finding':
      return [`Ignored, because: ${(value as Fields).because}`];
    default:
      return plainWords(value);
  }
}

function aboutWords({ kind, id, part }: Conflict): string {
  const name = nameOf(kind, id);
  if (kind === 'amendment')
    return part === 'draft' ? `The words and state of ${name}` : `The ${part} of ${name}`;
  if (kind === 'thread') return `Whether thread ${id} is ${part === 'task' ? 'a task' : 'resolved'}`;
  if (kind === 'review') return 'The title of the review';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** A conflict in words, each reading with who said it and when. */
export const conflictWords = (conflict: Conflict, root: Provision, shelf: Shelf): OpenConflict => ({
  thing: conflict.thing,
  part: conflict.part,
  ref: keyOf(conflict.kind, conflict.id),
  about: aboutWords(conflict),
  readings: conflict.readings.map((head) => ({
    event: head.event,
    who: head.who,
    at: head.at,
    words: readingWords(conflict, head, root, shelf),
    ours: head.ours,
  })),
});

const BECOMES = {
  new: 'is new',
  changed: 'is changed',
  gone: 'is deleted',
  theirs: 'is now theirs',
  ours: 'is now the number of yours',
  vacated: 'is no longer used',
} as const;

/** What one thing becomes, in words. @param how it does, where that isn't plain from what it was and is */
export function changeWords(
  kind: string,
  id: string,
  was: unknown,
  is: unknown,
  how: keyof typeof BECOMES = was === null ? 'new' : is === null ? 'gone' : 'changed',
): string {
  const name = kind === 'link' ? 'the link' : nameOf(kind, id);
  const value = (is ?? was) as Fields;
  const said = [value.title, value.name, value.because].find(
    (text) => typeof text === 'string' && text !== '',
  );
  const more = kind === 'link' ? `: ${tie(value as unknown as Link)}` : said === undefined ? '' : `: ${said}`;
  return `${name} ${BECOMES[how]}${more}`;
}

/** A number of a piece of evidence that nothing has from here on, in words. */
export function leftWords({ id, now }: Left): string {
  const name = refWords(id as Ref);
  if (now.length === 0) return `${name} is not used again`;
  return `${name} is no longer used: it is now ${now.map(refWords).join(' and ')}`;
}

/** What is called otherwise from here on, and why. @param isLeft whether nothing has its number from here on */
export function renamedWords({ kind, from, to, ours }: Omit<Renamed, 'words'>, isLeft = false): string {
  if (kind === 'link') return 'The same link was made in both copies: it is one.';
  const [was, is] = [nameOf(kind, from), nameOf(kind, to)];
  if (isLeft) return `${was} ${ours ? 'here' : 'there'} is ${is} in both copies from now on.`;
  return `${was} was made in both copies. ${ours ? 'Yours' : 'Theirs'} was made later, and is ${is} from here on.`;
}
