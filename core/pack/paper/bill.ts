import { clauseLines } from '../../amend/instructions/write/clause-lines.ts';
import { ownWording } from '../../wording/own-wording.ts';
import { type Block, paragraph, subheading } from '../blocks.ts';
import type { ConsultationFields } from '../consultation-fields.ts';
import { gap, type PartPlan, type PlannedItem, plannedText } from '../settled-parts.ts';
import { extentText } from './background.ts';
import { includedProposals, isForLawyers, type PaperFacts, proposalName } from './facts.ts';
import { HEADINGS } from './headings.ts';

/** The draft clauses of a paper, or its draft Bill, with explanatory notes. */

/** The missing details of a draft Bill. Where no detail is entered, the paper has only a clause, and nothing is missing. */
function billGaps({ longTitle, shortTitle, extent, commencement }: ConsultationFields): readonly Block[] {
  if ([longTitle, shortTitle, extent, commencement].every((field) => field.trim() === '')) return [];
  return [
    ...(longTitle.trim() === ''
      ? [gap('the long title of the draft Bill', '“A Bill to make provision about …”.', 'longTitle')]
      : []),
    ...(shortTitle.trim() === ''
      ? [gap('the short title of the draft Bill', 'What the Act would be cited as.', 'shortTitle')]
      : []),
    ...(commencement.trim() === ''
      ? [gap('the commencement clause of the draft Bill', 'When it would come into force.', 'commencement')]
      : []),
  ];
}

/** The public is never told that a clause failed its check. The gap appears only in the checklist before publication. */
const UNPROVED_GAP = gap('a clause that makes all of the changes', 'This one failed its check.');

const isBill = ({ longTitle, shortTitle, commencement }: ConsultationFields): boolean =>
  [longTitle, shortTitle, commencement].every((field) => field.trim() !== '');

function billBlocks(facts: PaperFacts): readonly Block[] {
  const { pack, input } = facts;
  const gaps = billGaps(input.fields);
  const { longTitle, shortTitle, extent, commencement } = input.fields;
  const chosen = pack.amendments.map(({ amendment }) => amendment);
  const asBill = isBill(input.fields)
    ? { longTitle, shortTitle, commencement, ...(extent.trim() !== '' && { extent }) }
    : undefined;
  if (input.isSkimmed)
    return [...gaps, { kind: 'law', name: asBill ? 'The draft Bill' : 'The draft clause', lines: [] }];
  const { tree, inexpressible, proved } = ownWording(pack.instrument, chosen, { style: 'uk', asBill });
  const omissions = inexpressible.filter(({ spacesOnly }) => !spacesOnly);
  if (!tree)
    return [
      ...gaps,
      ...(isForLawyers(facts) ? [paragraph('Keeling cannot write a clause for this draft.')] : []),
    ];
  const clause: Block = {
    kind: 'law',
    name: asBill ? 'The draft Bill' : 'The draft clause',
    lines: clauseLines(tree),
  };
  if (!isForLawyers(facts)) return [...gaps, clause, ...(proved ? [] : [UNPROVED_GAP])];
  return [
    ...gaps,
    clause,
    paragraph(
      proved
        ? 'Checked: applied to the Act, this wording produces the amended text in this paper.'
        : 'This wording failed its check: applied to the Act, it does not produce all of the amended text in this paper.',
    ),
    ...(omissions.length > 0
      ? [
          {
            kind: 'list',
            items: omissions.map(
              ({ amendments, place, reason }) => `${amendments.join(', ')}: ${place}: ${reason}`,
            ),
          } as const,
        ]
      : []),
  ];
}

/** Explanatory notes: computed where the draft has the facts, else left for a person to write (drafting-conventions.md §4.4). */
function explanatoryNotes(facts: PaperFacts): readonly PlannedItem[] {
  const { pack, input, proposals } = facts;
  const { fields } = input;
  const department = fields.department.trim();
  return [
    subheading('Explanatory notes'),
    plannedText(
      'notes-box',
      'What these notes are',
      `These notes relate to the draft above. They have been prepared ${department === '' ? '' : `by the ${department.replace(/^the\s+/i, '')} `}to help its readers. They are not part of it, and have not been endorsed by Parliament. They are to be read with the draft, and are not a full description of it.`,
      'What the notes are, and what they are not.',
    ),
    plannedText(
      'notes-policy',
      'Policy background',
      null,
      'Why the law would be changed. Check this text before you copy a reason here.',
      true,
    ),
    plannedText(
      'notes-legal',
      'Legal background',
      `The draft amends the ${pack.instrument.title} (${pack.instrument.number}).`,
      'The law that the draft changes.',
      true,
    ),
    plannedText(
      'notes-extent',
      'Territorial extent and application',
      extentText(facts),
      'Where the draft would be law, and where it would apply.',
      true,
    ),
    subheading('Commentary'),
    ...includedProposals(proposals).map((proposal) =>
      plannedText(
        `notes-${proposal.amendment.id}`,
        proposalName(proposal),
        proposal.amendment.purpose.trim(),
        'What the clause does, without saying it again in other words.',
        true,
      ),
    ),
    plannedText(
      'notes-commencement',
      'Commencement',
      fields.commencement.trim(),
      'When the draft would come into force.',
      true,
    ),
    plannedText('notes-money', 'Financial implications', null, 'What it would cost, and whom.', true),
    plannedText(
      'notes-rights',
      'Compatibility with the European Convention on Human Rights',
      null,
      'The department’s view. A minister must state this. Keeling never writes it.',
      true,
    ),
  ];
}

/** Whether the part has explanatory notes: it has for a Bill, and where somebody has written one. */
const hasNotes = ({ input }: PaperFacts): boolean =>
  isBill(input.fields) || input.texts.some(({ id }) => id.startsWith(`${input.kind}/draft-bill/notes-`));

export const billPart = (facts: PaperFacts): PartPlan => ({
  id: 'draft-bill',
  heading: HEADINGS['draft-bill'],
  place: 'annex',
  isCostly: facts.pack.amendments.length > 0,
  items: () => [...billBlocks(facts), ...(hasNotes(facts) ? explanatoryNotes(facts) : [])],
});
