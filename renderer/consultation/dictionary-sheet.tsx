import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallOutput } from '../../core/api.ts';
import { count } from '../../core/base/english.ts';
import { call } from '../state/host/call.ts';
import { isFailed } from '../state/host/is-failed.ts';
import { useAnswer, useWrite } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { valueOrThrow } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { ChooseFile } from './choose-file.tsx';
import { questionWords } from './coding/question-words.ts';
import { withSent } from './send-file.ts';
import type { ResponseFile } from './use-import.ts';

type Entries = CallOutput<'consultation.dictionary'>['entries'];

function EntryTable({ entries }: { readonly entries: Entries }) {
  const questions = useAnswer('consultation.questions', {}).data ?? [];
  const wordsOf = (id: string) =>
    questionWords(
      questions.find((question) => question.id === id),
      id,
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className="table-scroller rows-table" tabIndex={0} aria-label="List of questions">
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              Line
            </th>
            <th scope="col">Question in this review</th>
            <th scope="col">Question</th>
            <th scope="col">Answered</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ line, code, text, kind, options, question, why }) => (
            // In a workbook, each sheet can have a line with this number.
            <tr key={`${line} ${code} ${text}`}>
              <th scope="row" className="number">
                {line}
              </th>
              <td>
                {question === null ? <strong>no matching question</strong> : wordsOf(question)}
                <span className="why">{why}</span>
              </td>
              <td>
                {code !== '' && <strong>{code} </strong>}
                {text}
              </td>
              <td>
                {kind === 'open' ? 'in own words' : kind === 'closed' ? 'by choosing' : 'not stated'}
                {options.length > 0 && <span className="why">{options.join(', ')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Read({ file, close }: { readonly file: ResponseFile; readonly close: () => void }) {
  const { name, sha256, turn } = file;
  const read = useQuery({
    queryKey: ['consultation.look', 'dictionary', turn],
    queryFn: async () =>
      withSent(file, async () => valueOrThrow(await call('consultation.dictionary', { name, sha256 }))),
    gcTime: 0,
  });
  const keep = useWrite('consultation.dictionary');
  const { announce } = useAnnounce();
  if (isFailed(read)) return <Trouble thrown={read.error} />;
  if (!read.data) return <p role="status">Reading {name}…</p>;
  const { entries, unfitted } = read.data;
  const fitted = entries.filter(({ question }) => question !== null).length;
  return (
    <>
      <p>
        <strong>{name}</strong> has {count(entries.length, 'question')}; {fitted.toLocaleString('en-GB')} of
        them {fitted === 1 ? 'is' : 'are'} in this review.
        {unfitted.length > 0 && ` The list does not include ${count(unfitted.length, 'question')}.`}
      </p>
      <EntryTable entries={entries} />
      {keep.isError && <Trouble thrown={keep.error} />}
      <div className="actions">
        <Button
          call="consultation.dictionary"
          look="primary"
          whyNot={fitted === 0 ? 'The file describes no question of this review.' : null}
          isBusy={keep.isPending}
          onPress={() =>
            keep.mutate(
              { name, sha256, keep: true },
              {
                onSuccess: ({ changed }) => {
                  announce(`${count(changed.length, 'question')} changed.`);
                  close();
                },
              },
            )
          }
        >
          Update {count(fitted, 'question')}
        </Button>
        <Button onPress={close}>Keep the current wording</Button>
      </div>
    </>
  );
}

/** The dialog that imports a list of questions, and updates the text, type and options of the questions in the review. */
export function DictionarySheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const [file, setFile] = useState<ResponseFile | null>(null);
  const close = () => {
    setFile(null);
    onClose();
  };
  return (
    <Sheet title="Import a list of the questions" isOpen={isOpen} onOpenChange={(open) => !open && close()}>
      {() => (
        <div className="import-responses">
          {file === null ? (
            <ChooseFile
              label="A list of the questions (CSV or Excel)"
              help="A list with the number, wording and answer options of each question. You see the new wording before the questions in this review are updated."
              onChoose={setFile}
            />
          ) : (
            <Read key={file.turn} file={file} close={close} />
          )}
        </div>
      )}
    </Sheet>
  );
}
