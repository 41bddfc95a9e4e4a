import type { Line, Piece } from '../amend/lines.ts';
import type { PackModel } from './model.ts';
import { signedAs } from './roles.ts';
import type { WordProfile } from './word-profiles.ts';

const settled = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.flatMap((piece) => {
    const runs = piece.runs.flatMap((run) =>
      run.kind === 'deleted' || run.text === '' ? [] : [{ kind: 'kept' as const, text: run.text }],
    );
    return runs.length === 0 ? [] : [{ ...piece, runs }];
  });

/** Lines as they read once every change is accepted. */
const accepted = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => {
    if (line.changeStatus.state === 'deleted') return [];
    const [label, body] = [settled(line.label), settled(line.body)];
    return label.length + body.length === 0
      ? []
      : [{ ...line, label, body, changeStatus: { state: 'kept' } as const }];
  });

/** A pack's model as a profile shows it. */
export function forProfile(model: PackModel, profile: WordProfile): PackModel {
  if (profile === 'lawyer') return model;
  const { at } = model.ledger;
  const amendments = model.amendments.map((one) => {
    const author = signedAs(one.amendment.author, one.amendment.id);
    return { ...one, amendment: { ...one.amendment, author, changedBy: author, changedAt: at } };
  });
  const outward = { ...model, amendments };
  return profile === 'outward' ? outward : { ...outward, markedUp: accepted(model.markedUp) };
}
