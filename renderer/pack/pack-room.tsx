import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, CircleCheck, Download, FolderOpen, Package } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { describeStatus, statusOf } from '../../core/act/extent.ts';
import { walk } from '../../core/act/tree.ts';
import type { CallOutput } from '../../core/api.ts';
import { count, listed } from '../../core/base/english.ts';
import { coverage } from '../../core/coverage/coverage.ts';
import { withheldConsultationWords } from '../../core/pack/consultation.ts';
import type { DocumentKind } from '../../core/pack/parts.ts';
import type { WordProfile } from '../../core/pack/profile.ts';
import { titleOf } from '../state/amendment-words.ts';
import { write } from '../state/answers.ts';
import { useHost, useHostState } from '../state/queries.ts';
import { useReview } from '../state/review.tsx';
import { useReveal } from '../state/use-reveal.ts';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/controls.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { PaperBuilder } from './builder/paper-builder.tsx';
import { type Contents, contentsOf, withoutEdits } from './contents.ts';
import { PackMaking } from './pack-making.tsx';
import { PackReaders } from './pack-readers.tsx';
import { ScheduleExport } from './schedule-export.tsx';
import { WordExport } from './word-export.tsx';
import './pack-room.css';

type Exported = CallOutput<'pack.export'>;

function Inside({ contents }: { readonly contents: Contents }) {
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

function Lacking({ contents }: { readonly contents: Contents }) {
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

function Done({ exported, inBrowser }: { readonly exported: Exported; readonly inBrowser: boolean }) {
  const reveal = useReveal();
  const { manifest, folder, zip } = exported;
  const { consultation } = manifest.withheld;
  return (
    <section className="done" aria-labelledby="pack-done">
      <h3 id="pack-done">
        <CircleCheck aria-hidden="true" /> The pack is written
      </h3>
      <p>
        In <code>{folder}</code>, and as one file, <code>{zip}</code>. Begin with <code>index.html</code>: it
        is all of the pack on one page. <code>manifest.json</code> has the sums of the rest.
      </p>
      <div className="actions">
        <Button look="primary" isDisabled={reveal.isPending} onPress={() => reveal.mutate(zip)}>
          {inBrowser ? <Download aria-hidden="true" /> : <FolderOpen aria-hidden="true" />}
          {inBrowser ? 'Download the zip' : 'Show it in its folder'}
        </Button>
      </div>
      {reveal.isError && <Trouble thrown={reveal.error} />}
      {manifest.pdf && 'missing' in manifest.pdf && (
        <p role="note">
          No PDF was made. {manifest.pdf.missing} The web page holds all that it would; the manifest says so.
        </p>
      )}
      <table>
        <caption className="hidden-words">Files of the pack</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="number">
              Bytes
            </th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {manifest.files.map((file) => (
            <tr key={file.path}>
              <td>{file.path}</td>
              <td className="number">{file.bytes.toLocaleString('en-GB')}</td>
              <td>
                <code title={file.sha256}>{file.sha256.slice(0, 12)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="help">
        Of ledger entry {manifest.ledger.seq}. Withheld:{' '}
        {count(manifest.withheld.notesWithoutConsent, 'note')} without consent,{' '}
        {count(manifest.withheld.confidentialNotes, 'confidential note')}
        {manifest.withheld.comments !== undefined && `, ${count(manifest.withheld.comments, 'comment')}`}
        {consultation && `; of the consultation, ${listed(withheldConsultationWords(consultation))}`}.
      </p>
    </section>
  );
}

/** Publishing: what the pack will hold, the making of it, and what came of it. */
export function PackRoom() {
  const { instrument, evidence, draft, saver } = useReview();
  const client = useQueryClient();
  const state = useHostState();
  const choose = useHost('host.chooseFolder');
  const { say } = useAnnounce();
  const [document, setDocument] = useState<DocumentKind>('consultation');
  const [which, setWhich] = useState<'all' | 'shown'>('all');
  const [profile, setProfile] = useState<WordProfile>('outward');
  const [folder, setFolder] = useState<string | null>(null);
  const out = useRef<HTMLHeadingElement>(null);
  const wanted = which === 'all' ? null : draft.shown.map(({ id }) => id);
  const without = which === 'all' ? [] : withoutEdits(draft.amendments, draft.shown);
  const contents = useMemo(
    () => contentsOf(instrument, evidence, draft.amendments, wanted),
    [instrument, evidence, draft.amendments, wanted],
  );
  const make = useMutation({
    mutationFn: async () => {
      if (!(await saver.flush())) {
        throw new Error(
          'Some of what was typed could not be saved yet. Nothing was exported: save it first.',
        );
      }
      return write(client, 'pack.export', {
        document,
        profile,
        ...(wanted === null ? {} : { amendments: wanted }),
        ...(without.length > 0 && { withoutEdits: [...without] }),
        ...(folder === null ? {} : { to: folder }),
      });
    },
    onSuccess: ({ files }) => say(`The pack is written: ${count(files.length, 'file')}.`),
  });
  return (
    <div className="room">
      <div className="pack-wide pack-room">
        <header className="room-head">
          <h2>Consultation pack</h2>
          <RadioGroup
            className="which"
            aria-label="Which document"
            value={document}
            onChange={(value) => setDocument(value === 'response' ? 'response' : 'consultation')}
          >
            <Radio value="consultation" className="radio">
              The consultation paper
            </Radio>
            <Radio value="response" className="radio">
              The response to what was said
            </Radio>
          </RadioGroup>
          <Button
            onPress={() => {
              out.current?.scrollIntoView({ block: 'start' });
              out.current?.focus({ preventScroll: true });
            }}
          >
            <ArrowDown aria-hidden="true" /> Go to the export
          </Button>
        </header>
        <RadioGroup
          className="which"
          aria-label="Which amendments"
          value={which}
          onChange={(value) => setWhich(value === 'shown' ? 'shown' : 'all')}
        >
          <Radio value="all" className="radio">
            Every amendment that is not withdrawn
          </Radio>
          <Radio value="shown" className="radio">
            Only those shown in the text
          </Radio>
        </RadioGroup>
        {without.length > 0 && (
          <p className="help" role="note">
            {count(without.length, 'change')} left out of the text {without.length === 1 ? 'is' : 'are'} left
            out of the pack, too; it says {profile === 'lawyer' ? 'which' : 'that something is, and not what'}
            .
          </p>
        )}
        <PaperBuilder choice={{ document, amendments: wanted, withoutEdits: without }} />
      </div>
      <div className="room-body pack-room">
        <h3 id="pack-export" className="pack-part" ref={out} tabIndex={-1}>
          Export
        </h3>
        <PackReaders value={profile} onChange={setProfile} />
        <Inside contents={contents} />
        <Lacking contents={contents} />
        <div className="actions">
          <Button look="primary" onPress={() => make.isPending || make.mutate()}>
            <Package aria-hidden="true" /> Export the pack
          </Button>
          {state.data?.host === 'electron' && (
            <Button
              onPress={() =>
                choose.mutate({}, { onSuccess: (chosen) => chosen.folder && setFolder(chosen.folder) })
              }
            >
              Choose the folder…
            </Button>
          )}
          <span className="help">
            {folder === null ? 'Beside the review, in a folder of its own.' : `Into ${folder}.`}
          </span>
        </div>
        {make.isPending && <PackMaking />}
        {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
        {make.data && <Done exported={make.data} inBrowser={state.data?.host === 'web'} />}
        <WordExport amendments={wanted} withoutEdits={without} />
        <ScheduleExport amendments={wanted} withoutEdits={without} />
      </div>
    </div>
  );
}
