import { FORM_COLUMNS, FORM_FORMAT } from '../../../core/consultation/form-questions.ts';
import { type ResponseForm, responseForm } from '../../../core/pack/form.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { csvOf } from '../../formats/csv.ts';
import { formDocxOf } from '../../formats/docx/form.ts';
import type { ZipEntry } from '../../formats/zip.ts';

/** Separates the options in one cell. Consultation platforms read one option per line. */
const OPTION_SEPARATOR = '\n';

/** A form as CSV with a row for each question, to be filled in or imported by a consultation platform. */
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

/** A form as JSON, for programs. */
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

/** The files of a pack's response form. There are none for a document without questions. */
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
