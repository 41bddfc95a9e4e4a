import type { Permission, PermissionRole, Question } from '../evidence/records.ts';
import { CONSENT_ANSWERS, CONSENT_QUESTION } from './form-questions.ts';
import { normaliseText } from './table-row.ts';

/** Recognises the columns that ask what may be published, and says what a plain yes or no in them means. */

/** Only this many code units at each end of a header are read, because a statement of several pages may precede the question. */
const MAX_END_LENGTH = 300;
const endsOf = (header: string): string =>
  header.length <= 2 * MAX_END_LENGTH
    ? header
    : `${header.slice(0, MAX_END_LENGTH)} ${header.slice(-MAX_END_LENGTH)}`;

/** A header normalised for matching: one kind of apostrophe, lower case, and without the offered answers "yes/no". */
const headerWords = (header: string): string =>
  normaliseText(endsOf(header))
    .replace(/[’‘`]/g, "'")
    .replace(/[([]?\byes ?(?:\/|or) ?no\b[)\]]?/g, '')
    .trim();
const CONSENT_WORDS = headerWords(CONSENT_QUESTION);
const OFFERED = new Map(CONSENT_ANSWERS.map(({ text, means }) => [normaliseText(text), means]));
/** Whether a header is the question of Keeling's own form. A platform may put a page's name before the question. */
const isOwnQuestion = (words: string): boolean => words.endsWith(CONSENT_WORDS);

/** The respondent's own response. Other responses, such as "response times", are the subject of the consultation. */
const RESPONSE =
  "(?:(?:your|my|our|individual)(?: (?!(?:your|my|our|names?|identity)\\b)[\\w'-]+){0,3}? (?:response|answer|submission|reply|replie|view|comment|feedback|contribution|evidence)s?|(?:this|the) (?:consultation )?response(?! (?:times?|rates?|plans?|teams?|units?))|what (?:you|i) (?:say|said|write|wrote))";
const NAME = "(?:your|my|our|respondent(?:'?s)?)(?: [\\w'-]+){0,2}? (?:names?|identity)";
const PUBLISH = '(?:publish|publication|quot(?:e|ed|ing)|attribut|made public|make public)\\w*';
const HIDE = '(?:private|anonym|withh[eo]ld|hid(?:e|den)|redact|remov|confidential|secret)\\w*';
/** Up to `maxWords` words within a sentence. */
const few = (maxWords: number): string => `(?:[ ,]+[\\w'-]+){0,${maxWords}}?[ ,]+`;
const BECOMES = '(?:be|being|is|are|was|were|remain|stay|kept|treated|held|shown)';

const pattern = (...forms: readonly string[]): RegExp =>
  new RegExp(forms.map((form) => `\\b${form}\\b`).join('|'));
const ASKS_CONSENT = pattern(
  `${PUBLISH}${few(5)}${RESPONSE}`,
  `${RESPONSE}${few(8)}(?:be|being)${few(3)}?${PUBLISH}`,
  `${RESPONSE}${few(3)}public`,
);
const ASKS_CONFIDENCE = pattern(
  `(?:confidential\\w*|in confidence)${few(6)}${RESPONSE}`,
  `${RESPONSE}${few(8)}(?:confidential\\w*|in confidence)`,
  `(?:keep|treat|hold)${few(1)}?${RESPONSE}${few(3)}private\\w*`,
  `${RESPONSE}${few(4)}${BECOMES}${few(3)}?private\\w*`,
);
const ASKS_NAME = pattern(
  `(?:${PUBLISH}|${HIDE}|show|keep|use|include|display)${few(3)}?${NAME}${few(3)}?(?:${HIDE}|${PUBLISH})`,
  `(?:${PUBLISH}|${HIDE}|(?:may|can|could) (?:we|i) (?:use|include|show|display|print))(?: by| under| with)? ${NAME}`,
  `${NAME}${few(6)}(?:${HIDE}|${PUBLISH})`,
);
const NAMES = new RegExp(`\\b${NAME}\\b`);
const RESPONDS = new RegExp(`\\b${RESPONSE}\\b`);
const HIDES = new RegExp(`\\b${HIDE}\\b`);
const PUBLISHES = new RegExp(`\\b${PUBLISH}\\b|\\bpublic\\b`);
/** Short headers that can have no other meaning. */
const SHORT_CONSENT =
  /^(?:(?:consent|permission|agree(?:ment)?|happy|ok(?:ay)?|willing)(?: to| for)? (?:be )?(?:publish\w*|publication)|publish(?:ed|ing|able)?(?: (?:(?:with|without) (?:my|your) name|anonymously|response|answers?|submission|online|in full|status))?|(?:please (?:indicate|select|choose|state) )?(?:your )?(?:publish(?:ing)?|publication) (?:preferences?|permission|consent|options?|status)|publication|(?:may|can|could) (?:we|it|they|i) (?:be )?publish(?:ed)?(?: (?:it|this|them))?|(?:do you |i )?(?:agree|consent) to publication|(?:i |do you )?(?:give )?consent)\??$/;
const SHORT_NAME =
  /^(?:(?:(?:do you|i) (?:wish|want) to )?(?:remain |stay |be |respond )?anonym\w*(?: response)?|(?:publish|show|hide|withhold) (?:the )?(?:organisation )?names?|(?:organisation )?name (?:published|shown|hidden|withheld))\??$/;

const UNNAMED = /\banonym\w*|\bwithout (?:your |my |our |the |a )?names?\b/;

/** Words that negate a question, so that a yes may be a refusal. */
const NEGATED =
  /\b(?:not|never|no|nor|object\w*|oppos\w*|refus\w*|opt(?:ed|ing)?[ -]out|prevent\w*|exclud\w*|mind|unless|without (?:your|my|our) (?:consent|permission)|against)\b|n't\b/;
/** A question about policy, such as "Should agencies publish…?", and not about the respondent's own response. */
const POLICY =
  /^(?:\S{1,6}[.:)] )?(?:how far |to what extent )?(?:should|must|ought)\b(?! (?:we|i|your|my)\b)/;

/**
 * The role of a header that asks about publication; null for another header, such as a question about what others should
 * publish. If the header mentions both the name and the response, the one that comes first decides.
 */
export function permissionRole(header: string): PermissionRole | null {
  const words = headerWords(header);
  if (isOwnQuestion(words) || SHORT_CONSENT.test(words)) return 'consent';
  if (SHORT_NAME.test(words)) return 'name-consent';
  if (POLICY.test(words)) return null;
  const asksName = ASKS_NAME.test(words);
  const name = NAMES.exec(words)?.index ?? words.length;
  if (asksName && name < (RESPONDS.exec(words)?.index ?? words.length)) return 'name-consent';
  if (ASKS_CONFIDENCE.test(words) || isAboutForm(words)) return 'confidential';
  return ASKS_CONSENT.test(words) ? 'consent' : asksName ? 'name-consent' : null;
}

/**
 * Whether an imported question asks about publication. Earlier versions may have stored such a column as a question. The
 * question is then not printed among the questions of the consultation.
 */
export const isOnPublication = ({ text, import: from }: Pick<Question, 'text' | 'import'>): boolean =>
  from !== null && permissionRole(text) !== null;

/** Whether a header asks about the completed form itself: "Confidential?", "Is any of it confidential?". */
const isAboutForm = (words: string): boolean =>
  /\bconfidential\w*|\bin confidence\b/.test(words) &&
  (words.length <= 30 || /\b(?:it|this|any part)\b/.test(words));

/** Whether a header asks for another consent, such as to be contacted. This is neither a question nor consent to publish. */
export const isOtherConsent = (header: string): boolean =>
  /^(?:i|i've|please (?:confirm|tick)|do you (?:consent|give)|are you (?:happy|content|willing)|(?:can|may) we)\b.{0,120}\b(?:contact(?:ed)?|privacy|personal (?:data|information)|data protection|terms|cookies?|gdpr|mailing list|updates)\b/.test(
    headerWords(header),
  );

/** Whether a value says how the response may be published, whatever the header: "Publish without my name". */
export const saysPermission = (text: string): boolean =>
  /\bpublish\w*\b.*\b(?:names?|anonym\w*|response)\b|\bdo not publish\b|\b(?:with|without|not) (?:my|our) names?\b|\banonymously\b|\bconfidential\b/.test(
    headerWords(text),
  );

/**
 * The meaning of a plain yes or no, or of an answer of Keeling's own form. Null for any other value and for an ambiguous
 * one: these a person must decide.
 */
export function plainPermission(role: PermissionRole, header: string, text: string): Permission | null {
  const answerWords = normaliseText(text);
  const offered = OFFERED.get(answerWords);
  const answer = /^(yes|no)[.!]?$/.exec(answerWords)?.[1];
  if (!offered && answer === undefined) return null;
  const words = headerWords(header);
  if (offered && isOwnQuestion(words)) return offered;
  if (answer === undefined || NEGATED.test(words)) return null;
  const isYes = answer === 'yes';
  const hides = HIDES.test(words);
  if (role === 'confidential') return isYes ? 'not-published' : 'publish';
  if (role === 'name-consent') return isYes === hides ? 'without-name' : 'publish';
  if (UNNAMED.test(words)) return isYes ? 'without-name' : null;
  if (!isYes) return hides ? null : 'not-published';
  // A bare yes to "I consent" may be consent to anything, so the header must mention publication.
  return !hides && PUBLISHES.test(words) ? 'publish' : null;
}
