import type { CheckId } from './finding.ts';

/** How much of a check a program can do that has only this Act and its effects, and no other Acts. */
export type CheckStatus = 'full' | 'partial' | 'not-possible';

/** A check as it is described to a person: what it finds, and what a person must still check. */
interface CheckInfo {
  readonly id: CheckId;
  readonly title: string;
  readonly status: CheckStatus;
  readonly does: string;
  /** What it can't do, and why; null for a full check. */
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

/** The descriptions of the checks of drafting-conventions.md §6. */
export const CHECKS: readonly CheckInfo[] = [
  full(
    'D01',
    'The amended text exists',
    'Finds amendments of text that is not in the base text, and amendments that change the same words as another.',
  ),
  full(
    'D02',
    'References to deleted provisions',
    'Finds references, ranges and labels such as “the defendant” that no longer work because the draft deletes, moves or renumbers a provision, and references that now lead to a different provision.',
  ),
  partial(
    'D03',
    'References to provisions that do not exist',
    'Finds references in new words that do not match anything in this Act, or are ambiguous.',
    'References to other Acts: their texts are not available.',
  ),
  partial(
    'D04',
    'Descriptions in brackets',
    'Finds descriptions that share no words with the heading of the provision they describe.',
    'Whether a paraphrase is right: a description does not have to repeat the heading.',
  ),
  partial(
    'D05',
    'Duplicate numbers',
    'Finds numbers used twice in this draft or in other amendments of the review, and numbers used again after a provision was omitted.',
    'Numbers used by Acts not yet in force, where what they insert is not known.',
  ),
  full(
    'D06',
    'Numbers that follow the rules',
    'Compares each new number with the numbering rules and suggests the right one.',
  ),
  partial(
    'D07',
    '“and” and “or” in lists',
    'Finds lists with no linking word before the last item, or with one in the wrong place.',
    'Lists in tables; a list within an item’s own words (“either … or”).',
  ),
  full('D08', 'Separators in lists', 'Finds new items that do not end with the same separator as the list.'),
  partial(
    'D09',
    'Unused terms',
    'Finds defined terms that are not used: new terms, and terms whose last use is deleted.',
    'Terms that only another Act uses.',
  ),
  partial(
    'D10',
    'Terms out of scope',
    'Finds labels, letters and names used where they have no meaning, quoted words with no definition, and terms that lose their definition.',
    'Ordinary words that are defined elsewhere: they may have their ordinary meaning here.',
  ),
  full('D11', 'Definitions in order', 'Finds new definitions that are not in alphabetical order.'),
  full(
    'D12',
    'Index of definitions',
    'Where the Act has an index of defined terms, finds new terms that it doesn’t list.',
  ),
  full(
    'D13',
    '“shall” in new words',
    'Finds “shall” in new words. This is only information if the section already uses it.',
  ),
  partial(
    'D14',
    'Words for one sex',
    'Finds pronouns and nouns for one sex in new words. This is only information if the section already uses them.',
    'Whether the text should apply to one sex.',
  ),
  full('D15', 'Archaic words', 'Finds archaic words listed in the drafting manuals.'),
  full(
    'D16',
    'Length',
    'Finds new sentences of more than 60 words, and sections with more than 10 subsections.',
  ),
  partial(
    'D17',
    'Quotation marks',
    'Finds unmatched and straight quotation marks in changed words.',
    'A single closing mark with no opening mark, because it looks like an apostrophe.',
  ),
  full(
    'D18',
    'New provisions are complete',
    'Finds new provisions with the wrong kind of number, no heading, no opening words or no text, and sections partly in subsections.',
  ),
  partial(
    'D19',
    'Punctuation at the end',
    'Finds changed sentences, items, opening words and headings with the wrong punctuation at the end.',
    'The full stop after a quoted provision in an amending clause, because it is not in this Act’s text.',
  ),
  partial(
    'D20',
    'Extent',
    'Finds new provisions with no extent, with a different extent from the provisions around them, or outside the ranges in the Act’s extent section; and, where the text records no extents, every new section and Schedule. Lists amendments that affect several extents.',
    'The extent clause of the amending Act, which is not drafted here.',
  ),
  partial(
    'D21',
    'Commencement',
    'Finds new sections that the Act’s own commencement section covers because of their place, and lists the others.',
    'The commencement clause of the amending Act, which is not drafted here. For this reason, this check never reports an error.',
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
    'Finds the words of other Acts here that cite a provision that the draft deletes, renumbers or changes, or a term that it redefines. For other Acts, uses a list of those known to refer to this one.',
    'Acts that Keeling doesn’t have here and that are not on the list: some of the list is unverified. Import an Act to check its own words.',
  ),
  partial(
    'D24',
    'Outstanding effects',
    'Finds amendments of provisions that other legislation has amended, where that amendment is not yet in the text.',
    'Effects with unknown provisions. For those, this check only says that a new number may already be in use.',
  ),
  full('D25', 'Repealed provisions', 'Finds amendments of a provision that is already repealed.'),
  full('D26', 'Order of changes', 'Finds amendments whose changes are kept in another order than the Act’s.'),
  partial(
    'D27',
    'Headings',
    'Finds unchanged headings where the section no longer uses their words.',
    'Whether a provision now means more or less than its heading.',
  ),
  partial(
    'D28',
    'Spent amendments',
    'Lists earlier amendments of a provision that the draft omits, from the Act’s notes.',
    'Earlier amendments that have no note, or whose note is not available.',
  ),
  partial(
    'D29',
    'Other jurisdictions',
    'Lists changes to the law of one jurisdiction where the sections for another jurisdiction do not change.',
    'Whether the other sections should change: that is a policy decision. Equivalents outside this Act are not available.',
  ),
  partial(
    'D30',
    'Titles of Acts',
    'Finds Acts named by a year before their title, and years and chapter numbers other than those that this Act and its notes give.',
    'Acts that neither this Act nor its notes name.',
  ),
  full(
    'D31',
    'Misleading characters',
    'Finds invisible characters in new words, such as soft hyphens, and characters that look like others, such as Cyrillic letters and ligatures from a PDF.',
  ),
  full(
    'D32',
    'Placeholders left over',
    'Finds placeholders in new words: “[X]”, “[date]”, “TBC”, “XX”, “…”, “???”.',
  ),
  partial(
    'D33',
    'Dates that are not in the calendar',
    'Finds dates in new words that do not exist, such as 31 April, or that give the wrong day of the week.',
    'Telling whether the date or the day of the week is wrong. Dates without a year.',
  ),
  partial(
    'D34',
    'Numbers that do not match',
    'Finds new numbers that are written in words and in figures and differ, and lists that have more or fewer items than “the following three …” says.',
    'Numbers of things that are not listed just below.',
  ),
  full(
    'D35',
    'Nothing left under a heading',
    'Finds headings and numbers that the draft keeps, but omits everything under.',
  ),
  partial(
    'D36',
    'The same words elsewhere',
    'Finds a figure or phrase that an amendment replaces where it still stands in the same section, or in a provision that refers to it.',
    'Whether it should change there too.',
  ),
];
