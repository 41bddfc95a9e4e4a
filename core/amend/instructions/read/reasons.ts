import type { Refusal } from './reading-state.ts';
import type { Token } from './tokens.ts';

const PARTS =
  '(?:sections?|subsections?|(?:sub-)?paragraphs?|schedules?|articles?|regulations?|parts?|chapters?|headings?|definitions?|words?)';

/** “Shall have effect with the substitution of “x” for “y””: this changes the text, or only how it is to be read. */
const HAS_EFFECT_WITH = /\bha(?:s|ve) effect with the (?:substitution|insertion|omission|addition)\b[^;.]*“/i;

/** The reason for a wrong quotation mark, with the text corrected as a suggestion. */
export function slipIn(text: string, from: number, slips: readonly Token[]): Refusal | null {
  const [first] = slips;
  if (!first?.slip) return null;
  if (first.slip.corrected === '')
    return { reason: first.slip.reason, ...extraMark(text, first.from - from) };
  const fixed: string[] = [];
  let at = 0;
  for (const { from: start, to, slip } of slips) {
    fixed.push(text.slice(at, start - from), slip?.corrected ?? '');
    at = to - from;
  }
  return { reason: first.slip.reason, suggestion: [...fixed, text.slice(at)].join('').trim() };
}

/** Suggests a text without the first of two closing marks, which is likelier to be the slip: “work notice” (in Part 5)”. */
function extraMark(text: string, at: number): { readonly suggestion?: string } {
  const earlier = text.lastIndexOf('”', at - 1);
  return earlier < 0 ? {} : { suggestion: (text.slice(0, earlier) + text.slice(earlier + 1)).trim() };
}

