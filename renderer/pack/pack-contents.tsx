import { useMemo } from 'react';
import { describeStatus, statusOf } from '../../core/act/extent.ts';
import { walk } from '../../core/act/tree.ts';
import { count } from '../../core/base/english.ts';
import { coverage } from '../../core/coverage/coverage.ts';
import { titleOf } from '../state/amendment-words.ts';
import { useReview } from '../state/review.tsx';
import type { Contents } from './contents.ts';

/** What a pack will hold, and what is left out of it, in words. */
export function PackContents({ contents }: { readonly contents: Contents }) {
  const { instrument, evidence, links } = useReview();
  const { chosen, leftOut, notes, withheld } = contents;
  const sections = useMemo(
    () => [...walk(instrument.root)].filter(({ kind }) => kind === 'section'),
    [instrument],
  );
  const doubtful = sections.filter(
    ({ pid }) =>
      statusOf(instrument.root, pid) !== 'verified' ||
      describeStatus(instrument, pid).includes('nverified ('),
  ).length;
  return (
    <dl className="contents">
      <dt>Text</dt>
      <dd>
        {instrument.title}, {instrument.description.charAt(0).toLowerCase() + instrument.description.slice(1)}
        : marked up, and as it would read.{' '}
        {doubtful > 0 &&
          `${count(doubtful, 'section')} with words that were not read at their source, marked so. `}
        {instrument.outstanding.length === 0
          ? 'No outstanding effects are on record, and it says so.'
          : `${count(instrument.outstanding.length, 'outstanding effect')}, listed.`}
      </dd>
      <dt>Amendments</dt>
      <dd>
        {chosen.length === 0 ? (
          'None: the pack would hold the Act unchanged.'
        ) : (
          <ul>
            {chosen.map((amendment) => (
              <li key={amendment.id}>
                <strong>{amendment.id}</strong> {titleOf(amendment)}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>Left out</dt>
      <dd>
        {leftOut.length === 0 ? (
          'Nothing.'
        ) : (
          <ul>
            {leftOut.map(({ id, why }) => (
              <li key={id}>
                <strong>{id}</strong> {why}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>Evidence</dt>
      <dd>
        {evidence.recommendations.length + notes + links.length === 0
          ? 'None: no recommendation is held, no note may be published, and nothing is linked.'
          : `${count(notes, 'note')} that may be published, ${count(links.length, 'link')}${
              evidence.recommendations.length === 0
                ? '.'
                : ', and the recommendations with the responses to them.'
            }`}
      </dd>
      <dt>Withheld</dt>
      <dd>
        {withheld.notesWithoutConsent + withheld.confidentialNotes === 0
          ? 'Nothing.'
          : `${count(withheld.notesWithoutConsent, 'note')} without consent to publish and ${count(withheld.confidentialNotes, 'confidential note')} never get in; the manifest says how many.`}
      </dd>
      <dt>Files</dt>
      <dd>
        A web page, the same as a PDF and as a Word file, a Word file of the Act with true tracked changes,
        the Act in Akoma Ntoso, the tables as a workbook and as CSV, the data, and a manifest with the SHA-256
        of each; as a folder, and as one zip of it.
      </dd>
    </dl>
  );
}

/** The chosen amendments that give no reason or answer no recommendation: they go in, and readers see it. */
export function IncompleteAmendments({ contents }: { readonly contents: Contents }) {
  const { links, evidence } = useReview();
  const { withoutReason, withoutRecommendation } = coverage({
    ...evidence,
    amendments: contents.chosen,
    links,
  });
  if (withoutReason.length + withoutRecommendation.length === 0) return null;
  return (
    <div className="lacking" role="note">
      {withoutReason.length > 0 && <p>Without a reason: {withoutReason.join(', ')}.</p>}
      {withoutRecommendation.length > 0 && (
        <p>Tied to no recommendation: {withoutRecommendation.join(', ')}.</p>
      )}
      <p>They go in as they are; readers will see what is missing.</p>
    </div>
  );
}
