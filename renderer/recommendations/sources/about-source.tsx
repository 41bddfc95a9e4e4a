import type { Source } from '../../../core/evidence/evidence.ts';
import { plainDate } from '../../ui/dates.ts';

/** Who wrote a document, when, where it is from and under which licence it is held. */
export function AboutSource({ source }: { readonly source: Source }) {
  const { author, date, licence, url, underlined, hash } = source;
  return (
    <p className="help">
      {author}, {plainDate(date)}. {licence}
      {/[.!?]$/.test(licence) ? '' : '.'}
      {url && ` From ${url}.`}
      {underlined && underlined.length > 0 && ' Underlining is the author’s own.'}{' '}
      <span title={`SHA-256 of the text: ${hash}`}>Hash {hash.slice(0, 8)}.</span>
    </p>
  );
}
