import type { Stretch } from '../evidence/anchor.ts';
import { mergeStretches, overlapsAny } from './redact.ts';
import { copiesOf } from './scrub.ts';

/** The parts of a respondent's record that identify the person. */
interface NamedRespondent {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly withoutName?: true | undefined;
}

/** The details of an anonymous respondent to redact in their own answers. */
interface OwnDetails {
  /** Full names, addresses and organisations, redacted in any spelling. */
  readonly fullDetails: readonly string[];
  /** Parts of a name, redacted only with a capital, since they may also be ordinary words. */
  readonly parts: readonly string[];
}

/** Matches what people write instead of a name or organisation. */
const NO_NAME =
  /^(?:anon\w*|none|nil|no|yes|n\/?a|not applicable|private(?: individual)?|individual|prefer not .*|unknown|-+)\.?$/i;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|do|dos|du|la|le|el|al|bin|ibn|ap|af|ten|ter)$/i;
const TITLE =
  /^(?:mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|rev|reverend|prof|professor|cllr|councillor|judge|chief|constable|inspector|superintendent|sergeant|pc|dc|father|canon|bishop)\.?$/i;
/** Longer text is not taken for the name of one person. */
const MAX_NAME_WORDS = 6;

const isCapital = (word: string): boolean => !/^\p{Ll}/u.test(word);

/** The full forms and the parts of a person's name. */
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

/** The forms of an organisation's name: without “The”, without the abbreviation in brackets, and the abbreviation alone. */
function organisationForms(organisation: string): readonly string[] {
  const bracketed = [...organisation.matchAll(/\(([^()]+)\)/gu)].map(([, words = '']) => words);
  const bare = organisation.replace(/\s*\([^()]*\)/gu, '');
  return [organisation, bare, ...bracketed].map((form) => form.trim().replace(/^the\s+/iu, ''));
}

/**
 * The details to redact in a respondent's own published answers: always a person's name and address, and an organisation's name
 * if it asked not to be named.
 */
export function ownDetails({ name, email, organisation, withoutName }: NamedRespondent): OwnDetails {
  const person = NO_NAME.test(name.trim()) ? { fullDetails: [], parts: [] } : namesIn(name.trim());
  const isHidden = withoutName === true && !NO_NAME.test(organisation.trim());
  return {
    fullDetails: [...person.fullDetails, email, ...(isHidden ? organisationForms(organisation) : [])],
    parts: person.parts,
  };
}

/** A redaction of words that no person made, in the form that `copiesOf` takes. */
const asRedacted = (quote: string) =>
  ({ anchor: { from: 0, to: quote.length, quote, prefix: '', suffix: '' }, of: 'answer:0' }) as const;

const stretchesOf = (text: string, quotes: readonly string[]): readonly Stretch[] =>
  copiesOf(quotes.map(asRedacted)).stretches(text);

/** The stretches of a respondent's answer that name the respondent, in order and merged. */
export function ownStretches(
  text: string,
  { fullDetails: wholeNames, parts }: OwnDetails,
): readonly Stretch[] {
  const inPart = stretchesOf(text, parts).filter(({ from, to }) => isCapital(text.slice(from, to)));
  return mergeStretches([...stretchesOf(text, wholeNames), ...inPart]);
}

/** Words that show that a name is that of a body, which is not redacted in other people's answers. */
const BODY =
  /\b(?:association|board|centre|charity|church|college|commission(?:er)?|company|council|department|federation|forum|foundation|government|group|institute|limited|ltd|llp|network|office|party|police|school|service|society|trust|union|university)\b/iu;

/** A person's full name, and the first and last names without those between them. Empty for a body. */
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

/** Makes a function that finds the full names of all respondents in a text, since nobody else's answer may name them either. */
export function respondentNames(people: readonly NamedRespondent[]): (text: string) => readonly Stretch[] {
  const copies = copiesOf([...new Set(people.flatMap(fullNames))].map(asRedacted));
  const isName = (words: string): boolean =>
    words.split(/\s+/u).every((word) => isCapital(word) || PARTICLE.test(word));
  return (text) => copies.stretches(text).filter(({ from, to }) => isName(text.slice(from, to)));
}

/** Finds the names of all respondents in a text. */
export type FindNames = ReturnType<typeof respondentNames>;

/** Finds the names of the respondent and of other respondents in an answer. The two don't overlap. */
export function findNames(
  text: string,
  respondent: NamedRespondent,
  namesIn: FindNames,
): { readonly ownNames: readonly Stretch[]; readonly otherNames: readonly Stretch[] } {
  const ownNames = ownStretches(text, ownDetails(respondent));
  return { ownNames, otherNames: namesIn(text).filter((stretch) => !overlapsAny(stretch, ownNames)) };
}
