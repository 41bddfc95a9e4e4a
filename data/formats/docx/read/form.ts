import { ok, type Result, refuse } from '../../../../core/base/result.ts';
import { childNamed, childrenNamed, descend, type XmlElement } from '../../xml/tree.ts';
import {
  FORM_HEADINGS,
  FORM_OPTION_STYLE,
  FORM_PLACE_STYLE,
  FORM_PLACEHOLDER,
  FORM_QUESTION_STYLE,
} from '../form.ts';
import { contentsOf, writtenText } from './alternate.ts';
import { openDocx } from './parts.ts';

/** A question of a completed form and its answer; '' if nothing was written or ticked. */
export interface FilledAnswer {
  readonly question: string;
  readonly answer: string;
}

/** A completed form. */
export interface FilledForm {
  readonly answers: readonly FilledAnswer[];
  /** Text written outside the questions, and in comments. */
  readonly outside: readonly string[];
}

interface Paragraph {
  readonly style: string;
  readonly text: string;
  /** Whether the paragraph's checkbox is ticked; null without a checkbox. */
  readonly isTicked: boolean | null;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
};
/** Elements that are skipped: deletions, properties and field codes. */
const PASSED_OVER = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'w:sdtPr', 'w:instrText', 'w:delText']);
/** A box before an option, empty or ticked. People and programs tick it in many ways. */
const BOX = /^\s*(?:[☐□]|\[ ?\]|([☒☑✓✔✗✘🗹🗷]|\[[xX✓]\]|[xX](?=\s)))\s*/u;

const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined &&
  !/^(?:0|false|off|none)$/.test(element.attributes['w14:val'] ?? element.attributes['w:val'] ?? '');

const propertiesOf = (control: XmlElement): XmlElement | undefined =>
  control.name === 'w:sdt' ? childNamed(control, 'w:sdtPr') : undefined;

/** Whether a control still shows its placeholder. */
const isUnfilled = (control: XmlElement): boolean => {
  const shows = propertiesOf(control);
  return shows !== undefined && isOn(childNamed(shows, 'w:showingPlcHdr'));
};

function textIn(parent: XmlElement): string {
  let text = '';
  for (const child of contentsOf(parent)) {
    if (PASSED_OVER.has(child.name) || isUnfilled(child)) continue;
    if (child.name === 'w:t') text += writtenText(child);
    else text += CHARACTERS[child.name] ?? textIn(child);
  }
  return text;
}

/** Whether the checkbox in a paragraph is ticked, whatever symbol it shows; null without one. */
function tickIn(paragraph: XmlElement): boolean | null {
  for (const element of descend(paragraph)) {
    const properties = propertiesOf(element);
    const box = properties && childNamed(properties, 'w14:checkbox');
    if (box) return isOn(childNamed(box, 'w14:checked'));
  }
  return null;
}

const paragraphOf = (element: XmlElement): Paragraph => ({
  style: childNamed(childNamed(element, 'w:pPr') ?? element, 'w:pStyle')?.attributes['w:val'] ?? '',
  text: textIn(element).replace(FORM_PLACEHOLDER, ''),
  isTicked: tickIn(element),
});

/** The words of an option if it is ticked; null if not. A tick typed over the box counts too. */
function choiceIn({ text, isTicked }: Paragraph): string | null {
  const [box = '', drawn] = BOX.exec(text) ?? [];
  return isTicked === true || drawn !== undefined ? text.slice(box.length) : null;
}

/** The paragraphs of a body in order, also inside controls and tables. Controls that show a placeholder are skipped. */
function* paragraphsIn(parent: XmlElement): Generator<Paragraph> {
  for (const child of contentsOf(parent)) {
    if (isUnfilled(child)) continue;
    if (child.name === 'w:p') yield paragraphOf(child);
    else if (!PASSED_OVER.has(child.name)) yield* paragraphsIn(child);
  }
}

/** The ids that the file gives to styles of a name. Another program may change the ids. */
const idsOf = (styles: readonly XmlElement[], name: string): ReadonlySet<string> =>
  new Set(
    styles
      .flatMap((part) => childrenNamed(part, 'w:style'))
      .filter(
        (style) => childNamed(style, 'w:name')?.attributes['w:val']?.toLowerCase() === name.toLowerCase(),
      )
      .map(({ attributes }) => attributes['w:styleId'] ?? ''),
  );

const isHeading = (text: string): boolean => FORM_HEADINGS.some((heading) => heading === text.trim());

/**
 * Reads a completed response form. Anything below a question is its answer, inside its box or not. For a question with
 * options, the ticked ones are the answer. Null for a Word document that is not such a form; refused if it can't be
 * opened.
 */
export function readFilledForm(bytes: Uint8Array): Result<FilledForm | null> {
  const opened = openDocx(bytes);
  if (!opened.ok) return opened;
  const { main, of } = opened.value;
  const body = childNamed(main, 'w:body');
  if (!body) return refuse('damaged', 'The Word document is damaged: its text is missing.');
  const [styles, comments] = [of('styles'), of('comments')];
  if (!styles.ok) return styles;
  if (!comments.ok) return comments;
  const [questions, options, places] = [FORM_QUESTION_STYLE, FORM_OPTION_STYLE, FORM_PLACE_STYLE].map(
    (name) => idsOf(styles.value, name),
  );
  const answers: { question: string; lines: string[] }[] = [];
  const outside = comments.value.flatMap((part) => childrenNamed(part, 'w:comment').map(textIn));
  let section: 'nothing' | 'heading' | 'question' = 'nothing';
  for (const paragraph of paragraphsIn(body)) {
    const { style, text, isTicked } = paragraph;
    if (isHeading(text)) section = 'heading';
    else if (questions?.has(style)) {
      section = 'question';
      answers.push({ question: text.replace(/^Question \d+\.\s+/, '').trim(), lines: [] });
    } else if (section === 'question') {
      const line = options?.has(style) || isTicked !== null ? choiceIn(paragraph) : text;
      if (line !== null) answers.at(-1)?.lines.push(line);
    } else if (section === 'heading' && !places?.has(style)) outside.push(text);
  }
  if (answers.length === 0) return ok(null);
  return ok({
    answers: answers.map(({ question, lines }) => ({ question, answer: lines.join('\n').trim() })),
    outside: outside.map((text) => text.trim()).filter((text) => text !== ''),
  });
}
