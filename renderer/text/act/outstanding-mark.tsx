import { TriangleAlert } from 'lucide-react';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { outstandingIn } from './outstanding-words.ts';

/** The warning above a section that later legislation has changed, where the text does not show that. */
export function OutstandingMark({
  instrument,
  provision,
}: {
  readonly instrument: Instrument;
  readonly provision: Provision;
}) {
  const sentences = outstandingIn(instrument, provision);
  if (sentences.length === 0) return null;
  return (
    <div className="outstanding-mark">
      <TriangleAlert aria-hidden="true" />
      <div>
        <strong>This text does not show {sentences.length === 1 ? 'a later change' : 'later changes'}</strong>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
