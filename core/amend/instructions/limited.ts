/**
 * How words begin that say of a place for whom, where, when or if something is done there: an Act's text is for everybody,
 * and can't be changed for some. "Exceptions to section 5" is a title.
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

/** What limits the provision that a note is of: all of "for Wales only", said in brackets after it. */
export const limitIn = (note: string): string | undefined => LIMITED.exec(note)?.[1];

/** Whether words begin with what limits those before them: "but only in relation to Wales". */
export const beginsWithLimit = (words: string): boolean =>
  LIMITED.exec(words.replace(/^\W+/, ''))?.index === 0;

/** Whether a limit says when or if something is done, and not to how much of a provision. */
export const isOfTime = (limit: string): boolean =>
  /^(?:but |only )*(?:if|when|where|until|subject to|with effect|on|as from|from|before|after)\b/i.test(
    limit,
  );
