/**
 * The beginnings of words that limit a place: for whom, where, when or if something is done there. An Act's text is the
 * same for everybody, so it can't be changed only for some. "Exceptions to section 5" is a title and not a limit.
 */
const LIMITS = [
  ...['if', 'when', 'where', 'unless', 'until', 'save', 'except', 'excluding', 'excepting', 'without', 'not'],
  ...['as respects', 'as regards', 'with respect to', 'in respect of', 'in relation', 'in the case of'],
  ...[
    'as (?:it|they) (?:appl|has|have|extend|relate|forms?\\b)\\w*',
    '(?:in )?so far as',
    'insofar as',
    'as applied',
  ],
  ...[
    'to the extent',
    'in (?:its|their) application',
    'for the purposes? of',
    'subject to',
    'limited to',
    'during',
    'provided',
  ],
  ...['apart from', 'other than', 'with the exception', 'leaving out', 'ignoring', 'disregarding'],
  ...[
    'with effect',
    'on the coming',
    'on and after',
    'on or after',
    'as from',
    'from \\d',
    '(?:before|after|on) \\d',
  ],
  ...[
    '(?:in|for|within|outside) (?:England|Wales|Scotland|Northern Ireland|Great Britain)',
    'for [^;]*\\bonly',
  ],
];
const LIMITED = new RegExp(
  `(?:^|[;,] )((?:(?:but|only|so far|and|not)\\b,? )*(?:${LIMITS.join('|')})(?![\\w-])[^;]*|(?:but )?only\\s[^;]*)`,
  'i',
);

/** The limit in a note after a provision, such as all of "for Wales only"; undefined without a limit. */
export const limitIn = (note: string): string | undefined => LIMITED.exec(note)?.[1];

/** Whether words begin with a limit of the words before them: "but only in relation to Wales". */
export const beginsWithLimit = (words: string): boolean =>
  LIMITED.exec(words.replace(/^\W+/, ''))?.index === 0;

/** Whether a limit is a time or a condition, and does not narrow the provision to a part of itself. */
export const isOfTime = (limit: string): boolean =>
  /^(?:but |only )*(?:if|when|where|until|subject to|with effect|on|as from|from|before|after)\b/i.test(
    limit,
  );
