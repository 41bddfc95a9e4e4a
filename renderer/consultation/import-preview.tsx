import { useEffect, useRef, useState } from 'react';
import { count } from '../../core/base/english.ts';
import type { HeaderLayout, Mapping } from '../../core/consultation/mapping.ts';
import { useProgress } from '../state/host/under-way.tsx';
import { Button } from '../ui/controls.tsx';
import { refusalOf } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { unmet } from '../ui/unmet.ts';
import { useDebounced } from '../ui/use-settled.ts';
import { Problems, Questions, Tally } from './import-outcome.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReading, Remember } from './import-reading.tsx';
import { ImportRows } from './import-rows.tsx';
import { asGuessed, formatWords, leftOutWords, sizeWords, undecidedWords } from './import-words.ts';
import { type FileReading, type Importing, type ResponseFile, useLook } from './use-import.ts';

/** Milliseconds without changes before the file is read again (debounce). */
const READ_DELAY_MS = 350;
const AS_GUESSED: FileReading = { sheet: null, profile: null, mapping: null };

/** The choices made for a file, kept while the dialog is closed. */
interface Choices {
  readonly reading: FileReading;
  readonly profileName: string;
}
export const NO_CHOICES: Choices = { reading: AS_GUESSED, profileName: '' };

interface ImportPreviewProps {
  readonly file: ResponseFile;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
  readonly importing: Importing;
  readonly onOther: () => void;
}

/** A chosen file: import settings, a preview of the outcome, and the button to import. */
export function ImportPreview({ file, choices, onChoose, importing, onOther }: ImportPreviewProps) {
  const { reading, profileName } = choices;
  const [path, setPath] = useState<readonly number[]>([]);
  const settledReading = useDebounced(reading, READ_DELAY_MS);
  const look = useLook(importing.isPending ? null : file, settledReading, path.at(-1) ?? 0);
  const progress = useProgress('consultation.import', look.isFetching || importing.isPending);
  // If reading with new settings is refused, the last preview stays, so that the settings can be corrected.
  const lastLook = useRef(look.data);
  if (look.data) lastLook.current = look.data;
  const looked = lastLook.current;
  const mapping = reading.mapping ?? looked?.mapping;
  // After a change of the header rows, the contents of the columns are guessed again.
  const isHeaderNew = reading.mapping?.columns.length === 0;
  const isStale = reading !== settledReading || look.isFetching || isHeaderNew;
  const read = (next: FileReading) => {
    onChoose({ ...choices, reading: next });
    setPath([]);
    importing.reset();
  };
  const readAs = (next: Mapping) => read({ ...reading, mapping: next });
  useEffect(() => {
    if (!isHeaderNew || reading !== settledReading || look.isFetching || !looked || !reading.mapping) return;
    onChoose({
      ...choices,
      reading: { ...reading, mapping: asGuessed(reading.mapping, looked.columns) },
    });
  }, [isHeaderNew, reading, settledReading, look.isFetching, looked, choices, onChoose]);

  if (importing.isPending) return <ImportProgress progress={progress} file={file.name} />;
  if (look.isError && !looked) {
    return (
      <>
        <Trouble thrown={look.error} />
        <div className="actions">
          <Button onPress={onOther}>Choose another file</Button>
        </div>
      </>
    );
  }
  if (!looked || !mapping) return <ImportProgress progress={progress} file={file.name} />;
  const { dryRun } = looked;
  return (
    <>
      <p>
        <strong>{file.name}</strong>: {formatWords(looked)}, {sizeWords(looked.bytes)},{' '}
        {count(dryRun.rows, 'row')} below the headers.{' '}
        <Button look="link" onPress={onOther}>
          Choose another file
        </Button>
      </p>
      {looked.already !== null && (
        <p className="already">
          This file has already been imported, as {looked.already}. Its responses are not added twice.
        </p>
      )}
      <ImportReading
        looked={looked}
        mapping={mapping}
        onMapping={readAs}
        onSheet={(sheet) => read({ ...AS_GUESSED, sheet })}
        onProfile={(profile) => read({ ...reading, profile, mapping: null })}
        onHeader={(headerLine: number, header: HeaderLayout) =>
          readAs({ ...mapping, headerLine, header, columns: [] })
        }
      />
      <section className="import-part" aria-labelledby="import-outcome" aria-busy={isStale}>
        <h3 id="import-outcome">What will happen</h3>
        {look.isError ? (
          <Trouble thrown={look.error} onRetry={() => void look.refetch()} />
        ) : (
          <>
            <Tally run={dryRun} />
            <Questions run={dryRun} />
            <Problems problems={looked.problems} />
            <ImportRows looked={looked} path={path} onPath={setPath} />
          </>
        )}
      </section>
      <Remember
        looked={looked}
        name={profileName}
        onName={(name) => onChoose({ ...choices, profileName: name })}
      />
      {importing.isError && <Trouble thrown={importing.error} />}
      <div className="actions sheet-foot">
        <Button
          call="consultation.import"
          look="primary"
          whyNot={unmet(
            [!isStale, 'The file is still being read.'],
            [!look.isError, 'Fix the problems above first.'],
            [dryRun.added > 0, 'The file has no new responses.'],
          )}
          onPress={() =>
            importing.mutate({
              file,
              reading: { ...settledReading, mapping: looked.mapping },
              profileName: profileName.trim(),
            })
          }
        >
          Import {count(dryRun.added, 'response')}
        </Button>
        <span className="help" role="status">
          {isStale
            ? 'Reading the file again…'
            : look.isError
              ? refusalOf(look.error).message
              : `${undecidedWords(looked.permissions)}${leftOutWords(dryRun)}Nothing changes until you import.`}
        </span>
      </div>
    </>
  );
}
