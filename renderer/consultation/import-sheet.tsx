import { useEffect, useRef, useState } from 'react';
import type { HeaderLayout, Mapping } from '../../core/consultation/mapping.ts';
import { Button } from '../shared/controls.tsx';
import { Sheet } from '../shared/dialog.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { count } from '../shared/words.ts';
import { useSettled } from '../wording/use-settled.ts';
import { ChooseFile } from './choose-file.tsx';
import { ImportDone } from './import-done.tsx';
import { Problems, Questions, Tally } from './import-outcome.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportReading, Remember } from './import-reading.tsx';
import { ImportRows } from './import-rows.tsx';
import { asGuessed, formatWords, leftOutWords, sizeWords } from './import-words.ts';
import { type ChosenFile, type Importing, type Reading, useLook, useProgress } from './use-import.ts';
import './import.css';

/** How long choices rest before the file is read with them, in milliseconds. */
const REST = 350;
const AS_GUESSED: Reading = { sheet: null, profile: null, mapping: null };

interface LookingProps {
  readonly file: ChosenFile;
  readonly importing: Importing;
  readonly onOther: () => void;
}

/** A chosen file: how it is read, what would become of it, and the word to take it in. */
function Looking({ file, importing, onOther }: LookingProps) {
  const [reading, setReading] = useState(AS_GUESSED);
  const [path, setPath] = useState<readonly number[]>([]);
  const [name, setName] = useState('');
  const settledReading = useSettled(reading, REST);
  const look = useLook(file, settledReading, path.at(-1) ?? 0);
  const progress = useProgress(look.isFetching || importing.isPending);
  // What was known stays to be read, and to be changed, where reading it another way is refused.
  const known = useRef(look.data);
  if (look.data) known.current = look.data;
  const looked = known.current;
  const mapping = reading.mapping ?? looked?.mapping;
  // Headers that were chosen anew say anew what the columns hold.
  const isHeaderNew = reading.mapping?.columns.length === 0;
  const isStale = reading !== settledReading || look.isFetching || isHeaderNew;
  const read = (next: Reading) => {
    setReading(next);
    setPath([]);
    importing.reset();
  };
  const readAs = (next: Mapping) => read({ ...reading, mapping: next });
  useEffect(() => {
    if (!isHeaderNew || reading !== settledReading || look.isFetching || !looked) return;
    if (reading.mapping) setReading({ ...reading, mapping: asGuessed(reading.mapping, looked.columns) });
  }, [isHeaderNew, reading, settledReading, look.isFetching, looked]);

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
  if (!looked || !mapping || importing.isPending) {
    return <ImportProgress progress={progress} file={file.name} />;
  }
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
          This very file was taken in already, as {looked.already}. What it holds is not added twice.
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
        <h3 id="import-outcome">What would happen</h3>
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
      <Remember looked={looked} name={name} onName={setName} />
      {importing.isError && <Trouble thrown={importing.error} />}
      <div className="actions sheet-foot">
        <Button
          look="primary"
          isDisabled={isStale || look.isError || dryRun.added === 0}
          onPress={() =>
            importing.mutate({
              file,
              reading: { ...settledReading, mapping: looked.mapping },
              profileName: name.trim(),
            })
          }
        >
          Take in {count(dryRun.added, 'response')}
        </Button>
        <span className="help" role="status">
          {isStale ? 'Reading it again…' : `${leftOutWords(dryRun)}Nothing is changed before you say so.`}
        </span>
      </div>
    </>
  );
}

interface ImportSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly importing: Importing;
  /** Shows what was taken in. */
  readonly onShow: () => void;
  readonly onUndone: () => void;
}

/** Takes in a platform's export of responses: chosen, looked at row by row, and kept only when a person says so. */
export function ImportSheet({ isOpen, onOpenChange, importing, onShow, onUndone }: ImportSheetProps) {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // What was done with another file is past when the sheet is opened again, unless it is still under way.
    if (isOpen && !wasOpen.current && !importing.isPending) {
      setFile(null);
      importing.reset();
    }
    wasOpen.current = isOpen;
  }, [isOpen, importing]);
  const other = () => {
    setFile(null);
    importing.reset();
  };
  return (
    <Sheet title="Import responses" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <div className="import-responses">
          {importing.isSuccess ? (
            <ImportDone
              imported={importing.data}
              onOther={other}
              onUndone={() => {
                other();
                onUndone();
              }}
              onShow={() => {
                close();
                onShow();
              }}
            />
          ) : file === null ? (
            <ChooseFile
              label="A file of responses: CSV or a workbook"
              help="CSV, or a workbook (.xlsx), as Citizen Space, Qualtrics or SmartSurvey export it. Nothing is changed before you have seen what would happen to every row."
              onChoose={setFile}
            />
          ) : (
            <Looking key={file.turn} file={file} importing={importing} onOther={other} />
          )}
        </div>
      )}
    </Sheet>
  );
}