/** "for the heading, for “x” substitute “y”": the first "for" should be "in". */
const WRONG_LEAD = /^for (the (?:italic |section )?heading[^,“”]*, (?:for|after|before|omit) .*)$/is;
/** "after release insert “certain”", "the word and at the end of paragraph (b)". */
const NO_MARKS =
  /^(.*?\b(?:after|before|for|omit)\s+)([^“”"]{1,200}?)(,?\s+(?:insert|substitute|there (?:is|are|shall be))\b.*|[.;,]?\s*)$/is;
const NO_MARKS_ON_LINK =
  /^(.*?\bthe word )(and|or|but)(\s+(?:at|immediately|before|after|following|preceding)\b.*)$/is;
/** Words that name a place or a thing, and so need no quotation marks. */
const NAMES =
  /^(?:an? (?:full stop|comma|semi-?colon|colon|dash|hyphen)|the|that|those|it|them|any|each|sections?|subsections?|(?:sub-)?paragraphs?|schedules?|parts?|chapters?|articles?|regulations?|rules?|definitions?|entry|entries)\b/i;

const AMENDS = /\b(?:omit|insert|substitute)\b/i;

/** Suggests quotation marks round words that are named without any; null where none are. */
function unquoted(text: string): string | null {
  const short = text.slice(0, 2000);
  const link = NO_MARKS_ON_LINK.exec(short);
  if (link) return `${link[1]}“${link[2]}”${link[3]}`.trim();
  const [, lead, target, tail] = NO_MARKS.exec(short) ?? [];
  if (
    !lead ||
    !target ||
    tail === undefined ||
    /^‘/.test(target) ||
    NAMES.test(target) ||
    AMENDS.test(target)
  )
    return null;
  return `${lead}“${target}”${tail}`.trim();
}

/** "After it insert", where "it" may be text that another instruction inserted or omitted, or a place. */
const BESIDE_IT =
  /^\W*(?:(?:and|then)\s+)*(?:immediately\s+)?(?:after|before)\s+(it|them|those words|that word|the words so (?:inserted|substituted)),?\s+(?:insert|add|there|is|are)\b/i;
const UNSUPPLIED = /\b(?:insert|substitute|add)\s*[—–:]\s*$/i;
const LISTS = /\b(?:omit|leave out|repeal|revoke)\s+the following\W*$/i;
const ELSEWHERE =
  /\b(?:enactments?|provisions?|instruments?|orders|regulations)\b[^;.]{0,80}\b(?:specified|mentioned|listed|set out|described) in\b[^;.]{0,80}\bschedule\b/i;

/** New text that is in an annex, which Keeling can't read. */
const IN_ANNEX =
  /\b(?:insert|add|inserted|added|substitute|substituted)\b[^;.]*\bin (?:the |an )?(?:annex|appendix|attachment|attached)\b/i;

/** A part of a text is moved; not a motion, or a Minister who moves one. */
const MOVES = new RegExp(
  `\\b(?:is|are|be|being) (?:to be )?moved\\b|\\bmov(?:e|ing) (?:(?:the|that|those|it|them|existing) ?)*(?:${PARTS}|[“"]|to\\b)`,
  'i',
);

export const NOT_READ: Refusal = { reason: 'These words could not be read as an instruction' };

/** "Subsection (3) becomes subsection (2) of section 9". If section 9 were its own place, it would have been read. */
const ELSEWHERE_NUMBERED = new RegExp(`\\bbecomes?\\s+${PARTS}\\s[^;.]*\\bof\\s+${PARTS}\\s`, 'i');

const RENUMBERS = /\bre-?(?:number|letter)(?:ed|ing)?\b/i;
/** Words that are renumbered, and their new number: "renumber X as Y", "X is renumbered as Y". */
const NUMBERED = `((?:the|those|existing|${PARTS})\\b[^;.]{1,120}?)`;
const AS = '([^;.]{1,120}?)(?: respectively)?[.;,\\s]*$';
const NUMBERED_AS = [
  new RegExp(`\\bre-?(?:number|letter) ${NUMBERED} (?:as|to be|to become) ${AS}`, 'i'),
  new RegExp(
    `^\\W*(?:and )?${NUMBERED},? (?:is|are|shall be|(?:is|are) to be) re-?(?:number|letter)ed as ${AS}`,
    'i',
  ),
];

function whyNotRenumbered(text: string): string {
  const [, numbered, as] = NUMBERED_AS.map((shape) => shape.exec(text)).find((match) => match) ?? [];
  return numbered === undefined
    ? 'Provisions are to be renumbered, and these words don’t say which gets which number: renumber them by hand'
    : `Keeling can’t renumber ${numbered} as ${as}: make this change by hand`;
}

/** "Renumber them": the provisions are named before, so the words say nothing about them. */
const OF_THEM = /^\W*re-?(?:number|letter)\s+(?:it|them)\b/i;

/** A particular reason why words could not be read; null where only the general one applies. */
export function ownReason(text: string, hasBlock: boolean): Refusal | null {
  const lead = WRONG_LEAD.exec(text.trim())?.[1];
  if (lead !== undefined) {
    return { reason: 'A place is given as what is to be replaced', suggestion: `in ${lead}` };
  }
  if (!hasBlock && UNSUPPLIED.test(text)) {
    return { reason: 'What is to be put in does not follow between two quotation marks' };
  }
  const it = BESIDE_IT.exec(text)?.[1];
  if (it !== undefined) return { reason: `It is not clear what “${it}” stands for` };
  const suggestion = unquoted(text);
  if (suggestion) return { reason: 'Words that are named stand in no quotation marks', suggestion };
  if (ELSEWHERE.test(text)) {
    return { reason: 'What is repealed or amended is set out elsewhere, in a Schedule' };
  }
  if (IN_ANNEX.test(text)) return { reason: 'What is to be put in is set out elsewhere: insert it by hand' };
  if (RENUMBERS.test(text) && !OF_THEM.test(text)) return { reason: whyNotRenumbered(text) };
  if (MOVES.test(text)) return { reason: 'A provision is moved: make this change by hand' };
  if (HAS_EFFECT_WITH.test(text))
    return {
      reason: 'It is to be read with other words: a person must decide whether its own words change',
    };
  if (LISTS.test(text)) return { reason: 'What is to be left out does not follow' };
  if (ELSEWHERE_NUMBERED.test(text))
    return { reason: 'It would be in another provision: make this change by hand' };
  if (/\bbecomes?\b/.test(text)) {
    return { reason: 'Words become a numbered provision: make this change by hand' };
  }
  return null;
}
