import type { CheckId } from './finding.ts';

/** How much of a check can be done by a machine that holds this Act and its effects, and nothing of other Acts. */
export type CheckStatus = 'full' | 'partial' | 'not-possible';

/** A check as a person reads of it: what it looks for, how far it goes, and what it leaves to them. */
interface CheckInfo {
  readonly id: CheckId;
  readonly title: string;
  readonly status: CheckStatus;
  readonly does: string;
  /** What it can't do, and why; null for a full one. */
  readonly doesNot: string | null;
}

const full = (id: CheckId, title: string, does: string): CheckInfo => ({
  id,
  title,
  status: 'full',
  does,
  doesNot: null,
});
const partial = (id: CheckId, title: string, does: string, doesNot: string): CheckInfo => ({
  id,
  title,
  status: 'partial',
  does,
  doesNot,
});

/** The checks of drafting-conventions.md §6, each with what it does and what it leaves to a person. */
export const CHECKS: readonly CheckInfo[] = [
  full(
    'D01',
    'What is amended is there',
    'Finds amendments whose places are not in the base text, and those that change the same words as one already applied.',
  ),
  full(
    'D02',
    'References to what goes',
    'Finds references, ends of ranges and labels such as “the defendant” whose provision or explanation the draft takes away, moves or renumbers, and references that come to name another.',
  ),
  partial(
    'D03',
    'References to what never was',
    'Finds references in new words that name nothing in this Act, or leave open what they mean.',
    'References into other Acts: their texts are not held.',
  ),
  partial(
    'D04',
    'Descriptions in brackets',
    'Finds a description that has no word in common with the heading of what it describes.',
    'Judging a paraphrase: a description need not repeat the heading.',
  ),
  partial(
    'D05',
    'Numbers given twice',
    'Finds a number given twice in this draft, in others of the review, or given again after another amendment left its provision out.',
    'Numbers claimed by Acts not yet in force, where it isn’t known what they insert.',
  ),
  full(
    'D06',
    'Numbers by the rules',
    'Compares each new number with the rules of numbering, and offers theirs.',
  ),
  partial(
    'D07',
    '“and” and “or” in lists',
    'Finds lists that the draft leaves without the linking word before their last item, or with one elsewhere.',
    'Lists in tables; a list within an item’s own words (“either … or”).',
  ),
  full('D08', 'Separators in lists', 'Finds new items that end with another separator than the list’s own.'),
  partial(
    'D09',
    'Terms never used',
    'Finds terms that are defined and not used in their scope, new ones and those whose last use goes.',
    'Terms that only another Act uses.',
  ),
  partial(
    'D10',
    'Terms out of scope',
    'Finds labels, letters and names used where they have no meaning, quoted words that are not defined, and terms that lose their definition.',
    'Ordinary words that happen to be defined elsewhere: they can be meant in their ordinary sense.',
  ),
  full('D11', 'Definitions in order', 'Finds new definitions out of their alphabetical place.'),
  full(
    'D12',
    'Index of definitions',
    'Where the Act has an index of defined terms, finds new terms that it doesn’t list. This Act has none.',
  ),
  full(
    'D13',
    '“shall” in new words',
    'Finds “shall” in new words; as information where the section already writes so.',
  ),
  partial(
    'D14',
    'Words for one sex',
    'Finds pronouns and nouns for one sex in new words; as information where the section already writes so.',
    'Telling where one sex is meant.',
  ),
  full('D15', 'Archaic words', 'Finds the words that the manuals list.'),
  full(
    'D16',
    'Length',
    'Finds new sentences of more than 60 words, and sections that come to have more than 10 subsections.',
  ),
  partial(
    'D17',
    'Quotation marks',
    'Finds quotation marks without a partner, and straight ones, in changed words.',
    'A single closing mark without an opening one: it is the same as an apostrophe.',
  ),
  full(
    'D18',
    'New provisions well made',
    'Finds new provisions with the wrong kind of number, no heading, no opening words or no text, and sections partly in subsections.',
  ),
  partial(
    'D19',
    'How words end',
    'Finds changed sentences, items, opening words and headings that don’t end as they should.',
    'The stop after a quoted provision in an amending clause: it is not in this Act’s text.',
  ),
  partial(
    'D20',
    'Extent',
    'Finds new provisions with no extent, with another than their place’s, or beyond the ranges of the Act’s extent section; notes amendments that touch several extents.',
    'The extent clause of the amending Act, which is not drafted here.',
  ),
  partial(
    'D21',
    'Commencement',
    'Finds new sections that the Act’s own commencement section takes in by their place, and notes the others.',
    'The commencement clause of the amending Act, which is not drafted here: so it never is an error.',
  ),
  partial(
    'D22',
    'Penalties and past offences',
    'Finds new offences, longer terms and higher levels of fine in an amendment that doesn’t say to which offences it applies.',
    'Other ways of making a penalty heavier, and provision made outside this Act’s text.',
  ),
  partial(
    'D23',
    'Consequences in other Acts',
    'Finds what the draft takes away or makes heavier among the provisions that other Acts are known to refer to.',
    'Acts that nobody listed: there is no index of all other law here, and some of the list is unverified.',
  ),
  partial(
    'D24',
    'Outstanding effects',
    'Finds amendments of provisions to which an amendment made elsewhere has not been applied.',
    'Effects whose provisions aren’t known: for those it only notes that a new number may be taken.',
  ),
  full('D25', 'Repealed provisions', 'Finds amendments of a provision that is already repealed.'),
  full('D26', 'Order of changes', 'Finds amendments whose changes are kept in another order than the Act’s.'),
  partial(
    'D27',
    'Headings',
    'Finds headings left as they are though the section no longer has their words.',
    'Telling whether a provision is broader or narrower in sense.',
  ),
  partial(
    'D28',
    'Spent amendments',
    'Lists what earlier inserted or amended a provision that the draft leaves out, from the Act’s notes.',
    'Earlier amendments that have no note, or a note whose words are not held.',
  ),
  partial(
    'D29',
    'Other jurisdictions',
    'Notes where the draft changes the law of one jurisdiction and leaves the group of sections for another.',
    'Whether it should: that is policy. Equivalents outside this Act are not held.',
  ),
  partial(
    'D30',
    'Titles of Acts',
    'Finds Acts named by a year before their title, and years and chapter numbers other than those that this Act and its notes give.',
    'Acts that neither this Act nor its notes name.',
  ),
  full(
    'D31',
    'Characters that mislead',
    'Finds characters in new words that can’t be seen, such as soft hyphens and marks of direction, and those that only look like others, such as Cyrillic letters and the ligatures of a PDF.',
  ),
  full(
    'D32',
    'Placeholders left over',
    'Finds what stands in new words where others are still to come: “[X]”, “[date]”, “TBC”, “XX”, “…”, “???”.',
  ),
  partial(
    'D33',
    'Dates that are not in the calendar',
    'Finds dates in new words that are no day, such as 31 April, and those whose day of the week is another.',
    'Telling whether the date or the day of the week is wrong. Dates without a year.',
  ),
  partial(
    'D34',
    'Numbers that do not match',
    'Finds new numbers that are written in words and in figures and differ, and lists that have more or fewer items than “the following three …” says.',
    'Numbers of things that are not listed just below.',
  ),
];
