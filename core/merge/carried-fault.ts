import { isInstant, isMoment } from '../base/moment.ts';
import { HIGHEST_NUMBER } from '../base/next-number.ts';
import { type EventTypeName, eventTypeOf } from '../events/event-types.ts';
import { choosePayloadSchema, type MergedThing, mergePayloadSchema } from '../events/merge-account.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { fieldsIn } from '../ledger/payload-fields.ts';
import { carriedParts, carriedPayloads, isNotBlank } from './carried-schemas.ts';
import { NOBODY } from './vacated-name.ts';

/**
 * Checks that a package has only what a call would write.
 *
 * A review reads its own ledger with whatever older versions wrote. Work from others must be what the present version
 * writes: an impossible number or time, or an empty name, would stay in the review for good.
 */

/** Fields with times, authors and ids. */
const TIMES: ReadonlySet<string> = new Set(['at', 'createdAt', 'changedAt']);
const NAMES: ReadonlySet<string> = new Set(['who', 'by', 'changedBy']);
const IDS: ReadonlySet<string> = new Set([
  'id',
  'subject',
  'of',
  'on',
  'about',
  'from',
  'to',
  'parent',
  'themes',
  'import',
  'question',
  'questions',
  'amendment',
  'am',
  'source',
  'response',
  'thing',
  'now',
  'order',
  'leftOut',
]);

/** Words and edits that somebody typed. Their meaning is checked elsewhere, and their content is not checked. */
const TYPED: ReadonlySet<string> = new Set([
  'edits',
  'changes',
  'letters',
  'aside',
  'wording',
  'mapping',
  'anchor',
  'words',
  'shown',
]);

const TOO_HIGH = new RegExp(`(?:^|[ :/])[A-Z]{1,3}-\\d{${String(HIGHEST_NUMBER).length + 1},}(?!\\d|\\w)`);

const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

function faultOfText(text: string, field: string): string | null {
  if (TIMES.has(field) && !isMoment(text)) return `has ${quoted(text)} for a time, which is none`;
  if (NAMES.has(field) && !isNotBlank(text)) return 'has an empty name';
  if (field === 'id' && !isNotBlank(text)) return 'has an empty name';
  if (IDS.has(field) && TOO_HIGH.test(text))
    return `has the number ${quoted(text)}, which is higher than a review can count`;
  return null;
}

/** A fault that no call would write, in a value of a field; null for a faultless value. */
function faultIn(carried: unknown, field: string): string | null {
  if (typeof carried === 'string') return faultOfText(carried, field);
  if (typeof carried !== 'object' || carried === null || TYPED.has(field)) return null;
  if (Array.isArray(carried)) {
    for (const element of carried) {
      const fault = faultIn(element, field);
      if (fault) return fault;
    }
    return null;
  }
  for (const [name, inner] of Object.entries(carried)) {
    const fault = faultIn(inner, name);
    if (fault) return fault;
  }
  return null;
}

/** A fault in the account of a thing. Every reading is checked, since each may be shown later. */
function faultOfThing({ kind, id, thing: thingName, parts }: MergedThing): string | null {
  // The review itself has no id.
  const idFault = faultIn(kind === 'review' ? { thing: thingName } : { id, thing: thingName }, '');
  if (idFault) return idFault;
  for (const [part, heads] of Object.entries(parts)) {
    const schema = carriedParts(kind, part);
    if (!schema) return `says something of a ${kind} that no ${kind} has`;
    for (const { event, who: author, at, value: reading } of heads) {
      if (event !== NOBODY && !isNotBlank(author)) return 'has an empty name';
      if (event !== NOBODY && !isInstant(at)) return `has ${quoted(at)} for a time, which is none`;
      if (reading !== null && !schema.safeParse(reading).success)
        return `gives a ${kind} a value that no ${kind} can have`;
      const fault = faultIn(reading, part);
      if (fault) return fault;
    }
  }
  return null;
}

/** A fault in the account of a merge or choice, which contains other people's work. */
function faultOfAccount(entry: LedgerEntry, hashOf: HashOf): string | null {
  const merging = eventTypeOf(entry)?.merging;
  if (merging !== 'account' && merging !== 'choice') return null;
  const schema = merging === 'account' ? mergePayloadSchema : choosePayloadSchema;
  const read = schema.parse(entry.payload);
  for (const account of read.things) {
    const fault = faultOfThing(account);
    if (fault) return fault;
  }
  if (!('events' in read)) return null;
  for (const event of read.events) {
    const inner = eventTypeOf(event)?.merging;
    if (inner !== 'own' && inner !== 'claim' && inner !== 'choice')
      return 'brings an entry that nobody wrote';
    if (hashOf(event) !== event.hash) return 'brings an entry that does not match its own hash';
    const fault = carriedFault(event, hashOf);
    if (fault) return fault;
  }
  return null;
}

type HashOf = (entry: LedgerEntry) => string;

/**
 * A fault that no call would write in an entry, in words that follow "an entry that"; null for a faultless entry.
 * @param hashOf computes the hash that an entry must have
 */
export function carriedFault(entry: LedgerEntry, hashOf: HashOf): string | null {
  const { at, who: author, act, subject, payload } = entry;
  if (!isInstant(at)) return `has ${quoted(at)} for a time, which is none`;
  if (!isNotBlank(author)) return 'has an empty name';
  const subjectFault = faultOfText(subject, 'subject');
  if (subjectFault) return subjectFault;
  const type = eventTypeOf(entry);
  if (!type) return `is of a kind that this version does not know, ${quoted(act)}`;
  // Other people's entries, and the readings of things, are checked one by one below.
  const own =
    type.merging === 'own' || type.merging === 'claim'
      ? payload
      : { ...fieldsIn(payload), events: [], things: [] };
  // A fault in one field is reported first, since it tells a person more than that the whole shape is wrong.
  const fault = faultIn(own, '');
  if (fault) return fault;
  if (!carriedPayloads[act as EventTypeName].safeParse(payload).success)
    return 'has something that Keeling never writes, or lacks something that Keeling always writes';
  return faultOfAccount(entry, hashOf);
}
