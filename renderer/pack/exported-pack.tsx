import { CircleCheck } from 'lucide-react';
import type { CallOutput } from '../../core/api.ts';
import { count, listed } from '../../core/base/english.ts';
import { withheldConsultationWords } from '../../core/pack/consultation.ts';
import { ToWritten, WhereFilesAre } from '../state/host/written-files.tsx';

type Exported = CallOutput<'pack.export'>;

/** Reports whether the PDFs meet the archival standard PDF/A, as far as Keeling can check. */
function ForAnArchive({ faults }: { readonly faults: readonly string[] }) {
  if (faults.length === 0)
    return (
      <p role="note">
        The PDFs say that they are PDF/A-2a. Keeling checked them and found nothing against that. Check them
        with a validator before you send them to an archive.
      </p>
    );
  return (
    <div role="note">
      <p>Some PDFs are not PDF/A, and do not say that they are:</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}

/** An exported pack: its location, its files, and what was withheld. */
export function ExportedPack({ exported }: { readonly exported: Exported }) {
  const { manifest, folder, zip, seq, comments } = exported;
  const { consultation } = manifest.withheld;
  return (
    <section className="done" aria-labelledby="pack-done">
      <h3 id="pack-done">
        <CircleCheck aria-hidden="true" /> The {manifest.draft ? 'draft' : 'pack'} is written
      </h3>
      <p>
        <WhereFilesAre orElse="The files are in one zip file.">
          The files are in <code>{folder}</code> and in one zip file, <code>{zip}</code>.
        </WhereFilesAre>{' '}
        Start with <code>index.html</code>, which is the paper as a web page. <code>manifest.json</code> lists
        the SHA-256 of each file.
      </p>
      <div className="actions">
        <ToWritten look="primary" path={zip} download="Download the zip" show="Show it in its folder" />
      </div>
      {manifest.pdf && 'missing' in manifest.pdf && (
        <p role="note">No PDF was made. {manifest.pdf.missing} The web page has the same content.</p>
      )}
      {manifest.pdf && 'notArchival' in manifest.pdf && manifest.pdf.notArchival && (
        <ForAnArchive faults={manifest.pdf.notArchival} />
      )}
      <table>
        <caption className="hidden-words">Files of the pack</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="number">
              Bytes
            </th>
          </tr>
        </thead>
        <tbody>
          {manifest.files.map((file) => (
            <tr key={file.path}>
              <td>{file.path}</td>
              <td className="number">{file.bytes.toLocaleString('en-GB')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="fingerprint">
        <summary>Fingerprints of the files</summary>
        <p className="help">
          To see later whether anything was altered, keep the manifest’s seal where others cannot change it,
          and compare it with the one that “keeling verify” prints.
        </p>
        <dl>
          <div>
            <dt>Seal of the manifest</dt>
            <dd>
              <code>{manifest.seal}</code>
            </dd>
          </div>
          {manifest.files.map((file) => (
            <div key={file.path}>
              <dt>{file.path}</dt>
              <dd>
                <code>{file.sha256}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <p className="help">
        The pack was made from the review as it was after history entry {seq}. Withheld:{' '}
        {count(manifest.withheld.notesWithoutConsent, 'note')} without consent,{' '}
        {count(manifest.withheld.confidentialNotes, 'confidential note')}
        {comments > 0 && `, ${count(comments, 'comment')}`}
        {consultation && `; of the consultation, ${listed(withheldConsultationWords(consultation))}`}.
      </p>
    </section>
  );
}
