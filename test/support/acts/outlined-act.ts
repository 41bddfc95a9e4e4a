/**
 * Acts written as outlines, and as the Akoma Ntoso that Lawmaker would write of them: what an outline says is read
 * by the reader that any file is read by. Two spaces a level; a line is a Part, Chapter or Schedule (`Part 1 | Heading`),
 * a cross-heading (`~ Heading`), a section or a paragraph of a Schedule (`1 | Heading`, and its words in a line `. words`
 * below it), a bracketed label with its words, a definition (`“term” means …`), a row of a table (`| cell | cell`, the
 * first of them its head), or closing words (`= words`). A note stands in the words that it is on: `words[^the note]`.
 */

interface Line {
  readonly text: string;
  readonly below: Line[];
}

interface Above {
  readonly kind: string;
  readonly id: string;
  readonly schedule: boolean;
  /** What sections or paragraphs below it are identified by. */
  readonly stem: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Words with the notes on them. */
const noted = (text: string): string =>
  escaped(text).replace(
    /\[\^(.*?)\]/g,
    '<authorialNote class="footnote" marker="*"><p>$1</p></authorialNote>',
  );

const AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

function tableOf(rows: readonly Line[]): string {
  const made = rows.map(({ text }, at) => {
    const cell = at === 0 ? 'th' : 'td';
    const cells = text.slice(2).split(' | ');
    return `<tr>${cells.map((words) => `<${cell}><p xmlns="${AKN}">${noted(words)}</p></${cell}>`).join('')}</tr>`;
  });
  if (made.length === 0) return '';
  const [head, ...body] = made;
  const table = `<thead>${head}</thead><tbody>${body.join('')}</tbody>`;
  return `<tblock class="table"><foreign><table xmlns="http://www.w3.org/1999/xhtml">${table}</table></foreign></tblock>`;
}

function nested(outline: string): readonly Line[] {
  const root: Line = { text: '', below: [] };
  const stack: Line[] = [root];
  for (const raw of outline.split('\n')) {
    if (raw.trim() === '') continue;
    const level = (raw.length - raw.trimStart().length) / 2;
    const line: Line = { text: raw.trim(), below: [] };
    stack[level]?.below.push(line);
    stack[level + 1] = line;
    stack.length = level + 2;
  }
  return root.below;
}

const NEXT: Readonly<Record<string, string>> = {
  subsection: 'para',
  schedSub: 'para',
  section: 'para',
  schedPara: 'para',
  definition: 'para',
  para: 'subpara',
  subpara: 'subsubpara',
};

const CLASSES: Readonly<Record<string, string>> = {
  section: 'prov1',
  subsection: 'prov2',
  schedPara: 'schProv1',
  schedSub: 'schProv2',
  para: 'para1',
  subpara: 'para2',
  subsubpara: 'para3',
  part: 'group1',
  chapter: 'group4',
  crossheading: 'group7',
  schedule: 'sch',
};
const ELEMENTS: Readonly<Record<string, string>> = {
  section: 'section',
  subsection: 'subsection',
  schedPara: 'paragraph',
  schedSub: 'subparagraph',
  part: 'part',
  chapter: 'chapter',
};

function below(line: Line, above: Above): string {
  const own = line.below.filter(({ text }) => text.startsWith('. '));
  const closing = line.below.filter(({ text }) => text.startsWith('= '));
  const rows = line.below.filter(({ text }) => text.startsWith('| '));
  const children = line.below.filter(
    (one) => !own.includes(one) && !closing.includes(one) && !rows.includes(one),
  );
  const words = own.map(({ text }) => text.slice(2));
  if (rows.length > 0) return `<content>${paragraphsOf(words)}${tableOf(rows)}</content>`;
  return rest(words, children, closing, above);
}

const paragraphsOf = (words: readonly string[]): string =>
  words.map((text) => `<p>${noted(text)}</p>`).join('');

function rest(
  words: readonly string[],
  children: readonly Line[],
  closing: readonly Line[],
  above: Above,
): string {
  const paragraphs = paragraphsOf(words);
  if (children.length === 0) return `<content>${paragraphs}</content>`;
  const intro = paragraphs && `<intro>${paragraphs}</intro>`;
  const end = closing.map(({ text }) => `<p>${escaped(text.slice(2))}</p>`).join('');
  return intro + children.map((child) => written(child, above)).join('') + (end && `<wrapUp>${end}</wrapUp>`);
}

function made(kind: string, id: string, num: string, heading: string, inner: string): string {
  const name = ELEMENTS[kind] ?? (NEXT[kind] || kind === 'subsubpara' ? 'level' : 'hcontainer');
  const named = name === 'hcontainer' ? ` name="${kind}"` : '';
  const number = num && `<num>${escaped(num)}</num>`;
  const head = heading && `<heading eId="${id}__hdg">${escaped(heading)}</heading>`;
  return `<${name}${named} class="${CLASSES[kind] ?? kind}" eId="${id}">${number}${head}${inner}</${name}>`;
}

let crossheadings = 0;

function written(line: Line, above: Above): string {
  const { text } = line;
  const [head = '', heading = ''] = text.split(/ \|(?: |$)/);
  const [, group = '', number = ''] = /^(Part|Chapter|Schedule)(?: (\S+))?$/.exec(head) ?? [];
  const bare = head.replace(/[()]/g, '');
  if (group) {
    const [kind, short] =
      group === 'Part' ? ['part', 'pt'] : group === 'Chapter' ? ['chapter', 'chp'] : ['schedule', 'sched'];
    const id = `${above.id && `${above.id}__`}${short}${number && `_${number}`}`;
    const stem = kind === 'schedule' ? id : above.stem;
    const schedule = above.schedule || kind === 'schedule';
    return made(kind ?? '', id, head, heading, below(line, { kind: kind ?? '', id, schedule, stem }));
  }
  if (text.startsWith('~ ')) {
    const id = `${above.id && `${above.id}__`}xhdg_${++crossheadings}`;
    return made('crossheading', id, '', text.slice(2), below(line, { ...above, id }));
  }
  if (text.startsWith('“')) {
    const term = text.slice(1, text.indexOf('”'));
    const id = `${above.id}__def_${term.replaceAll(' ', '')}`;
    const inner = rest([text], line.below, [], { ...above, kind: 'definition', id });
    const marked = inner.replace(`“${term}”`, `“<def eId="${id}">${term}</def>”`);
    return `<hcontainer name="definition" class="definition" eId="${id}_">${marked}</hcontainer>`;
  }
  if (text.startsWith('(')) {
    const [, label = '', words = ''] = /^(\(\S+?\)) ?(.*)$/.exec(text) ?? [];
    const numeric = /\d/.test(label);
    const kind =
      numeric && above.kind === 'section'
        ? 'subsection'
        : numeric && above.kind === 'schedPara'
          ? 'schedSub'
          : (NEXT[above.kind] ?? 'para');
    const short = kind === 'subsection' ? 'subsec' : kind === 'schedSub' ? 'subpara' : kind;
    const id = `${above.id}__${short}_${label.replace(/[()]/g, '')}`;
    const closing = line.below.filter((one) => one.text.startsWith('= '));
    const children = line.below.filter((one) => !closing.includes(one));
    return made(kind, id, label, '', rest(words ? [words] : [], children, closing, { ...above, kind, id }));
  }
  const kind = above.schedule ? 'schedPara' : 'section';
  const id = above.schedule ? `${above.stem}__para_${bare}` : `sec_${bare}`;
  return made(kind, id, head, heading, below(line, { ...above, kind, id }));
}

/** An outline as a file of Akoma Ntoso. Schedules come last, and stand beside the Parts. */
export function outlinedAct(title: string, longTitle: string, outline: string): string {
  crossheadings = 0;
  const root: Above = { kind: 'act', id: '', schedule: false, stem: '' };
  const lines = nested(outline);
  const isSchedule = ({ text }: Line) => /^Schedule\b/.test(text);
  const body = lines.filter((line) => !isSchedule(line)).map((line) => written(line, root));
  const schedules = lines.filter(isSchedule).map((line) => written(line, root));
  const after =
    schedules.length > 0
      ? `<hcontainer name="schedules" class="schs" eId="scheds">${schedules.join('')}</hcontainer>`
      : '';
  const number =
    '<FRBRdate date="1998-06-01" name="enacted"/><FRBRauthor href="#"/><FRBRcountry value="GB-UKM"/>';
  const level = (name: string) => `<${name}><FRBRthis value="x"/><FRBRuri value="x"/>${number}</${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${AKN}"><act name="ukpga"><meta><identification source="#s">${level('FRBRWork')}${level('FRBRExpression')}${level('FRBRManifestation')}</identification></meta>
<preface><longTitle><p>${escaped(longTitle)}</p></longTitle><p><docTitle>${escaped(title)}</docTitle></p></preface>
<body>${body.join('')}${after}</body></act></akomaNtoso>`;
}
