import { cite } from '../../act/citation.ts';
import type { Kind, Provision } from '../../act/tree.ts';
import { changerOf, isNew } from './changed.ts';
import type { CheckContext } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** The shape of a printed number, by kind (drafting-conventions.md §1.1). */
const SHAPES: Partial<Record<Kind, RegExp>> = {
  part: /^Part [A-Z]*(?:\d+[A-Z\d]*|[IVXL]+[A-Z]*)$/i,
  chapter: /^Chapter [A-Z]*(?:\d+[A-Z\d]*|[IVXL]+[A-Z]*)$/i,
  section: /^[A-Z]*\d+[A-Z\d]*$/,
  subsection: /^\([A-Z]*\d+[A-Z\d]*\)$/,
  paragraph: /^\([a-z]{1,5}\d*\)$/,
  subparagraph: /^\([a-z]*[ivx]+[a-z]*\d*\)$/,
  subsubparagraph: /^\([A-Z]{1,4}\d*\)$/,
  schedule: /^(?:the )?Schedule(?: [A-Z]*\d+[A-Z\d]*)?$/i,
  scheduleParagraph: /^[A-Z]*\d+[A-Z\d]*$/,
  scheduleSubparagraph: /^\([A-Z]*\d+[A-Z\d]*\)$/,
};

const FORMATS: Partial<Record<Kind, string>> = {
  section: 'a bare number, like 2A',
  subsection: 'a number in brackets, like (1A)',
  paragraph: 'a small letter in brackets, like (a)',
  subparagraph: 'a small roman number in brackets, like (i)',
  subsubparagraph: 'a capital letter in brackets, like (A)',
  schedule: '“Schedule” and a number',
  scheduleParagraph: 'a bare number',
  scheduleSubparagraph: 'a number in brackets',
};

const isItem = (kind: Kind): boolean =>
  kind === 'paragraph' || kind === 'subparagraph' || kind === 'subsubparagraph';

/** Finds faults in the structure of one provision. R1.5 says which kinds divide into which. */
function* faultsOf(node: Provision): Generator<{ readonly detail: string; readonly message: string }> {
  const { kind, num, heading, intro, content, wrapUp, children } = node;
  // A quotation has no structure of its own, and its parts belong to another text.
  if (kind === 'quotation') return;
  const shape = SHAPES[kind];
  if (shape && !shape.test(num)) {
    const format = FORMATS[kind] ?? 'a number';
    yield {
      detail: 'label',
      message: num ? `${num} is not a number for a ${kind}, which has ${format}` : `A ${kind} has ${format}`,
    };
  }
  if ((kind === 'section' || kind === 'schedule') && !heading.trim())
    yield { detail: 'heading', message: `A new ${kind} needs a heading` };
  const divided = children.some((child) => child.kind === 'subsection');
  if (divided && (content || intro || wrapUp))
    yield {
      detail: 'undivided',
      message:
        'Some text of this section is outside its subsections. Put all its text in subsections, or use none',
    };
  const items = children.some((child) => isItem(child.kind));
  if (items && !intro.trim() && kind !== 'definition')
    yield { detail: 'opening', message: 'Paragraphs need opening words before the first of them' };
  if (children.length > 0 && content)
    yield { detail: 'content', message: 'Its text is neither before nor after what it is divided into' };
  // A cell may be empty, but a row needs at least one cell with words.
  const isSilent =
    kind === 'row'
      ? children.every((cell) => !cell.content.trim())
      : children.length === 0 && !(intro + content + wrapUp).trim();
  if (isSilent && kind !== 'crossheading' && kind !== 'cell')
    yield { detail: 'empty', message: `A new ${kind} has no words` };
}

/** D18. Finds new and divided provisions with a structure that their kind can't have. */
export const D18: Check = {
  id: 'D18',
  run: (context: CheckContext) => {
    const around = context.touched.flatMap((node) => {
      const parent = context.parentOf.get(node.provision.pid);
      return node.changeStatus.state !== 'deleted' && parent?.changeStatus.state === 'kept'
        ? [node, parent]
        : [node];
    });
    return [...new Set(around)].flatMap((node): UnkeyedFinding[] => {
      const { pid } = node.provision;
      const now = context.index.byPid.get(pid);
      if (!now || now.repealed || now.missing) return [];
      const before = !isNew(node) ? new Set([...faultsOf(node.provision)].map(({ detail }) => detail)) : null;
      return [...faultsOf(now)]
        .filter(({ detail }) => !before?.has(detail) && (detail !== 'empty' || isNew(node)))
        .map(({ detail, message }) => ({
          severity: 'error',
          pid,
          amendment: changerOf(node) ?? changerOf(node.children.find((child) => changerOf(child) !== null)),
          detail,
          message: `${message} (${cite(context.amended, pid)})`,
        }));
    });
  },
};
