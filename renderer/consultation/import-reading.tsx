import { count } from '../../core/base/english.ts';
import { HEADER_LAYOUTS, type HeaderLayout, type Mapping } from '../../core/consultation/mapping.ts';
import { LAYOUT_WORDS } from '../../core/consultation/mapping-words.ts';
import { Field } from '../ui/controls.tsx';
import { Chooser } from '../ui/select.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportPermissions } from './import-permissions.tsx';
import type { ImportPreview } from './import-words.ts';

interface ImportReadingProps {
  readonly looked: ImportPreview;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onSheet: (sheet: string) => void;
  readonly onProfile: (name: string) => void;
  /** Sets the header rows. The contents of the columns are then guessed again. */
  readonly onHeader: (headerLine: number, header: HeaderLayout) => void;
}

const MOST_HEADER_LINE = 20;
const HEADER_LINES = Array.from({ length: MOST_HEADER_LINE }, (_, at) => at + 1);

const profileWords = ({ profile }: ImportPreview): string => {
  if (profile === null)
    return 'No saved import settings match these headers. Keeling guessed the contents of each column: please check them.';
  return profile.from === 'remembered'
    ? `Read with your saved import settings “${profile.name}”.`
    : `Read as an export with the layout “${profile.name}”.`;
};

/** The import settings: sheet, header rows, columns, and the meaning of values about publication. */
export function ImportReading(props: ImportReadingProps) {
  const { looked, mapping, onMapping, onSheet, onProfile, onHeader } = props;
  const { sheets, sheet, columns, profile, profiles } = looked;
  const lines = HEADER_LINES.includes(mapping.headerLine)
    ? HEADER_LINES
    : [...HEADER_LINES, mapping.headerLine];
  return (
    <section className="import-part" aria-labelledby="import-reading">
      <h3 id="import-reading">Import settings</h3>
      <p>{profileWords(looked)}</p>
      <div className="pair">
        {sheets.length > 1 && (
          <Chooser
            label="Sheet"
            options={sheets.map(({ name, rows }) => ({ id: name, words: `${name} (${count(rows, 'row')})` }))}
            value={sheet}
            onChange={onSheet}
          />
        )}
        {profiles.length > 0 && (
          <Chooser
            label="Layout"
            placeholder="guessed"
            options={profiles.map(({ name, from }) => ({
              id: name,
              words: from === 'remembered' ? `${name} (saved)` : name,
            }))}
            value={profile?.name ?? null}
            onChange={onProfile}
          />
        )}
        <Chooser
          label="First header row"
          options={lines.map((line) => ({ id: String(line), words: String(line) }))}
          value={String(mapping.headerLine)}
          onChange={(line) => onHeader(Number(line), mapping.header)}
        />
        <Chooser
          label="Header layout"
          options={HEADER_LAYOUTS.map((id) => ({ id, words: LAYOUT_WORDS[id] }))}
          value={mapping.header}
          onChange={(layout) => onHeader(mapping.headerLine, layout as HeaderLayout)}
        />
        <Chooser
          label="Duplicate responses are"
          options={[
            { id: 'leave-out', words: 'excluded' },
            { id: 'keep', words: 'imported as separate responses' },
          ]}
          value={mapping.doubles}
          onChange={(doubles) => onMapping({ ...mapping, doubles: doubles as Mapping['doubles'] })}
        />
      </div>
      <ImportColumns columns={columns} mapping={mapping} onChange={onMapping} />
      <ImportPermissions permissions={looked.permissions} mapping={mapping} onChange={onMapping} />
    </section>
  );
}

interface RememberProps {
  readonly looked: ImportPreview;
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** The name under which the settings are saved for the next file with these headers. */
export function Remember({ looked, name, onName }: RememberProps) {
  const isNameTaken = looked.profiles.some((profile) => profile.name === name.trim());
  return (
    <Field
      label="Save these import settings as"
      value={name}
      onChange={onName}
      maxLength={300}
      placeholder="The platform, or the consultation"
      help={
        isNameTaken
          ? 'This replaces the settings saved under this name.'
          : 'Leave empty to not save them. Saved settings are used for the next file with the same headers.'
      }
    />
  );
}
