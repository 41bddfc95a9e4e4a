import { count } from '../../../core/base/english.ts';
import { percentWords } from '../../../core/base/percent.ts';
import type { Quality } from '../../../core/coding/suggest/quality.ts';

/** The measured quality of the suggestions in this review. */
export function QualityWords({ quality }: { readonly quality: Quality | null }) {
  if (!quality) return null;
  const { texts, themes, coded, suggested, right, chance, threshold, precision } = quality;
  const isPoor = precision < chance + 0.1;
  return (
    <section className="quality" aria-label="How good these suggestions are">
      <dl>
        <div>
          <dt>Right</dt>
          <dd>
            <strong>{percentWords(right, suggested)}</strong> of suggestions are how people coded the answer (
            {right.toLocaleString('en-GB')} of {suggested.toLocaleString('en-GB')})
          </dd>
        </div>
        <div>
          <dt>Found</dt>
          <dd>
            <strong>{percentWords(right, coded)}</strong> of what people coded is suggested (
            {right.toLocaleString('en-GB')} of {coded.toLocaleString('en-GB')})
          </dd>
        </div>
        <div>
          <dt>By chance</dt>
          <dd>
            <strong>{percentWords(Math.round(chance * 10_000), 10_000)}</strong> would be right
          </dd>
        </div>
      </dl>
      <p className="help">
        Measured in this review, on {count(texts, 'answer')} coded or read by people, with{' '}
        {count(themes, 'theme')}: each answer is judged by what was learnt of others. A theme is suggested
        from a score of {threshold.toFixed(2)}.
      </p>
      {isPoor && (
        <p className="chip warn">
          These suggestions are little better than chance. Code more answers before you use them.
        </p>
      )}
    </section>
  );
}
