/** Lists of words that show whether a sentence amends or says something else. */

/** Splits a line into its words. */
export const splitWords = (line: string): readonly string[] => line.split(' ');

const setOf = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap(splitWords));

export const MODALS = setOf('may must shall should will would can cannot could might ought');

export const AUXILIARIES: ReadonlySet<string> = new Set([
  ...MODALS,
  ...splitWords('is are was were does do did'),
]);

export const ADVERBS = setOf(
  'not also accordingly only further hereby however therefore likewise itself always instead consequentially',
  'continue continues to be have been each both',
);

/** Verbs whose plural form is also the infinitive. After "to", they are not the main verb. */
export const BASE_FORMS = setOf(
  'apply extend have include mean refer come take do affect cease become continue',
  'contain relate consist make set provide confer impose require give form',
);

/** Plural forms of verbs, which count as verbs only after a plural noun: most are nouns as well. */
export const PLURAL_FORMS = setOf(
  'agree appear arise begin belong bind carry commit consider consist contravene create decide define describe enable',
  'ensure establish exist fail fall hold hope intend keep occur pay permit prescribe prohibit propose remain',
  'restrict specify think vest want wish',
);

/** Verbs that may be the main verb of a sentence of law. */
export const FINITE_VERBS: ReadonlySet<string> = new Set([
  ...MODALS,
  ...BASE_FORMS,
  ...setOf(
    'see is are was were has had does did applies extends comes takes expires lapses means includes refers relates',
    'consists contains affects prejudices limits restricts authorises prevents excludes becomes ceases reads',
    'makes sets amends repeals inserts forms commits binds contravenes fails begins ends continues remains',
    'falls provides confers imposes requires gives arises occurs exists belongs deals removes enables creates',
    'establishes abolishes introduces allows ensures defines describes explains prohibits permits specifies',
    'lists prescribes restates obliges appears considers thinks wishes proposes intends carries holds vests',
  ),
]);

/** Participles of what is done to a text, after a form of "be". */
export const CHANGE_PARTICIPLES = setOf(
  'inserted substituted omitted repealed revoked deleted amended left replaced changed increased reduced moved',
  'renumbered re-numbered relettered re-lettered reordered re-ordered rearranged transposed altered varied',
  'modified adapted added removed struck cut numbered lettered reversed reworded rewritten divided',
);

/** Words after a form of "be" that say something of a provision or an Act without changing it. */
export const NOT_AMENDING_WORDS = setOf(
  'subject without complied contravened met satisfied exercisable made cited known referred called relevant applicable',
  'concerned about intended sufficient exercised given prescribed specified mentioned contained available payable',
  'enforceable binding void conclusive evidence prejudiced limited restricted affected disregarded ignored operate',
  'consist bind remain continue apply require provide',
);

/** Imperatives of orders to change a text. They count before any word, or alone. */
export const ORDER_VERBS = setOf(
  'omit insert substitute delete remove strike replace add put write rewrite reword redraft change alter amend',
  'repeal revoke cut swap exchange transpose move renumber re-number reletter re-letter rearrange merge combine',
  'split divide leave take make read number letter scrap drop cancel erase restore reinstate modify vary correct',
  'update reverse',
);

/** Words that begin a subordinate clause. */
export const SUBORDINATORS = setOf(
  'which who whom whose where when whenever if unless until because although though while whether since wherever',
  'what how than whoever',
);

/** Words that may begin the subject of a clause after "as". */
export const SUBJECT_STARTS = setOf('it they he she those these this the a an any if');

export const PREPOSITIONS = setOf('of in under by to for and or on from with at as into within');

export const DETERMINERS = setOf('the that those these this all both each');

/** Words after which a word may be named without quotation marks. */
export const WORDS_BEFORE_MENTION = setOf('after before for of from the word words');

/** Words that may name a text or a part of one. */
export const TEXT_WORDS = setOf(
  'word words heading headings title definition definitions text wording enactment enactments provision',
  'provisions reference references sentence expression expressions figure figures act order regulations rules code following',
);

/** Words that a sentence of law begins with, and no order does. */
export const LAW_STARTS = setOf(
  'a an the any each every no all some such this that these those nothing anything it they he she one neither',
  'either both there whether as so in on under by to for at after before subject with without except despite',
  'notwithstanding during from of not save upon within between pending above below concerning regarding',
  'including excluding following given her his',
);
