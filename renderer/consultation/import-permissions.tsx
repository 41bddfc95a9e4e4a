import { useState } from 'react';
import { count } from '../../core/base/english.ts';
import type { ColumnPermissions } from '../../core/consultation/calls.ts';
import type { Mapping } from '../../core/consultation/mapping.ts';
import {
  EMPTY_CELL_WORDS,
  PERMISSION_WORDS,
  UNDECIDED_WORDS,
} from '../../core/consultation/mapping-words.ts';
import { withDecision } from '../../core/consultation/permissions.ts';
import { PERMISSIONS, type Permission, type PermissionRole } from '../../core/evidence/records.ts';
import { Button } from '../ui/controls.tsx';
import { Chooser } from '../ui/select.tsx';
import { columnOf, meaningOf } from './import-words.ts';
import { letterOf } from './letters.ts';

const HELP: Readonly<Record<PermissionRole, string>> = {
  consent:
    'A response is published only if a column like this one agrees, and no other column on publication refuses.',
  confidential: 'Nothing of a confidential response is published, whatever the other columns say.',
  'name-consent':
    'This decides whether the name of an organisation is published with its response. An individual’s name is never published.',
};
/** Values shown at once. Each has its own select box. */
const SHOWN_VALUES = 25;

interface ValuesProps {
  readonly permissions: ColumnPermissions;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** The different values of a column about publication, each with its meaning. */
function Values({ permissions, mapping, onChange }: ValuesProps) {
  const { column, header, role, values, hiddenCount } = permissions;
  const [shownCount, setShownCount] = useState(SHOWN_VALUES);
  const options = PERMISSIONS.map((id) => ({ id, words: PERMISSION_WORDS[role][id] }));
  const title = `Column ${letterOf(column)}: “${header}”`;
  return (
    <fieldset className="meanings">
      <legend>{title}</legend>
      <p className="help">{HELP[role]}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col" className="number">
              Rows
            </th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {values.slice(0, shownCount).map((answer) => {
            const { key, text, count: rows } = answer;
            const name = key === '' ? 'An empty cell' : `“${text}”`;
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="number">{rows.toLocaleString('en-GB')}</td>
                <td>
                  <Chooser
                    label={`${name} in column ${letterOf(column)} means`}
                    hideLabel
                    options={options}
                    placeholder={key === '' ? EMPTY_CELL_WORDS[role] : UNDECIDED_WORDS}
                    value={meaningOf(mapping, column, answer)}
                    onChange={(means) =>
                      onChange(withDecision(mapping, column, { value: key, means: means as Permission }))
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shownCount < values.length && (
        <Button look="link" onPress={() => setShownCount(shownCount + SHOWN_VALUES)}>
          Show {Math.min(SHOWN_VALUES, values.length - shownCount)} of{' '}
          {count(values.length - shownCount, 'more value')}
        </Button>
      )}
      {hiddenCount > 0 && (
        <p className="help">
          {count(hiddenCount, 'more value')} cannot be shown here. Nothing is published of these responses.
        </p>
      )}
    </fieldset>
  );
}

interface PermissionsProps {
  readonly permissions: readonly ColumnPermissions[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** The permissions to publish: a person decides the meaning of each value of the columns about publication. */
export function ImportPermissions({ permissions, mapping, onChange }: PermissionsProps) {
  const columns = permissions.filter(({ column, role }) => columnOf(mapping, column).role === role);
  if (columns.length === 0) return null;
  return (
    <section className="permissions" aria-labelledby="import-permissions">
      <h3 id="import-permissions">What can be published</h3>
      <p>
        Keeling decides only a plain “Yes” or “No”, and only where the question is clear. Decide what the
        other values mean: until then, nothing of these responses is published. Your decisions are saved, and
        used for the next file with the same columns.
      </p>
      {columns.map((column) => (
        <Values key={column.column} permissions={column} mapping={mapping} onChange={onChange} />
      ))}
    </section>
  );
}
