import { dateWords } from '../../../core/base/date-words.ts';
import type { FormItem, ResponseForm } from '../../../core/pack/form.ts';
import { type Markup, markup } from '../markup.ts';
import { bodyWriter } from './body.ts';
import { formattedLine } from './formatted.ts';
import { docxBytes, partsOf } from './parts.ts';
import { body as styleFor, stylesOf } from './styles.ts';
import { wordDate } from './word-date.ts';

/** The styles and the placeholder by which a returned form is read. `read/form.ts` uses the same names. */
export const FORM_QUESTION_STYLE = 'Form question';
export const FORM_OPTION_STYLE = 'Form option';
export const FORM_PLACE_STYLE = 'Form place';
export const FORM_PLACEHOLDER = 'Click or tap here to write.';
export const FORM_HEADINGS = ['About you', 'Your answers', 'Where to send this form'] as const;
const [ABOUT, ANSWERS, WHERE] = FORM_HEADINGS;

const OWN_STYLES = markup`${styleFor(
  'FormQuestion',
  FORM_QUESTION_STYLE,
  markup`<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr>`,
)}${styleFor(
  'FormOption',
  FORM_OPTION_STYLE,
  markup`<w:pPr><w:keepLines/><w:spacing w:after="40"/><w:ind w:left="284"/></w:pPr>`,
)}${styleFor(
  'FormPlace',
  FORM_PLACE_STYLE,
  markup`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr>`,
)}${styleFor(
  'FormAnswer',
  'Form answer',
  markup`<w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="505A5F"/><w:left w:val="single" w:sz="6" w:space="4" w:color="505A5F"/><w:bottom w:val="single" w:sz="6" w:space="4" w:color="505A5F"/><w:right w:val="single" w:sz="6" w:space="4" w:color="505A5F"/></w:pBdr><w:spacing w:after="160"/></w:pPr>`,
)}`;

/**
 * The properties of a content control: its name for screen readers (Word allows 64 characters), its tag for programs,
 * and a lock against deletion.
 */
const properties = (id: number, tag: string, label: string, control: Markup): Markup =>
  markup`<w:sdtPr><w:alias w:val="${label.slice(0, 64)}"/><w:tag w:val="${tag}"/><w:id w:val="${id}"/><w:lock w:val="sdtLocked"/>${control}</w:sdtPr>`;

/** A text control, which grows with its text. */
const field = (id: number, { id: tag, text, kind }: FormItem): Markup =>
  markup`<w:sdt>${properties(
    id,
    tag,
    text,
    kind === 'long-text'
      ? markup`<w:showingPlcHdr/><w:text w:multiLine="1"/>`
      : markup`<w:showingPlcHdr/><w:text/>`,
  )}<w:sdtContent><w:p><w:pPr><w:pStyle w:val="FormAnswer"/></w:pPr><w:r><w:rPr><w:color w:val="505A5F"/></w:rPr><w:t xml:space="preserve">${FORM_PLACEHOLDER}</w:t></w:r></w:p></w:sdtContent></w:sdt>`;

const UNTICKED = '☐';

/**
 * A checkbox with its label, for screen and paper.
 * @param isFollowed whether another option follows, which must be on the same page
 */
const option = (id: number, tag: string, text: string, isFollowed: boolean): Markup =>
  markup`<w:p><w:pPr><w:pStyle w:val="FormOption"/>${isFollowed && markup`<w:keepNext/>`}</w:pPr><w:sdt>${properties(
    id,
    tag,
    text,
    markup`<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`,
  )}<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>${UNTICKED}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p>`;

/**
 * Writes a response form as a Word file to fill in, with a control for each answer. Screen readers read out its name,
 * the question; programs find it by its tag. The same form gives the same bytes.
 */
export function formDocxOf(
  form: ResponseForm,
  { generator, at }: { readonly generator: string; readonly at: string },
): Uint8Array {
  const body = bodyWriter((am) => ({ author: am, date: wordDate(at) }));
  let last = 0;
  const nextId = () => ++last;
  const questionLines = (question: FormItem): readonly Markup[] => [
    formattedLine('FormQuestion', [
      ...(question.number === '' ? [] : [{ text: `Question ${question.number}. `, isStrong: true }]),
      { text: question.text },
    ]),
    ...(question.kind === 'single-choice'
      ? question.options.map((text, at) =>
          option(nextId(), `${question.id}-option-${at + 1}`, text, at < question.options.length - 1),
        )
      : [field(nextId(), question)]),
  ];
  const section = (name: FormItem['section']): readonly Markup[] => [
    body.paragraph('Heading1', name),
    ...form.items.filter((question) => question.section === name).flatMap(questionLines),
  ];
  const content = [
    body.paragraph('Title', 'Response form'),
    body.paragraph('Subtitle', form.title),
    body.paragraph(
      'Normal',
      `You do not have to answer every question. Tick one box where there are boxes.${
        form.closes === null ? '' : ` The consultation closes on ${dateWords(form.closes)}.`
      }`,
    ),
    ...section(ABOUT),
    ...section(ANSWERS),
    ...(form.places.length > 0
      ? [body.paragraph('Heading1', WHERE), ...form.places.map((place) => body.paragraph('FormPlace', place))]
      : []),
  ];
  const title = `Response form: ${form.title}`;
  const parts = partsOf(
    {
      title,
      subject: form.title,
      generator,
      date: wordDate(at),
      header: form.title,
      footer: 'Response form.',
    },
    content,
    {},
    { hasLists: true, isForm: true },
  );
  return docxBytes(parts, stylesOf(OWN_STYLES));
}
