import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { isDate } from '../../../core/base/date-parts.ts';
import { abridged, count } from '../../../core/base/english.ts';
import { categoryWords } from '../../../core/evidence/describe.ts';
import { TRACKER_ROLES, type TrackerMapping, type TrackerRole } from '../../../core/evidence/tracker.ts';
import { call } from '../../state/host/call.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { plainDate } from '../../ui/dates.ts';
import { base64Of } from '../../ui/file-bytes.ts';
import { FilePick } from '../../ui/file-pick.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';

const ROLE_WORDS: Readonly<Record<TrackerRole, string>> = {
  number: 'Number',
  recommendation: 'Recommendation',
  sub: 'Sub-recommendation',
  owner: 'Owner',
  category: 'Category',
  response: 'Initial response',
  update: 'Update',
};
const NO_COLUMN = 'none';
/** Maximum preview lines for each of the imported and the excluded lines, and characters shown of each. */
const MOST_LINES = 200;
const MOST_WORDS = 300;
const BLANK = { title: '', author: '', date: '', licence: '' };

interface Chosen {
  readonly name: string;
  readonly base64: string;
  /** A counter that identifies the choice of file: a corrected file can keep its name and length. */
  readonly turn: number;
}

/** Previews the responses that each line of a tracker gives with the chosen columns. */
function useLook(file: Chosen | null, table: string | undefined, mapping: TrackerMapping | undefined) {
  const options = { ...(table !== undefined && { table }), ...(mapping && { mapping }) };
  return useQuery({
    enabled: file !== null,
    queryKey: ['tracker.look', file?.turn, options],
    queryFn: async () => {
      const { name, base64 } = file ?? { name: '', base64: '' };
      return valueOrThrow(await call('tracker.look', { name, base64, ...options }));
    },
    gcTime: 0,
    placeholderData: (before) => before,
  });
}

/** Imports a tracker: choose the columns, preview every line, then import everything or nothing. */
export function TrackerForm({ close }: { readonly close: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<Chosen | null>(null);
  const [table, setTable] = useState<string>();
  const [mapping, setMapping] = useState<TrackerMapping>();
  const [about, setAbout] = useState(BLANK);
  const look = useLook(file, table, mapping);
  const take = useWrite('tracker.import');
  const { announce } = useAnnounce();
  const preview = look.data;
  const columns = mapping ?? preview?.mapping;
  const hiddenCount =
    Math.max(0, (preview?.answers.length ?? 0) - MOST_LINES) +
    Math.max(0, (preview?.left.length ?? 0) - MOST_LINES);
  const dated = isDate(about.date, 'year');
  const hasDetails = [about.title, about.author, about.licence].every((text) => text.trim() !== '');
  const whyNot = unmet(
    [file !== null, 'Choose a file first.'],
    [hasDetails, 'Enter the title, the author and the licence.'],
    [dated, 'Enter a date: at least its year.'],
    [!look.isPlaceholderData, 'The file is still being read.'],
    [(preview?.answers.length ?? 0) > 0 && !look.isError, 'No answer was found in the file.'],
  );
  const choose = async (chosenFile: File) => {
    setTable(undefined);
    setMapping(undefined);
    const base64 = await base64Of(chosenFile);
    setFile((was) => ({ name: chosenFile.name, base64, turn: (was?.turn ?? 0) + 1 }));
  };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null || file === null) return;
        const options = { ...(table !== undefined && { table }), ...(mapping && { mapping }) };
        take.mutate(
          { name: file.name, base64: file.base64, ...options, ...about, date: about.date.trim() },
          {
            onSuccess: ({ responses, left }) => {
              announce(
                `${count(responses, 'response')} imported${left > 0 ? `; ${count(left, 'line')} excluded` : ''}.`,
              );
              close();
            },
          },
        );
      }}
    >
      <div className="actions">
        <Button onPress={() => input.current?.click()}>
          <FileUp aria-hidden="true" /> Choose a file…
        </Button>
        <span className="help">
          {file?.name ??
            'A table of recommendations and the responses to them: a CSV, a workbook (.xlsx) or a Word document.'}
        </span>
      </div>
      <FilePick
        ref={input}
        label="The tracker’s file"
        accept=".csv,.tsv,.txt,.xlsx,.docx"
        onChoose={(picked) => void choose(picked)}
      />
      {look.isError && <Trouble thrown={look.error} />}
      {preview && columns && !look.isError && (
        <>
          {preview.tables.length > 1 && (
            <Chooser
              label="Sheet or table"
              value={preview.table}
              options={preview.tables.map((id) => ({ id, words: id }))}
              onChange={(id) => {
                setTable(id);
                setMapping(undefined);
              }}
            />
          )}
          <div className="tracker-columns">
            {TRACKER_ROLES.map((role) => (
              <Chooser
                key={role}
                label={ROLE_WORDS[role]}
                value={columns[role] === null ? NO_COLUMN : String(columns[role])}
                options={[
                  { id: NO_COLUMN, words: 'No column' },
                  ...preview.headers.map((header, at) => ({
                    id: String(at),
                    words: header || `Column ${at + 1}`,
                  })),
                ]}
                onChange={(id) => setMapping({ ...columns, [role]: id === NO_COLUMN ? null : Number(id) })}
              />
            ))}
          </div>
          <p className="help" role="status">
            {count(preview.answers.length, 'response')} will be imported
            {preview.left.length > 0 && `; ${count(preview.left.length, 'line')} excluded`}.
          </p>
          <section
            className="tracker-preview"
            aria-label="What happens to each line"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Rec.</th>
                  <th scope="col">As</th>
                  <th scope="col">Words</th>
                </tr>
              </thead>
              <tbody>
                {preview.answers
                  .slice(0, MOST_LINES)
                  .map(({ line, recommendation, as, category, date, text }) => (
                    <tr key={`${line} ${as}`}>
                      <td>{line}</td>
                      <td>{recommendation}</td>
                      <td>
                        {as}
                        {category !== 'not-known' && `, ${categoryWords(category)}`}
                        {date && `, ${plainDate(date)}`}
                      </td>
                      <td>{abridged(text, MOST_WORDS)}</td>
                    </tr>
                  ))}
                {preview.left.slice(0, MOST_LINES).map(({ line, reason }) => (
                  <tr key={`left ${line}`} className="left-out">
                    <td>{line}</td>
                    <td colSpan={3}>Excluded: {reason}</td>
                  </tr>
                ))}
                {hiddenCount > 0 && (
                  <tr className="left-out">
                    <td colSpan={4}>And {count(hiddenCount, 'more line')}.</td>
                  </tr>
                )}
              </tbody>
            </table>
          </section>
          <Field
            label="Title"
            isRequired
            value={about.title}
            onChange={(title) => setAbout({ ...about, title })}
            maxLength={500}
            placeholder="For example: Action plan, March 2027"
          />
          <div className="pair">
            <Field
              label="Body that responds"
              isRequired
              value={about.author}
              onChange={(author) => setAbout({ ...about, author })}
              maxLength={500}
            />
            <DateField
              label="Date"
              isRequired
              value={about.date}
              onChange={(date) => setAbout({ ...about, date })}
              precision="year"
            />
          </div>
          <Field
            label="Licence"
            isRequired
            value={about.licence}
            onChange={(licence) => setAbout({ ...about, licence })}
            maxLength={500}
          />
        </>
      )}
      <FormEnd call="tracker.import" writing={take} send="Import" whyNot={whyNot} onCancel={close} />
    </form>
  );
}
