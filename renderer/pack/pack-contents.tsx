import { useMemo } from 'react';
import { describeStatus, statusOf } from '../../core/act/extent.ts';
import { walk } from '../../core/act/tree.ts';
import { count } from '../../core/base/english.ts';
import { coverage } from '../../core/coverage/coverage.ts';
import type { WordProfile } from '../../core/pack/word-profiles.ts';
import { WhereFilesAre } from '../state/host/written-files.tsx';
import { titleOf } from '../state/review/amendment-words.ts';
import { useReview } from '../state/review/review.tsx';
import type { Contents } from './contents.ts';

/** Describes what a pack will include and leave out. */
export function PackContents({
  contents,
  profile,
}: {
  readonly contents: Contents;
  readonly profile: WordProfile;
}) {
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
          `${count(doubtful, 'section')} with words that were not checked against the source. These are marked. `}
        {instrument.outstanding.length === 0
          ? 'There are no outstanding effects on record.'
          : `${count(instrument.outstanding.length, 'outstanding effect')}, listed.`}
      </dd>
      <dt>Amendments</dt>
      <dd>
        {chosen.length === 0 ? (
          'None: the Act in the pack is unchanged.'
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
      <dt>Not included</dt>
      <dd>
        {leftOut.length === 0 ? (
          'None: every amendment is in the pack.'
        ) : (
          <ul>
            {leftOut.map(({ id, reason: why }) => (
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
          ? 'None: there are no recommendations, links or notes that may be published.'
          : `${count(notes, 'note')} that may be published, ${count(links.length, 'link')}${
              evidence.recommendations.length === 0
                ? '.'
                : ', and the recommendations with the responses to them.'
            }`}
      </dd>
      <dt>Withheld</dt>
      <dd>
        {withheld.notesWithoutConsent + withheld.confidentialNotes === 0
          ? 'No notes. '
          : `${count(withheld.notesWithoutConsent, 'note')} without consent to publish and ${count(withheld.confidentialNotes, 'confidential note')}. `}
        Answers without consent to publish, confidential answers and redacted words are never included. The
        manifest says how many there are.
      </dd>
      <dt>Files</dt>
      <dd>
        A web page, a PDF and a Word file of the paper; the response form, in Word and for consultation
        platforms; each annex that you include, in files of its own
        {profile === 'lawyer'
          ? '; a Word file of the Act with tracked changes and comments; the Act in Akoma Ntoso; the tables in Excel and CSV; the data'
          : ''}
        ; and a manifest with the SHA-256 of each file. You get{' '}
        <WhereFilesAre orElse="them as one zip file.">a folder and a zip of it.</WhereFilesAre>
      </dd>
    </dl>
  );
}

/** Lists chosen amendments without a reason or recommendation. They are exported, and readers will see the gaps. */
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
        <p>Not linked to a recommendation: {withoutRecommendation.join(', ')}.</p>
      )}
      <p>You can still export.</p>
    </div>
  );
}
