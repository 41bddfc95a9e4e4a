/**
 * Sorts answers that are steps of one scale, as surveys print them: from most to least, and numbers from the smallest.
 * Answers outside the scale, such as “Don’t know”, come last.
 */

const OFF_SCALE =
  /^(?:i )?(?:do ?n[’']?t know|do not know|not sure|unsure|undecided|prefer not to (?:say|answer)|not applicable|n\/a|no (?:opinion|answer|response|comment|view)|other\b.*|none of .*|not answered|cannot say|can[’']?t say)\b.*$/;

const STRONG =
  /\b(?:strongly|very|extremely|completely|totally|definitely|fully|entirely|absolutely|wholly)\b/;
const WEAK =
  /\b(?:fairly|quite|tend(?:s)? to|somewhat|slightly|partly|partially|mostly|probably|moderately|in part|to some extent|rather|a little)\b/;
const MIDDLE =
  /^(?:neither\b.*|neutral\b.*|in the middle|mixed|about the same|no (?:change|difference|impact))$/;
const GOOD =
  /\b(?:agree|satisfied|likely|support|in favou?r|important|easy|clear|effective|confident|helpful|useful|good|positive|safe|happy|appropriate|reasonable|sufficient|relevant|familiar|aware|fair|well|yes)\b/;
const BAD =
  /\b(?:disagree|dissatisfied|unlikely|oppose|against|unimportant|difficult|hard|unclear|ineffective|unhelpful|useless|bad|poor|negative|unsafe|unhappy|inappropriate|unreasonable|insufficient|irrelevant|unfamiliar|unaware|unfair|badly|poorly|no)\b/;

const HALF = /^(?:partly|partially|in part|to some extent|maybe|perhaps)$/;

/** The degree of approval in an answer, from −3 to 3; null for an answer that expresses none. */
function attitude(answer: string): number | null {
  if (MIDDLE.test(answer)) return 0;
  const strength = STRONG.test(answer) ? 3 : WEAK.test(answer) ? 1 : 2;
  if (/^not at all\b/.test(answer)) return -3;
  if (/^not (?:very|particularly|so)\b/.test(answer)) return -1;
  if (/^not\b/.test(answer)) return -2;
  if (BAD.test(answer)) return -strength;
  return GOOD.test(answer) || HALF.test(answer) ? strength : null;
}

/** Scales with fixed names of the steps, from most to least. */
const NAMED_SCALES: readonly (readonly RegExp[])[] = [
  [
    /^always$/,
    /^(?:very often|usually|most of the time|nearly always)$/,
    /^(?:often|frequently)$/,
    /^(?:sometimes|occasionally)$/,
    /^(?:rarely|seldom|hardly ever)$/,
    /^never$/,
  ],
  [
    /^(?:every day|daily)$/,
    /\bweek(?:ly)?\b/,
    /\bmonth(?:ly)?\b/,
    /\b(?:year(?:ly)?|annually)\b/,
    /^less often\b/,
    /^never$/,
  ],
  [
    /^(?:excellent|outstanding)$/,
    /^very good$/,
    /^good$/,
    /^(?:fair|average|satisfactory|adequate|acceptable)$/,
    /^(?:poor|bad)$/,
    /^very (?:poor|bad)$/,
  ],
  [
    /\b(?:great deal|great extent|large extent|a lot|(?<!not )very much|completely|fully)\b/,
    /\b(?:fair amount|moderate extent|quite a lot|moderately)\b/,
    /\b(?:some extent|somewhat|partly|some)\b/,
    /\b(?:a little|not (?:very )?much|small extent|slightly)\b/,
    /^(?:not at all|nothing|none|no extent)\b/,
  ],
  [/^(?:very high|critical)$/, /^high$/, /^(?:medium|moderate)$/, /^low$/, /^(?:very low|none)$/],
  [
    /\bmuch (?:better|more|higher)\b/,
    /\b(?:better|more|higher)\b/,
    /^(?:about )?the same\b/,
    /(?<!much )\b(?:worse|less|fewer|lower)\b/,
    /\bmuch (?:worse|less|fewer|lower)\b/,
  ],
];

/** Makes a function that returns the step of an answer on a scale; 0 is the first step, and later steps are negative. */
const stepReader =
  (steps: readonly RegExp[]) =>
  (answer: string): number | null => {
    const step = steps.findIndex((pattern) => pattern.test(answer));
    return step < 0 ? null : -step;
  };

/** The number with which an answer begins, negated, so that the smallest is sorted first. “Under 18” comes before 18. */
function readNumber(answer: string): number | null {
  const [, below, number = ''] =
    /^(?:(under|below|less than|fewer than|up to|younger than)\s+)?[£$€]?(\d[\d,]*(?:\.\d+)?)/.exec(answer) ??
    [];
  if (number === '') return null;
  return -(Number(number.replaceAll(',', '')) - (below === undefined ? 0 : 0.5));
}

/** Each returns the position of an answer on a kind of scale; the greatest is sorted first. Null for another answer. */
const READERS = [readNumber, ...NAMED_SCALES.map(stepReader), attitude];

/** The answers in the order of their scale; null where they do not belong to one scale. */
export function inScaleOrder(answers: readonly string[]): readonly string[] | null {
  const plainOf = (answer: string): string =>
    answer.trim().replace(/\s+/g, ' ').replace(/[.!]$/, '').toLowerCase();
  const steps = answers.filter((answer) => !OFF_SCALE.test(plainOf(answer)));
  if (steps.length < 2) return null;
  for (const read of READERS) {
    const places = new Map(steps.map((answer) => [answer, read(plainOf(answer))]));
    const knownPlaces = [...places.values()].filter((place) => place !== null);
    // If two answers are the same step, the order between them is unknown.
    if (knownPlaces.length < steps.length || new Set(knownPlaces).size < steps.length) continue;
    const inOrder = [...steps].sort((a, b) => (places.get(b) ?? 0) - (places.get(a) ?? 0));
    return [...inOrder, ...answers.filter((answer) => !steps.includes(answer))];
  }
  return null;
}
