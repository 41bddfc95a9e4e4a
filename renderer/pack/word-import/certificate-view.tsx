import { CircleCheck, TriangleAlert } from 'lucide-react';
import { count } from '../../../core/base/english.ts';
import { comparedWords, equalWords } from '../../../core/word-import/certificate/certificate-words.ts';
import type { Certificate, Difference } from '../../../core/word-import/certificate/records.ts';

const isUnknown = ({ why: reasons }: Difference): boolean => reasons.some(({ kind }) => kind === 'unknown');

/** The words round a difference. Words that only the draft or only the file has are marked. */
function Sides({ shown: runs }: Pick<Difference, 'shown'>) {
  return (
    <p className="returned-words">
      {runs.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'kept') return <span key={key}>{text}</span>;
        return (
          <mark key={key} className={kind === 'deleted' ? 'only-draft' : 'only-file'}>
            <span className="side">{kind === 'deleted' ? 'draft' : 'file'}</span>
            {text}
          </mark>
        );
      })}
    </p>
  );
}

function OneDifference({ one }: { readonly one: Difference }) {
  return (
    <li className={isUnknown(one) ? 'certificate-unknown' : undefined}>
      <p>{one.words}</p>
      <Sides shown={one.shown} />
      {one.why.map(({ kind, words }) => (
        <p key={words} className="help">
          {kind === 'unknown' && <TriangleAlert aria-hidden="true" />}
          {words}
        </p>
      ))}
    </li>
  );
}

interface Props {
  readonly certificate: Certificate;
  /** Whether this compares the draft as it would be after the import, not as it is. */
  readonly isForecast: boolean;
}

/** Maximum differences shown open; a longer list is collapsed. */
const MOST_OPEN = 6;

/** Reports whether the draft equals the file, or lists the differences with their reasons, unexplained ones first. */
export function CertificateView({ certificate, isForecast }: Props) {
  const { differences, count: n } = certificate;
  const unknown = differences.filter(isUnknown);
  const all = [...unknown, ...differences.filter((one) => !isUnknown(one))];
  return (
    <section className="returned-group certificate" aria-label="Draft compared with the file">
      <h3>{isForecast ? 'If you import the selected items' : 'Draft compared with the file'}</h3>
      <p className="certificate-verdict">
        {n === 0 ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}{' '}
        <strong>{equalWords(certificate, isForecast)}</strong>
        {unknown.length > 0 &&
          ` For ${count(unknown.length, 'of them', 'of them')} no reason is known: look at ${unknown.length === 1 ? 'it' : 'them'} first.`}
      </p>
      {all.length > 0 && (
        <details open={all.length <= MOST_OPEN && !isForecast}>
          <summary>Show {count(n, 'difference')}</summary>
          <ul>
            {all.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same of the same place
              <OneDifference key={at} one={one} />
            ))}
          </ul>
          {n > all.length && <p className="help">And {count(n - all.length, 'more', 'more')}.</p>}
        </details>
      )}
      <p className="help">{comparedWords(certificate)}</p>
    </section>
  );
}
