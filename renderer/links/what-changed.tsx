import { facetWords, MOST_KEPT, type Words } from '../../core/evidence/fingerprint.ts';
import type { EndChange } from '../../core/evidence/link-calls.ts';
import { useAnswer } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { endName } from './end-name.ts';
import { WordChanges } from './word-changes.tsx';
import './links.css';

const NONE: Words = {};

function Facets({ was, is }: { readonly was: Words; readonly is: Words }) {
  const facets = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = facets.filter((facet) => (was[facet] ?? '') !== (is[facet] ?? ''));
  if (changed.length === 0) {
    const isCut = Object.values(is).some((text) => text.length >= MOST_KEPT);
    return (
      <p>
        {isCut
          ? `The first ${MOST_KEPT.toLocaleString('en-GB')} characters are the same. What changed comes after them.`
          : 'The same words, in other places than before.'}
      </p>
    );
  }
  return (
    <dl>
      {changed.map((facet) => (
        <div key={facet}>
          <dt>{facetWords(facet)}</dt>
          <dd>
            <WordChanges was={was[facet] ?? ''} is={is[facet] ?? ''} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ change }: { readonly change: EndChange }) {
  const name = useReviewOf((review) => endName(review, change.ref));
  const { was, is } = change;
  return (
    <div className="end-change">
      <p className="end-name">{name}</p>
      {is === null && <p>It is not there any more. What it was when this link was looked at:</p>}
      {was === null ? (
        <>
          <p>What it was when this link was made was not kept. It is now:</p>
          <Facets was={NONE} is={is ?? NONE} />
        </>
      ) : (
        <Facets was={was} is={is ?? NONE} />
      )}
    </div>
  );
}

/** Before and after of each end of a link that is not what a person looked at, in words. */
export function WhatChanged({ id }: { readonly id: string }) {
  const changes = useAnswer('link.changes', { id });
  if (changes.isError) return <Trouble thrown={changes.error} onRetry={() => void changes.refetch()} />;
  return (
    <section className="what-changed" aria-label="What changed" aria-busy={!changes.data}>
      {changes.data?.map((change) => (
        <Change key={change.end} change={change} />
      ))}
    </section>
  );
}
