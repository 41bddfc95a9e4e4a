import { wholeContact } from '../base/contact-details.ts';
import type { PermissionRole } from '../evidence/records.ts';
import type { Column } from './headers.ts';
import { type ColumnRole, ONCE } from './mapping.ts';
import { isOtherConsent, permissionRole, saysPermission } from './permission-column.ts';
import type { ColumnStats } from './stats.ts';
import { plain } from './table-row.ts';

/** What a column is taken for, and why, in words for a person. */
export interface Guess {
  readonly role: ColumnRole;
  readonly because: string;
  /** The question that it answers, where that is known already. */
  readonly question?: { readonly code: string; readonly text: string };
}

/**
 * What is known of columns before a file is looked into, by their headers as `plain` has them: of several columns with one
 * header, in their order.
 */
export type KnownColumns = ReadonlyMap<string, readonly Guess[]>;

interface Clue {
  readonly role: ColumnRole;
  readonly header: RegExp;
  /** What the values must be like as well. */
  readonly values?: (stats: ColumnStats) => boolean;
  readonly because: string;
  /** Whether the header of a question says it of each of its parts: “What is your name? - First”. */
  readonly isOfParts?: boolean;
  /** Whether it asks for what is somebody’s own, which is never counted: then no remark behind the header hides that. */
  readonly isPersonal?: boolean;
}

/** A remark behind a header: “(if any)”, “, if applicable”, “ *”. */
const REMARK = /\s*(?:\([^()]*\)|[,–—-]\s*(?:if|optional|required)\b.*|\*)\s*(\??)\s*$/;

/** A header without the remarks behind it. */
function withoutRemarks(header: string): string {
  const shorter = header.replace(REMARK, '$1');
  return shorter === header || shorter === '' ? header : withoutRemarks(shorter);
}

const fewDates = ({ values, samples }: ColumnStats): boolean =>
  (values.length > 0 ? values : samples).every((value) => /\d/.test(value) && value.length <= 40);
/** Hardly any two say the same, as of what is one person's. */
const areOwn = ({ filled, distinct }: ColumnStats): boolean => filled === 0 || distinct > filled / 2;
const short = ({ longest }: ColumnStats): boolean => longest <= 200;

/** In order: the first that fits is taken, and of those that only one column can be, only once. */
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
    values: short,
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
    isOfParts: true,
    isPersonal: true,
  },
  {
    role: 'ignore',
    header:
      /^(?:(?:what is|please (?:give|enter|state)) )?(?:your |home |contact |full |postal |mobile )*(?:(?:street )?address(?: line \d)?|post ?code|zip ?code|(?:(?:tele)?phone|tel|mobile|mob|landline)\.?(?: (?:number|no))?\.?|(?:contact|daytime|evening) number|date of birth|d\.?o\.?b\.?|national insurance (?:number|no\.?))\??$/,
    // A county that many live in is nobody's address, and is counted.
    values: areOwn,
    because: 'its header asks for personal details that no part of the work needs',
    isOfParts: true,
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
    values: (stats) => fewDates(stats) && stats.filled > 0,
    because: 'its header asks for a date, and its values are dates',
  },
  {
    role: 'ignore',
    header:
      /^(?:start|end|completion|submission|recorded|created|(?:last )?modified)[ _-]?(?:date|time)(?:[ /_-]?time)?$|^(?:submitted|started|completed|created|modified)(?: at| on)?$/,
    values: (stats) => fewDates(stats) && stats.filled > 0,
    because: 'another column already has the date',
  },
];

const ASKS_FOR_WORDS =
  /\bexplain|\bcomment|\bwhy\b|(?<!best )\bdescribe\b|\bfree text|\btext box|use this (?:space|box)|\btell us|any other|\bsuggestions?|\bgive (?:your )?reasons?|\bplease (?:provide|give) (?:details|evidence|examples)|\bother \(please specify\)|\bif other\b.{0,20}\bplease\b/i;
