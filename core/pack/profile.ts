import type { Line, LineSegment } from '../amend/redline/lines.ts';
import type { PackModel } from './model.ts';
import type { WordProfile } from './word-profiles.ts';

const settled = (lineParts: readonly LineSegment[]): readonly LineSegment[] =>
  lineParts.flatMap((linePart) => {
    const runs = linePart.runs.flatMap((run) =>
      run.kind === 'deleted' || run.text === '' ? [] : [{ kind: 'kept' as const, text: run.text }],
    );
    return runs.length === 0 ? [] : [{ ...linePart, runs }];
  });

/** Lines with every change accepted. */
const accepted = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => {
    if (line.changeStatus.state === 'deleted') return [];
    const [label, body] = [settled(line.label), settled(line.body)];
    return label.length + body.length === 0
      ? []
      : [{ ...line, label, body, changeStatus: { state: 'kept' } as const }];
  });

/** A pack's model for a profile: with tracked changes, or with all of them accepted. */
export const forProfile = (model: PackModel, profile: WordProfile): PackModel =>
  profile === 'clean' ? { ...model, markedUp: accepted(model.markedUp) } : model;
