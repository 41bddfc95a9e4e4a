import { contactKind } from '../base/contact-details.ts';
import type { PermissionRole } from '../evidence/records.ts';
import type { Column } from './headers.ts';
import { type ColumnRole, ONCE } from './mapping.ts';
import { isOtherConsent, permissionRole, saysPermission } from './permission-column.ts';
import type { ColumnStats } from './stats.ts';
import { normaliseText } from './table-row.ts';

/** The role that is guessed for a column, and the reason in words for a person. */
export interface Guess {
  readonly role: ColumnRole;
  readonly because: string;
  /** The question that the column answers, if the review or the form has this question. */
  readonly question?: { readonly code: string; readonly text: string };
}

/**
 * Roles known in advance by the normalised header (`plain`). If several columns have the same header, their guesses are in
 * the order of the columns.
 */
export type KnownColumns = ReadonlyMap<string, readonly Guess[]>;

/** A rule that gives a column a role by its header. */
interface Clue {
  readonly role: ColumnRole;
  readonly header: RegExp;
  /** A condition that the values must meet too. */
  readonly values?: (stats: ColumnStats) => boolean;
  readonly because: string;
  /** Whether the rule also applies to the part of the header before “ - ”: “What is your name? - First”. */
  readonly appliesToParts?: boolean;
  /** Whether the column has personal details. A remark at the end of the header, as in “Email (if any)”, is then ignored. */
  readonly isPersonal?: boolean;
}

/** A remark at the end of a header: “(if any)”, “, if applicable”, “ *”. */
const REMARK = /\s*(?:\([^()]*\)|[,–—-]\s*(?:if|optional|required)\b.*|\*)\s*(\??)\s*$/;

/** A header without the remarks at its end. */
function withoutRemarks(header: string): string {
  const shorter = header.replace(REMARK, '$1');
  return shorter === header || shorter === '' ? header : withoutRemarks(shorter);
}

const areDates = ({ values, samples }: ColumnStats): boolean =>
  (values.length > 0 ? values : samples).every((value) => /\d/.test(value) && value.length <= 40);
/** Whether most values are different, as personal details are. */
const areMostlyDistinct = ({ filled, distinct }: ColumnStats): boolean =>
  filled === 0 || distinct > filled / 2;
const areShort = ({ longest }: ColumnStats): boolean => longest <= 200;

