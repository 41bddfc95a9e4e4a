import { FileDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { versionWords } from '../../../core/act/instrument.ts';
import type { HostCallOutput } from '../../../core/api.ts';
import { isDate } from '../../../core/base/date-parts.ts';
import { count } from '../../../core/base/english.ts';
import { accountWords, isWhole, type WordAccount } from '../../../core/base/word-account.ts';
import { useHeldWhere, useHost } from '../../state/host/queries.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { differenceWords } from '../../ui/difference-words.ts';
import { base64Of, MOST_BYTES } from '../../ui/file-bytes.ts';
import { FilePick } from '../../ui/file-pick.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { completeDetails, NO_DETAILS, TextDetailsFields } from './text-details.tsx';

type ImportedAct = HostCallOutput<'host.importAct'>;

function PlaceList({ title, places }: { readonly title: string; readonly places: readonly string[] }) {
  if (places.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {places.map((place, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may be lost twice in one place
          <li key={`${at} ${place}`}>{place}</li>
        ))}
      </ul>
    </>
  );
}

/** Reports whether every word of the file was read, before the Act is saved. */
function WordReport({ account }: { readonly account: WordAccount }) {
  const { sum, lostLines, doubled, keptWhole } = accountWords(account);
  return (
    <>
      <p role={isWhole(account) ? undefined : 'alert'}>{sum}</p>
      <PlaceList title="Words that were not read" places={lostLines} />
      <PlaceList title="Words that were read twice" places={doubled} />
      {keptWhole !== null && <p>{keptWhole}</p>}
    </>
  );
}

function ImportPreview({ imported }: { readonly imported: ImportedAct }) {
  return (
    <>
      <p>
        <strong>{imported.title || 'Without a title'}</strong>, {imported.id || 'without an id'}:{' '}
        {count(imported.provisions, 'provision')}. {versionWords(imported)}
      </p>
      {/* The count includes the Act itself. */}
      {imported.provisions <= 1 && (
        <p role="alert">
          There are no sections in this file, so there is nothing in it to amend. Check that it is the file of
          the whole Act.
        </p>
      )}
      {imported.against.map((savedText) => (
        <p key={`${savedText.from} ${savedText.version}`}>
          {differenceWords(savedText.differences, `the saved text “${versionWords(savedText)}”`)}
        </p>
      ))}
      <WordReport account={imported.account} />
      {imported.remarks.length > 0 && (
        <>
          <h3>About how the file was read</h3>
          <ul>
            {imported.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface ImportActProps {
  readonly onSaved: (act: Pick<ImportedAct, 'id' | 'version'>) => void;
}

/** Imports an Act's file into this computer's library. The result is previewed first, and saved only on confirmation. */
export function ImportAct({ onSaved }: ImportActProps) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ readonly name: string; readonly base64: string } | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [saveName, setSaveName] = useState('');
  const [typedDetails, setTypedDetails] = useState(NO_DETAILS);
  const preview = useHost('host.importAct');
  const keep = useHost('host.importAct');
  const savedWhere = useHeldWhere();

  const choose = async (chosen: File) => {
    preview.reset();
    keep.reset();
    setTooLarge(chosen.size > MOST_BYTES ? chosen.name : null);
    if (chosen.size > MOST_BYTES) return;
    const base64 = await base64Of(chosen);
    setFile({ name: chosen.name, base64 });
    setTypedDetails(NO_DETAILS);
    const onSuccess = ({ id, version }: Pick<ImportedAct, 'id' | 'version'>) => {
      setSaveName(id ? `${id}@${version}` : '');
      // A file can state the date of its text but not the number of the Act.
      setTypedDetails({ ...NO_DETAILS, date: isDate(version, 'day') ? version : '' });
    };
    preview.mutate({ base64 }, { onSuccess });
  };
  const close = () => setFile(null);
  const isUnnumbered = preview.data?.lacks.includes('number') ?? false;
  const details = isUnnumbered ? completeDetails(typedDetails) : null;
  const request = details === null ? { as: saveName.trim() } : { said: details };
  const isReady = isUnnumbered ? details !== null : saveName.trim() !== '';

  return (
    <>
      <Button onPress={() => input.current?.click()}>
        <FileDown aria-hidden="true" /> Import an Act’s file…
      </Button>
      <FilePick
        ref={input}
        label="The Act’s file: legislation.gov.uk’s XML, or Akoma Ntoso"
        accept=".xml,.akn,application/xml,text/xml"
        onChoose={(chosen) => void choose(chosen)}
      />
      {tooLarge !== null && (
        <p role="alert">
          {tooLarge} is larger than 40 MB, so it was not read. Import it from the command line.
        </p>
      )}
      <Sheet title={`Import ${file?.name ?? ''}`} isOpen={file !== null} onOpenChange={close}>
        {() => (
          <>
            {preview.isPending && <p role="status">Reading the file…</p>}
            {preview.isError && <Trouble thrown={preview.error} />}
            {preview.data && <ImportPreview imported={preview.data} />}
            {preview.data && isUnnumbered && (
              <TextDetailsFields details={typedDetails} onChange={setTypedDetails} />
            )}
            {preview.data && !isUnnumbered && (
              <Field
                label="Save as"
                value={saveName}
                onChange={setSaveName}
                help="The name for this text: type, year and number, then @ and the date of the text. For example, the Employment Rights Act 1996 on 9 October 2024 is ukpga/1996/18@2024-10-09."
              />
            )}
            {keep.isError && <Trouble thrown={keep.error} />}
            <div className="row">
              {preview.data && (
                <Button
                  look="primary"
                  whyNot={
                    isReady
                      ? null
                      : isUnnumbered
                        ? 'Enter the year, the number and the date of the text.'
                        : 'Enter a name to save it as.'
                  }
                  isBusy={keep.isPending}
                  onPress={() =>
                    file &&
                    keep.mutate(
                      {
                        base64: file.base64,
                        ...request,
                        keep: true,
                        incomplete: !isWhole(preview.data.account),
                      },
                      {
                        onSuccess: (act) => {
                          onSaved(act);
                          close();
                        },
                      },
                    )
                  }
                >
                  {keep.isPending
                    ? 'Saving…'
                    : isWhole(preview.data.account)
                      ? `Save ${savedWhere}`
                      : 'Save anyway'}
                </Button>
              )}
              <Button onPress={close}>{preview.data ? 'Do not save' : 'Close'}</Button>
            </div>
          </>
        )}
      </Sheet>
    </>
  );
}
