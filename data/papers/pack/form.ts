import { FORM_COLUMNS, FORM_FORMAT } from '../../../core/consultation/form-questions.ts';
import { type ResponseForm, responseForm } from '../../../core/pack/form.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { csvOf } from '../../formats/csv.ts';
import { formDocxOf } from '../../formats/docx/form.ts';
import type { ZipEntry } from '../../formats/zip.ts';

/** Between options in one cell: platforms take one option a line. */
const OPTION_SEPARATOR = '\n';

/** A form as a table, a question a row, to be filled in or for platforms that questions are loaded into. */
const formCsv = ({ items }: ResponseForm): string =>
  csvOf(
    FORM_COLUMNS,
    items.map(({ id, section, number, kind, text, options }) => [
      id,
      section,
      number,
      kind,
      text,
      options.join(OPTION_SEPARATOR),
      'no',
      '',
    ]),
  );

/** The same for programs. */
const formJson = ({ title, closes, places, items }: ResponseForm): string =>
  `${JSON.stringify(
    {
      format: FORM_FORMAT,
      formatVersion: 1,
      title,
      closes,
      respondTo: places,
      questions: items.map(({ id, section, number, kind, text, options }) => ({
        id,
        section,
        ...(number !== '' && { number }),
        type: kind,
        text,
        ...(options.length > 0 && { options }),
        required: false,
        answer: '',
      })),
    },
    null,
    2,
  )}\n`;

/** The response form of a pack, to be filled in and to be loaded by a platform; no file where nothing is asked. */
export function formFiles({
  document,
  generator,
  ledger,
}: Pick<PackModel, 'document' | 'generator' | 'ledger'>): readonly ZipEntry[] {
  const form = responseForm(document);
  if (!form) return [];
  const encoder = new TextEncoder();
  return [
    { path: 'response-form.docx', bytes: formDocxOf(form, { generator, at: ledger.at }) },
    { path: 'response-form.csv', bytes: encoder.encode(formCsv(form)) },
    { path: 'response-form.json', bytes: encoder.encode(formJson(form)) },
  ];
}
