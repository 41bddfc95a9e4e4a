/** A document of the project as it can be cited: by its sections, and by the rules, rows and items in them. */
interface CitableDocument {
  readonly name: string;
  /** The text of each numbered section, by its number. */
  readonly sections: ReadonlyMap<string, string>;
  /** Where each rule is: `R1.1`, `N13`, `C2`, `D07`, `A12`. */
  readonly rules: ReadonlyMap<string, string>;
  /** The numbers of a section's numbered list, or of the first column of its table. */
  readonly items: ReadonlyMap<string, ReadonlySet<number>>;
}

const HEADING = /^#{2,3} (\d+(?:\.\d+)?)\.? /;
const RULE = /^(?:\* |\| )(R\d+\.\d+|[NCDA]\d+)(?: |\b)/;
const ITEM = /^(?:(\d+)\. |\| (\d+) \|)/;

/** Reads what can be cited of a document in Markdown. */
export function readDocument(name: string, markdown: string): CitableDocument {
  const sections = new Map<string, string>();
  const rules = new Map<string, string>();
  const items = new Map<string, Set<number>>();
  let section = '';
  for (const line of markdown.split('\n')) {
    section = HEADING.exec(line)?.[1] ?? section;
    if (section === '') continue;
    sections.set(section, `${sections.get(section) ?? ''}${line}\n`);
    const rule = RULE.exec(line)?.[1];
    if (rule !== undefined) rules.set(rule, section);
    const [, listed, row] = ITEM.exec(line) ?? [];
    const number = listed ?? row;
    if (number !== undefined) items.set(section, (items.get(section) ?? new Set()).add(Number(number)));
  }
  return { name, sections, rules, items };
}

/** One thing that a text says is in a document. */
interface Citation {
  readonly document: 'drafting-conventions' | 'design';
  /** As it was written, for a message. */
  readonly words: string;
  readonly section?: string;
  readonly rule?: string;
  readonly item?: number;
  /** A row, or a symbol of the grammar, that is named in the section. */
  readonly name?: string;
}

/** Lines of a comment run together, so that a citation may go on in the next line. */
const joined = (source: string): string => source.replaceAll(/\n[ \t]*(?:\*(?!\/)|\/\/)[ \t]?/g, ' ');

/** The comments of a source: what a rule's bare name is looked for in, since `N1` may be anything in code. */
const commentsOf = (source: string): string =>
  [...source.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*(?:\n[ \t]*\/\/[^\n]*)*/g)]
    .map(([comment]) => joined(comment))
    .join('\n');

const upTo = (first: string, last: string | undefined): readonly number[] => {
  const from = Number(first);
  return Array.from({ length: Number(last ?? first) - from + 1 }, (_, at) => from + at);
};

const SECTION =
  /(\bdesign(?:\.md)?,? )?§(\d+(?:\.\d+)?)(?:–(\d+\.\d+))?(?:,? dut(?:y|ies) (\d+)(?: to (\d+))?|, (?:rules? )?(\d+)(?: to (\d+))?(?=[\s).,;:])(?!\.\d)|,? (R\d+\.\d+|[ND]\d+)|,? ["`]([^"`\n]+)["`])?/gi;

/** What is cited by section: `§3.6 duty 2`, `§7.4, rules 1 to 15`, `§2.1 N13`, `§3.6 "locus"`, `design §2`. */
function* bySection(source: string): Generator<Citation> {
  for (const found of joined(source).matchAll(SECTION)) {
    const [words, isDesign, section = '', last, duty, lastDuty, item, lastItem, rule, name] = found;
    const document = isDesign === undefined ? 'drafting-conventions' : 'design';
    const said = { document, words } as const;
    yield { ...said, section };
    if (last !== undefined) yield { ...said, section: last };
    const first = duty ?? item;
    for (const one of first === undefined ? [] : upTo(first, lastDuty ?? lastItem))
      yield { ...said, section, item: one };
    if (rule !== undefined) yield { ...said, section, rule };
    if (name !== undefined) yield { ...said, section, name };
  }
}

/** What is cited by its own name: `R1.3`, `N14` and `D07` in a comment or in brackets, `duty 3`, `design theorem 5`. */
function* byName(source: string): Generator<Citation> {
  const comments = commentsOf(source);
  const conventions = 'drafting-conventions' as const;
  for (const [words] of comments.matchAll(/\bR\d+\.\d+\b|\bN\d{1,2}\b|\bD\d\d\b/g))
    yield { document: conventions, words, rule: words };
  for (const [, words = ''] of source.matchAll(/\((R\d+\.\d+|N\d+)\)/g))
    yield { document: conventions, words, rule: words };
  for (const [words, first = '', last] of comments.matchAll(/\bdut(?:y|ies) (\d+)(?: to (\d+))?/g))
    for (const item of upTo(first, last)) yield { document: conventions, words, section: '3.6', item };
  for (const [words, first = '', last] of comments.matchAll(/\bdesign theorems? (\d+)(?: to (\d+))?/gi))
    for (const item of upTo(first, last)) yield { document: 'design', words, section: '2', item };
}

/** Everything that a source file cites of the project's documents. */
export const citationsIn = (source: string): readonly Citation[] => [...bySection(source), ...byName(source)];

/** Whether what is cited is in the document, and where it is said to be. */
export function isThere({ section, rule, item, name }: Citation, document: CitableDocument): boolean {
  const text = section === undefined ? '' : document.sections.get(section);
  if (text === undefined) return false;
  if (item !== undefined) return document.items.get(section ?? '')?.has(item) ?? false;
  if (name !== undefined) return text.toLowerCase().includes(name.toLowerCase());
  if (rule === undefined) return true;
  const home = document.rules.get(rule);
  return home !== undefined && (section === undefined || home === section || home.startsWith(`${section}.`));
}
