import type { Stretch } from '../evidence/anchor.ts';
import { joinedStretches, touches } from './redact.ts';
import { copiesOf } from './scrub.ts';

/** A respondent, as far as it is of who they are. */
interface NamedRespondent {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly withoutName?: true | undefined;
}

/** What a respondent who is not named must not be known by in their own answers. */
interface OwnDetails {
  /** Looked for however they are written. */
  readonly fullDetails: readonly string[];
  /** Parts of a name, which are ordinary words too unless they begin with a capital. */
  readonly parts: readonly string[];
}

/** What people write where they have no name or organisation to give. */
const NO_NAME =
  /^(?:anon\w*|none|nil|no|yes|n\/?a|not applicable|private(?: individual)?|individual|prefer not .*|unknown|-+)\.?$/i;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|do|dos|du|la|le|el|al|bin|ibn|ap|af|ten|ter)$/i;
const TITLE =
  /^(?:mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|rev|reverend|prof|professor|cllr|councillor|judge|chief|constable|inspector|superintendent|sergeant|pc|dc|father|canon|bishop)\.?$/i;
/** More words than these are no name of one person. */
const MAX_NAME_WORDS = 6;

const isCapital = (word: string): boolean => !/^\p{Ll}/u.test(word);

/** A name in every part of it by which its bearer may be called. */
function namesIn(name: string): OwnDetails {
  const nameParts = name.split(/\s*(?:[,;&/]|\band\b)\s*/iu).filter((piece) => piece !== '');
  const [family, givenName] = nameParts;
  const wholeNames = [
    name,
    ...(nameParts.length === 2 && name.includes(',') ? [`${givenName} ${family}`] : []),
  ];
  const parts: string[] = [];
  for (const namePart of nameParts) {
    const words = namePart.split(/\s+/u).filter((word) => !TITLE.test(word));
    if (words.length > MAX_NAME_WORDS) continue;
    parts.push(...words.filter((word) => !PARTICLE.test(word)));
    for (let from = 0; from < words.length; from += 1)
      for (let to = from + 2; to <= words.length; to += 1) {
        const [first = '', last = ''] = [words[from], words[to - 1]];
        if ((isCapital(first) || PARTICLE.test(first)) && isCapital(last))
          wholeNames.push(words.slice(from, to).join(' '));
      }
  }
  return { fullDetails: wholeNames, parts };
}

/** An organisation as it may call itself: without “The”, without what is in brackets, and by that alone. */
function organisationForms(organisation: string): readonly string[] {
  const bracketed = [...organisation.matchAll(/\(([^()]+)\)/gu)].map(([, words = '']) => words);
  const bare = organisation.replace(/\s*\([^()]*\)/gu, '');
  return [organisation, bare, ...bracketed].map((form) => form.trim().replace(/^the\s+/iu, ''));
}

/**
 * What is taken out of a respondent's own answers where they are published: a person's name and address always, and an
 * organisation's name where it asked not to be named.
 */
export function ownDetails({ name, email, organisation, withoutName }: NamedRespondent): OwnDetails {
  const person = NO_NAME.test(name.trim()) ? { fullDetails: [], parts: [] } : namesIn(name.trim());
  const isHidden = withoutName === true && !NO_NAME.test(organisation.trim());
  return {
    fullDetails: [...person.fullDetails, email, ...(isHidden ? organisationForms(organisation) : [])],
    parts: person.parts,
  };
}

const asRedacted = (quote: string) =>
  ({ anchor: { from: 0, to: quote.length, quote, prefix: '', suffix: '' }, of: 'answer:0' }) as const;

const stretchesOf = (text: string, quotes: readonly string[]): readonly Stretch[] =>
  copiesOf(quotes.map(asRedacted)).stretches(text);

/** Where in one of their answers a respondent is named, in order, none touching another. */
export function ownStretches(
  text: string,
  { fullDetails: wholeNames, parts }: OwnDetails,
): readonly Stretch[] {
  const inPart = stretchesOf(text, parts).filter(({ from, to }) => isCapital(text.slice(from, to)));
  return joinedStretches([...stretchesOf(text, wholeNames), ...inPart]);
}

/** By these words a name is that of a body, which anybody may speak of. */
const BODY =
  /\b(?:association|board|centre|charity|church|college|commission(?:er)?|company|council|department|federation|forum|foundation|government|group|institute|limited|ltd|llp|network|office|party|police|school|service|society|trust|union|university)\b/iu;

/** A person's full name, and the same without what is between its first and last words; nothing of a name that is a body's. */
function fullNames({ name, organisation }: NamedRespondent): readonly string[] {
  if (NO_NAME.test(name.trim()) || BODY.test(name) || name.trim() === organisation.trim()) return [];
  const [family = '', givenName] = name.trim().split(/\s*,\s*/u);
  const inOrder = givenName === undefined ? family : `${givenName} ${family}`;
  return inOrder.split(/\s*(?:[;&/]|\band\b)\s*/iu).flatMap((person) => {
    const words = person.split(/\s+/u).filter((word) => !TITLE.test(word) && !/^\p{L}?\.?$/u.test(word));
    return words.length > 1 && words.length <= MAX_NAME_WORDS
      ? [words.join(' '), `${words[0]} ${words.at(-1)}`]
      : [];
  });
}

/** What finds where a text gives the full name of anybody who responded: people are not named by what others wrote, either. */
export function respondentNames(people: readonly NamedRespondent[]): (text: string) => readonly Stretch[] {
  const copies = copiesOf([...new Set(people.flatMap(fullNames))].map(asRedacted));
  const isName = (words: string): boolean =>
    words.split(/\s+/u).every((word) => isCapital(word) || PARTICLE.test(word));
  return (text) => copies.stretches(text).filter(({ from, to }) => isName(text.slice(from, to)));
}

/** What finds the names of all who responded. */
export type NamesIn = ReturnType<typeof respondentNames>;

/** Where in an answer its respondent is named, and where others are. */
export function namedIn(
  text: string,
  respondent: NamedRespondent,
  namesIn: NamesIn,
): { readonly ownNames: readonly Stretch[]; readonly otherNames: readonly Stretch[] } {
  const ownNames = ownStretches(text, ownDetails(respondent));
  return { ownNames, otherNames: namesIn(text).filter((stretch) => !touches(stretch, ownNames)) };
}
