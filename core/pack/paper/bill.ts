import { clauseLines } from '../../amend/instructions/write/clause-lines.ts';
import { ownWording } from '../../wording/own-wording.ts';
import type { Block } from '../blocks.ts';
import type { ConsultationFields } from '../consultation-fields.ts';
import { gap, type PartPlan, type PlannedItem, plannedText } from '../settled-parts.ts';
import { extentText } from './background.ts';
import { isForColleagues, type PaperFacts, proposalName } from './facts.ts';
import { HEADINGS } from './headings.ts';

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });

/** What a Bill must say of itself and nobody has said yet; nothing while nobody has said anything: then it is a clause. */
function billGaps({ longTitle, shortTitle, extent, commencement }: ConsultationFields): readonly Block[] {
  if ([longTitle, shortTitle, extent, commencement].every((said) => said.trim() === '')) return [];
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

/** Told to nobody outside: it is a thing to put right before they see the clause. */
const UNPROVED = gap('a clause that makes all of the changes', 'This one failed its check.');

const isBill = ({ longTitle, shortTitle, commencement }: ConsultationFields): boolean =>
  [longTitle, shortTitle, commencement].every((said) => said.trim() !== '');

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
  const unsaid = inexpressible.filter(({ spacesOnly }) => !spacesOnly);
  if (!tree)
    return [
      ...gaps,
      ...(isForColleagues(facts)
        ? [{ kind: 'paragraph', text: 'Keeling cannot write a clause for this draft.' } as const]
        : []),
    ];
  const clause: Block = {
    kind: 'law',
    name: asBill ? 'The draft Bill' : 'The draft clause',
    lines: clauseLines(tree),
  };
  if (!isForColleagues(facts)) return [...gaps, clause, ...(proved ? [] : [UNPROVED])];
  return [
    ...gaps,
    clause,
    {
      kind: 'paragraph',
      text: proved
        ? 'Checked: applied to the Act, this wording produces the amended text in this paper.'
        : 'This wording failed its check: applied to the Act, it does not produce all of the amended text in this paper.',
    },
    ...(unsaid.length > 0
      ? [
          {
            kind: 'list',
            items: unsaid.map(
              ({ amendments, place, reason }) => `${amendments.join(', ')}: ${place}: ${reason}`,
            ),
          } as const,
        ]
      : []),
  ];
}

/** Explanatory notes, as far as they follow from the draft (drafting-conventions.md §4.4). */
function notes(facts: PaperFacts): readonly PlannedItem[] {
  const { pack, input, proposals } = facts;
  const { fields } = input;
  const by = fields.department.trim();
  return [
    heading('Explanatory notes'),
    plannedText(
      'notes-box',
      'What these notes are',
      `These notes relate to the draft above. They have been prepared ${by === '' ? '' : `by the ${by.replace(/^the\s+/i, '')} `}to help its readers. They are not part of it, and have not been endorsed by Parliament. They are to be read with the draft, and are not a full description of it.`,
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
    heading('Commentary'),
    ...proposals
      .filter(({ number }) => number !== null)
      .map((proposal) =>
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

/** Whether there are explanatory notes: with a Bill, and where somebody has written some. */
const hasNotes = ({ input }: PaperFacts): boolean =>
  isBill(input.fields) || input.texts.some(({ id }) => id.startsWith(`${input.kind}/draft-bill/notes-`));

export const billPart = (facts: PaperFacts): PartPlan => ({
  id: 'draft-bill',
  heading: HEADINGS['draft-bill'],
  place: 'annex',
  isCostly: facts.pack.amendments.length > 0,
  items: () => [...billBlocks(facts), ...(hasNotes(facts) ? notes(facts) : [])],
});
