import { useMemo } from 'react';
import { labelChange } from '../../core/amend/changes/changes-of.ts';
import { hunksOf } from '../../core/compare/hunks.ts';
import { makeReadable } from '../../core/compare/readable.ts';
import { type FacetWords, facetWords, MAX_FACET_LENGTH } from '../../core/evidence/fingerprint.ts';
import type { EndChange } from '../../core/evidence/link-calls.ts';
import { isFailed } from '../state/host/is-failed.ts';
import { useAnswer } from '../state/host/queries.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { endpointName } from './endpoint-name.ts';
import './links.css';

/** Characters of unchanged text shown on each side of a change. */
const CONTEXT_LENGTH = 90;

/** Shortens a long unchanged text to the words next to the changes. */
function around(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= CONTEXT_LENGTH * 2 + 20) return text;
  const head = isFirst ? '' : text.slice(0, CONTEXT_LENGTH).replace(/\S+$/, '');
  const tail = isLast ? '' : text.slice(-CONTEXT_LENGTH).replace(/^\S+/, '');
  return `${head}…${tail}`;
}

/** The word-level redline of two texts, with hidden labels for screen readers. */
function WordChanges({ was, is }: { readonly was: string; readonly is: string }) {
  const hunks = useMemo(() => makeReadable(hunksOf(was, is)), [was, is]);
  return (
    <span className="word-changes">
      {hunks.map(({ unchanged, deleted, inserted }, at) => {
        const isLast = at === hunks.length - 1 && deleted.length + inserted.length === 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: hunks have no identity beyond their order
          <span key={at}>
            {around(unchanged.join(''), at === 0, isLast)}
            {deleted.length > 0 && (
              <del>
                <span className="hidden-words">
                  [{labelChange({ kind: 'deleted', text: deleted.join('') })}:{' '}
                </span>
                {deleted.join('')}
                <span className="hidden-words">]</span>
              </del>
            )}
            {inserted.length > 0 && (
              <ins>
                <span className="hidden-words">
                  [{labelChange({ kind: 'inserted', text: inserted.join('') })}:{' '}
                </span>
                {inserted.join('')}
                <span className="hidden-words">]</span>
              </ins>
            )}
          </span>
        );
      })}
    </span>
  );
}

const NO_FACETS: FacetWords = {};

function Facets({ was, is }: { readonly was: FacetWords; readonly is: FacetWords }) {
  const facets = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = facets.filter((facet) => (was[facet] ?? '') !== (is[facet] ?? ''));
  if (changed.length === 0) {
    const isCut = Object.values(is).some((text) => text.length >= MAX_FACET_LENGTH);
    return (
      <p>
        {isCut
          ? `The first ${MAX_FACET_LENGTH.toLocaleString('en-GB')} characters are the same. What changed comes after them.`
          : 'The words are the same, but they are in different places.'}
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
  const name = useReviewOf((review) => endpointName(review, change.ref));
  const { was, is } = change;
  return (
    <div>
      <p className="end-name">{name}</p>
      {is === null && <p>This no longer exists. When the link was made or last confirmed, it said:</p>}
      {was === null ? (
        <>
          <p>The text at the time the link was made was not saved. The text is now:</p>
          <Facets was={NO_FACETS} is={is ?? NO_FACETS} />
        </>
      ) : (
        <Facets was={was} is={is ?? NO_FACETS} />
      )}
    </div>
  );
}

/** The text before and after, for each changed endpoint of a link. */
export function WhatChanged({ id }: { readonly id: string }) {
  const changes = useAnswer('link.changes', { id });
  if (isFailed(changes)) return <Trouble thrown={changes.error} onRetry={() => void changes.refetch()} />;
  return (
    <section className="what-changed" aria-label="What changed" aria-busy={!changes.data}>
      {changes.data?.map((change) => (
        <Change key={change.end} change={change} />
      ))}
    </section>
  );
}