const SHORT_VALUE = 40;

/** Whether a question is closed: its answers tick options, a few values come again and again, or each is a word or two. */
function isClosed({ header }: Column, { filled, distinct, longest, length, choices }: ColumnStats): boolean {
  if (filled === 0) return false;
  if (choices !== null) return !ASKS_FOR_WORDS.test(header);
  // Where no two say the same, as of names, nobody chose from a list.
  if (filled >= 10 && distinct > filled * 0.9) return false;
  const isRepeated = distinct <= Math.max(2, filled / 2);
  if (ASKS_FOR_WORDS.test(header)) return filled >= 10 && isRepeated && longest <= 15;
  if (longest <= SHORT_VALUE && (isRepeated || length / filled <= 20)) return true;
  return filled >= 50 && distinct <= 30 && distinct / filled < 0.1 && longest <= 300;
}

const PERMISSION_BECAUSE: Readonly<Record<PermissionRole, string>> = {
  consent: 'its header asks about publication',
  confidential: 'its header asks about confidence',
  'name-consent': 'its header asks whether the name may be published',
};

/** Whether a column is on publication, by its header or by what is answered. */
function guessPermission({ header, component, code }: Column, { values }: ColumnStats): Guess | null {
  const role = [...new Set([header, component, code])].map(permissionRole).find((each) => each !== null);
  if (role) return { role, because: PERMISSION_BECAUSE[role] };
  if (isOtherConsent(header) || isOtherConsent(component))
    return { role: 'ignore', because: 'its header asks for consent to something other than publication' };
  return values.length > 0 && values.filter(saysPermission).length * 2 > values.length
    ? { role: 'consent', because: 'its answers say how a response may be published' }
    : null;
}

/** What each value of a column is, where each is by which somebody is reached; null of any other column. */
function contactIn({ values, samples }: ColumnStats): string | null {
  const kinds = (values.length > 0 ? values : samples).map(wholeContact);
  return new Set(kinds).size === 1 ? (kinds[0] ?? null) : null;
}

function guessOf(column: Column, stats: ColumnStats, takenRoles: ReadonlySet<ColumnRole>): Guess {
  const names = [column.header, column.component].map(plain);
  if (column.header === '' && stats.filled === 0) return { role: 'ignore', because: 'it is empty' };
  const headerStem = plain(column.header.split(' - ')[0] ?? '');
  const permission = guessPermission(column, stats);
  if (permission) return permission;
  for (const { role, header, values, because, isOfParts, isPersonal } of CLUES) {
    if (isTaken(role, takenRoles)) continue;
    // Of the codes above words, those of a platform's own columns say what they are better than the words.
    const otherNames = [
      ...(role === 'ignore' ? [plain(column.code)] : []),
      ...(isOfParts ? [headerStem] : []),
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

/** What is known of a column by its header. @param timesMet how often each header was met, which is counted on */
function knownColumn(
  { header, component }: Column,
  knownColumns: KnownColumns,
  timesMet: Map<string, number>,
): Guess | undefined {
  const name = [header, component].map(plain).find((each) => knownColumns.has(each));
  if (name === undefined) return undefined;
  const times = timesMet.get(name) ?? 0;
  timesMet.set(name, times + 1);
  return knownColumns.get(name)?.[times];
}

const isTaken = (role: ColumnRole, takenRoles: ReadonlySet<ColumnRole>): boolean =>
  ONCE.includes(role) && takenRoles.has(role);

/** What each column is taken for. A role that only one column can have goes to the first that fits. */
export function guessRoles(
  columns: readonly Column[],
  stats: readonly ColumnStats[],
  knownColumns: KnownColumns = new Map(),
): readonly Guess[] {
  const takenRoles = new Set<ColumnRole>();
  const nothing: ColumnStats = {
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
      guessOf(column, stats[column.index] ?? nothing, takenRoles);
    takenRoles.add(guess.role);
    return guess;
  });
}
