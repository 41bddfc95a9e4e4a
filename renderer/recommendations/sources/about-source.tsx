import type { Source } from '../../../core/evidence/evidence.ts';
import { plainDate } from '../../ui/dates.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';

/** The author, date, origin and licence of a source document. */
export function AboutSource({ source }: { readonly source: Source }) {
  const { author, date, licence, url, underlined, hash } = source;
  return (
    <div className="help">
      {author}, {plainDate(date)}. {licence}
      {/[.!?]$/.test(licence) ? '' : '.'}
      {url && ` From ${url}.`}
      {underlined && underlined.length > 0 && ' The author added the underlining.'}
      <Fingerprint of="the text" hash={hash} />
    </div>
  );
}