/** The rules in order of precedence: the first rule that fits decides. A role of `ONCE` is given to one column only. */
const CLUES: readonly Clue[] = [
  {
    role: 'ignore',
    header:
      /^(?:ip ?address|status|progress|duration.*|finished|distribution ?channel|user ?language|recipient.*|external ?reference|(?:location )?(?:latitude|longitude)|collector.*|user ?agent|browser)$/,
    because: 'the platform adds this column',
  },
  {
    role: 'respondent-id',
    header:
      /^(?:(?:unique|internal) )?(?:respond(?:ent|er)|response|submission|participant|record|reply|user)?[ _-]?(?:id|identifier|ref(?:erence)?|number|no\.?)(?: number)?$|^response ?id$/,
    values: areShort,
    because: 'its header names an identifier',
  },
  {
    role: 'analyst-note',
    header: /\banalyst|\bofficer'?s? notes?|\binternal (?:note|comment)s?|^tags?$| - tags?$|\bcoding notes?/,
    because: 'its header says that analysts wrote it',
  },
  {
    role: 'email',
    header: /^(?:(?:what is )?(?:your |the )?(?:contact )?)?e-?mail(?: address)?\??$/,
    because: 'its header asks for an address',
    isPersonal: true,
  },
  {
    role: 'organisation',
    header:
      /^(?:(?:what is |please (?:give|enter|state) )?(?:the )?(?:name of )?(?:your |the )?)?organi[sz]ation(?:['’]?s)?(?: name)?\??$|^name of organi[sz]ation/,
    because: 'its header asks for the organisation’s name',
    isPersonal: true,
  },
  {
    role: 'name',
    header:
      /^(?:(?:what is|please (?:give|enter|state)) )?(?:your |respondent['’]?s? |contact )?(?:full |first |last |middle |family |given |sur|fore)?names?\??$/,
    because: 'its header asks for a name',
    appliesToParts: true,
    isPersonal: true,
  },
  {
    role: 'ignore',
    header:
      /^(?:(?:what is|please (?:give|enter|state)) )?(?:your |home |contact |full |postal |mobile )*(?:(?:street )?address(?: line \d)?|post ?code|zip ?code|(?:(?:tele)?phone|tel|mobile|mob|landline)\.?(?: (?:number|no))?\.?|(?:contact|daytime|evening) number|date of birth|d\.?o\.?b\.?|national insurance (?:number|no\.?))\??$/,
    // An answer that many share, such as a county, identifies nobody and may be counted as a question.
    values: areMostlyDistinct,
    because: 'its header asks for personal details that no part of the work needs',
    appliesToParts: true,
    isPersonal: true,
  },
  {
    role: 'respondent-type',
    header:
      /^(?:type of respondent|respondent[ _]type|responding as|respondent category|capacity$)|\b(?:in what|which) capacity\b|\bare you (?:responding|answering)\b|\bbest describes (?:you(?: or your organi[sz]ation)?|your (?:role|capacity|position|job|profession|organi[sz]ation))\s*(?:\?|:|\(|$)/,
    values: ({ distinct }) => distinct <= 100,
    because: 'its header asks who is responding',
  },
  {
    role: 'date',
    header:
      /^(?:date|time|timestamp)\b.{0,30}$|^.{0,20}(?:[ _-]|\b)(?:date|timestamp)(?:[ /_-]?time)?$|^(?:start|end|recorded)date$|^(?:submitted|started|completed|created|modified)(?: at| on)?$|^(?:start|end|completion|submission)[ _-]?time$/,
    values: (stats) => areDates(stats) && stats.filled > 0,
    because: 'its header asks for a date, and its values are dates',
  },
  {
    role: 'ignore',
    header:
      /^(?:start|end|completion|submission|recorded|created|(?:last )?modified)[ _-]?(?:date|time)(?:[ /_-]?time)?$|^(?:submitted|started|completed|created|modified)(?: at| on)?$/,
    values: (stats) => areDates(stats) && stats.filled > 0,
    because: 'another column already has the date',
  },
];

const ASKS_FOR_WORDS =
  /\bexplain|\bcomment|\bwhy\b|(?<!best )\bdescribe\b|\bfree text|\btext box|use this (?:space|box)|\btell us|any other|\bsuggestions?|\bgive (?:your )?reasons?|\bplease (?:provide|give) (?:details|evidence|examples)|\bother \(please specify\)|\bif other\b.{0,20}\bplease\b/i;
/** In UTF-16 code units. */
const MAX_OPTION_LENGTH = 40;

/**
 * Whether a question is closed: its answers are lists of options, repeat a few values, or have only a word or two. The
 * thresholds were chosen by experience.
 */
function isClosed({ header }: Column, { filled, distinct, longest, length, choices }: ColumnStats): boolean {
  if (filled === 0) return false;
  if (choices !== null) return !ASKS_FOR_WORDS.test(header);
  // Where nearly all values differ, as names do, nobody chose from a list.
  if (filled >= 10 && distinct > filled * 0.9) return false;
  const isRepeated = distinct <= Math.max(2, filled / 2);
  if (ASKS_FOR_WORDS.test(header)) return filled >= 10 && isRepeated && longest <= 15;
  if (longest <= MAX_OPTION_LENGTH && (isRepeated || length / filled <= 20)) return true;
  return filled >= 50 && distinct <= 30 && distinct / filled < 0.1 && longest <= 300;
}

const PERMISSION_BECAUSE: Readonly<Record<PermissionRole, string>> = {
  consent: 'its header asks about publication',
  confidential: 'its header asks about confidence',
  'name-consent': 'its header asks whether the name may be published',
};

/** The guess for a column about publication, by its header or its answers; null for another column. */
function guessPermission({ header, component, code }: Column, { values }: ColumnStats): Guess | null {
  const role = [...new Set([header, component, code])].map(permissionRole).find((each) => each !== null);
  if (role) return { role, because: PERMISSION_BECAUSE[role] };
  if (isOtherConsent(header) || isOtherConsent(component))
    return { role: 'ignore', because: 'its header asks for consent to something other than publication' };
  return values.length > 0 && values.filter(saysPermission).length * 2 > values.length
    ? { role: 'consent', because: 'its answers say how a response may be published' }
    : null;
}

/** The kind of contact detail, such as "an email address", that every value of a column is; null for any other column. */
function contactIn({ values, samples }: ColumnStats): string | null {
  const kinds = (values.length > 0 ? values : samples).map(contactKind);
  return new Set(kinds).size === 1 ? (kinds[0] ?? null) : null;
}

function guessOf(column: Column, stats: ColumnStats, takenRoles: ReadonlySet<ColumnRole>): Guess {
  const names = [column.header, column.component].map(normaliseText);
  if (column.header === '' && stats.filled === 0) return { role: 'ignore', because: 'it is empty' };
  const headerStem = normaliseText(column.header.split(' - ')[0] ?? '');
  const permission = guessPermission(column, stats);
  if (permission) return permission;
  for (const { role, header, values, because, appliesToParts, isPersonal } of CLUES) {
    if (isTaken(role, takenRoles)) continue;
    // In a file with a row of codes, the code of a platform's own column is clearer than the words below it.
    const otherNames = [
      ...(role === 'ignore' ? [normaliseText(column.code)] : []),
      ...(appliesToParts ? [headerStem] : []),
    ];
    const allNames = [...names, ...otherNames, ...(isPersonal ? names.map(withoutRemarks) : [])];
    if (allNames.some((name) => name !== '' && header.test(name)) && (values?.(stats) ?? true))
      return { role, because };
  }
  if (column.header === '') return { role: 'ignore', because: 'it has no header' };
  const contact = contactIn(stats);
  if (contact !== null)
    return contact === 'an email address' && !isTaken('email', takenRoles)
      ? { role: 'email', because: 'each of its values is an email address' }
      : { role: 'ignore', because: `each of its values is ${contact}, which no part of the work needs` };
  if (isClosed(column, stats))
    return {
      role: 'closed-question',
      because: stats.choices
        ? `its answers are ${stats.choices.length} options, several in one cell`
        : `it has ${stats.distinct} different short values in ${stats.filled} rows`,
    };
  return {
    role: 'open-question',
    because: stats.filled === 0 ? 'nobody answered it' : 'its values are people’s own words',
  };
}

/** The known guess for a column by its header. @param timesMet how often each header has occurred; updated here */
function knownColumn(
  { header, component }: Column,
  knownColumns: KnownColumns,
  timesMet: Map<string, number>,
): Guess | undefined {
  const name = [header, component].map(normaliseText).find((each) => knownColumns.has(each));
  if (name === undefined) return undefined;
  const times = timesMet.get(name) ?? 0;
  timesMet.set(name, times + 1);
  return knownColumns.get(name)?.[times];
}

const isTaken = (role: ColumnRole, takenRoles: ReadonlySet<ColumnRole>): boolean =>
  ONCE.includes(role) && takenRoles.has(role);

/** Guesses the role of each column. A role that only one column can have goes to the first column that fits. */
export function guessRoles(
  columns: readonly Column[],
  stats: readonly ColumnStats[],
  knownColumns: KnownColumns = new Map(),
): readonly Guess[] {
  const takenRoles = new Set<ColumnRole>();
  const noStats: ColumnStats = {
    filled: 0,
    distinct: 0,
    samples: [],
    values: [],
    choices: null,
    longest: 0,
    length: 0,
  };
  const timesMet = new Map<string, number>();
  return columns.map((column) => {
    const guess =
      knownColumn(column, knownColumns, timesMet) ??
      guessOf(column, stats[column.index] ?? noStats, takenRoles);
    takenRoles.add(guess.role);
    return guess;
  });
}
