import type { Line, LineSegment } from '../amend/redline/lines.ts';
import type { ChangeStatus, Run } from '../amend/redline/redline.ts';
import type { Block } from './blocks.ts';
import type { PackModel } from './model.ts';
import type { PackDocument, PackPart } from './parts.ts';

/** The published name of an amendment, by its number in the review. */
type NameOf = (am: string) => string;

const PROPOSAL = 'proposal:';

/** "Proposal 2" for an amendment that the document proposes, "Change 1" for one that it only shows in the Act. */
function namesIn({ parts }: PackDocument, amendments: PackModel['amendments']): NameOf {
  const names = new Map(
    parts
      .filter(({ id }) => id.startsWith(PROPOSAL))
      .map(({ id, heading }) => [id.slice(PROPOSAL.length), heading.split(':')[0] ?? heading]),
  );
  let otherCount = 0;
  for (const { amendment } of amendments)
    if (!names.has(amendment.id)) names.set(amendment.id, `Change ${++otherCount}`);
  return (am) => names.get(am) ?? am;
}

const renamedStatus = (status: ChangeStatus, nameOf: NameOf): ChangeStatus =>
  status.state === 'kept' ? status : { ...status, am: nameOf(status.am) };

const renamedRun = (run: Run, nameOf: NameOf): Run =>
  run.kind === 'kept' ? run : { ...run, am: nameOf(run.am) };

function renamedLine(line: Line, nameOf: NameOf): Line {
  const isKept = ({ runs }: LineSegment) => runs.every(({ kind }) => kind === 'kept');
  if (line.changeStatus.state === 'kept' && line.label.every(isKept) && line.body.every(isKept)) return line;
  const renamedPieces = (linePieces: readonly LineSegment[]) =>
    linePieces.map((piece) => ({ ...piece, runs: piece.runs.map((run) => renamedRun(run, nameOf)) }));
  return {
    ...line,
    changeStatus: renamedStatus(line.changeStatus, nameOf),
    label: renamedPieces(line.label),
    body: renamedPieces(line.body),
  };
}

function renamedBlock(block: Block, nameOf: NameOf): Block {
  if (block.kind === 'law')
    return {
      ...block,
      lines: block.lines.map((line) => renamedLine(line, nameOf)),
      ...(block.own !== undefined && { own: nameOf(block.own) }),
    };
  if (block.kind === 'question')
    return { ...block, question: { ...block.question, id: `question-${block.question.number}` } };
  return block;
}

/** The file name of a part. It does not contain our number of the amendment. */
export const partSlug = (id: string, nameOf: NameOf = (am) => am): string =>
  (id.startsWith(PROPOSAL) ? nameOf(id.slice(PROPOSAL.length)) : id)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * A pack's model as published. Amendments are named by their proposals. The model contains no states, no links by our
 * numbers, nothing that was left out, and not the review's working title.
 */
export function asPublished(model: PackModel): PackModel {
  const { document, amendments } = model;
  const nameOf = namesIn(document, amendments);
  const part = (packPart: PackPart, at: number): PackPart => ({
    ...packPart,
    id: packPart.id.startsWith('question:') ? `answers-${at}` : partSlug(packPart.id, nameOf),
    blocks: packPart.blocks.map((block) => renamedBlock(block, nameOf)),
  });
  return {
    ...model,
    isPublished: true,
    review: { ...model.review, title: document.title },
    document: { ...document, parts: document.parts.map(part), unwritten: [] },
    markedUp: model.markedUp.map((line) => renamedLine(line, nameOf)),
    amendments: amendments.map(({ amendment, changes }) => ({
      amendment: {
        ...amendment,
        id: nameOf(amendment.id),
        author: '',
        changedBy: '',
      },
      changes: changes.map((change) => ({ ...change, am: nameOf(change.am) })),
      links: { shownLinks: [], withheld: 0, broken: 0 },
    })),
    leftOut: [],
    withoutEdits: [],
    provisions: [],
    reliance: [],
    reliedOn: [],
    recommendations: model.recommendations.map((row) => ({
      ...row,
      answers: row.answers.map((answer) => ({ ...answer, amendment: nameOf(answer.amendment) })),
      departures: row.departures.map(nameOf),
    })),
    excerpts: model.excerpts.map((excerpt, at) => ({ ...excerpt, id: `passage-${at + 1}` })),
    themes: model.themes.map((theme) => ({ ...theme, description: '' })),
    links: [],
    matrix: model.matrix.map((row) => ({ ...row, amendment: nameOf(row.amendment), state: '', note: '' })),
  };
}
