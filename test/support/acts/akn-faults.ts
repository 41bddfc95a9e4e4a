import { SaxesParser } from 'saxes';

const HIERARCHY = 'part|chapter|section|article|rule|subsection|level|paragraph|subparagraph|hcontainer';
const BLOCK = 'p|tblock|block|blockList|ul|ol|table|foreign';
const INLINE =
  'WORDS|ref|mref|mod|ins|del|inline|b|i|u|sup|sub|a|span|def|term|quotedText|quotedStructure|embeddedStructure|noteRef|authorialNote|br|img|docTitle|docNumber|docDate|docStage';

const many = (names: string): string => `(?:(?:${names}) )*`;
const model = (parts: string): RegExp => new RegExp(`^${parts}$`);
const hierarchy = model(
  `${many('num|heading|subheading')}(?:(?:intro )?${many(HIERARCHY)}(?:wrapUp )?|content )`,
);
const blocks = model(many(BLOCK));
const inline = model(many(INLINE));
const level = (last: string): RegExp =>
  model(`FRBRthis FRBRuri ${many('FRBRalias')}(?:FRBRdate )+(?:FRBRauthor )+${last}`);

/** What may stand in each element that is written, in order; white space between elements is nothing. */
const MODELS: Readonly<Record<string, RegExp>> = {
  akomaNtoso: model('(?:act|bill) '),
  act: model('meta (?:coverPage )?(?:preface )?(?:preamble )?body (?:conclusions )?'),
  bill: model('meta (?:coverPage )?(?:preface )?(?:preamble )?body (?:conclusions )?'),
  meta: model('identification (?:analysis )?(?:references )?(?:notes )?'),
  identification: model('FRBRWork FRBRExpression FRBRManifestation '),
  FRBRWork: level('FRBRcountry FRBRnumber FRBRname '),
  FRBRExpression: level('FRBRlanguage '),
  FRBRManifestation: level('FRBRformat '),
  analysis: model('(?:restrictions )?(?:otherAnalysis )?'),
  otherAnalysis: model('(?:ukl:commentary )+'),
  'ukl:commentary': model(''),
  restrictions: model('(?:restriction )+'),
  references: model(`(?:(?:TLCOrganization|TLCLocation|TLCConcept|TLCProcess) )+`),
  notes: model('(?:note )+'),
  note: model(`(?:(?:${BLOCK}) )+`),
  coverPage: model(`(?:(?:${BLOCK}|toc) )+`),
  preface: model(`(?:(?:${BLOCK}|longTitle|container) )+`),
  preamble: model(`(?:(?:${BLOCK}|recitals|formula) )+`),
  conclusions: model(`(?:(?:${BLOCK}) )+`),
  recitals: model('(?:recital )+'),
  recital: blocks,
  longTitle: blocks,
  formula: blocks,
  body: model(`(?:(?:${HIERARCHY}) )+`),
  ...Object.fromEntries(HIERARCHY.split('|').map((name) => [name, hierarchy])),
  content: blocks,
  intro: blocks,
  wrapUp: blocks,
  tblock: model(`${many('num|heading')}(?:(?:${BLOCK}|blockContainer) )+`),
  quotedStructure: model(`(?:(?:${HIERARCHY}|${BLOCK}|content|intro|wrapUp|num|heading) )+`),
  authorialNote: model(`(?:(?:${BLOCK}) )+`),
  ...Object.fromEntries(
    ['p', 'block', 'num', 'heading', 'subheading', ...INLINE.split('|')]
      .filter((name) => !/Structure|Note|noteRef|br|img|WORDS/.test(name))
      .map((name) => [name, inline]),
  ),
  noteRef: model(''),
  br: model(''),
};
const EMPTY = /^(?:FRBR(?!Work|Expression|Manifestation)|TLC|restriction$|img$)/;
/** Attributes that an element must have. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  act: ['name', 'contains'],
  bill: ['name', 'contains'],
  hcontainer: ['name'],
  block: ['name'],
  formula: ['name'],
  inline: ['name'],
  note: ['eId'],
  noteRef: ['href'],
  FRBRdate: ['date', 'name'],
};

interface Open {
  readonly name: string;
  inside: string;
}

/**
 * What is amiss with the structure of a file in Akoma Ntoso that we wrote: what stands where nothing of its kind may,
 * what lacks an attribute, a name that is given twice, a note or provision that is named and not there. It knows the
 * elements that are written and no others; what an imported file keeps whole (in a `foreign`, a `table` or a list) is
 * not looked into. The schema itself is tried by test/reference.
 */
export function faultsInAkn(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: Open[] = [];
  const ids = new Set<string>();
  const guids = new Set<string>();
  const named: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  const isWhole = () =>
    open.some(({ name }) => /^(?:foreign|table|blockList|ul|ol|blockContainer)$/.test(name));
  const once = (seen: Set<string>, what: string, given: string | undefined) => {
    if (given === undefined) return;
    if (seen.has(given)) faults.push(`${what} ${given} is given twice`);
    if (given === '' || /\s/.test(given)) faults.push(`${what} “${given}” is no name`);
    seen.add(given);
  };
  parser.on('opentag', ({ name, attributes }) => {
    const given = attributes as Readonly<Record<string, string>>;
    const holder = open.at(-1);
    if (holder) holder.inside += `${name} `;
    once(ids, 'eId', given.eId);
    once(guids, 'GUID', given.GUID);
    if (!isWhole()) {
      for (const one of NEEDED[name] ?? []) if (!given[one]) faults.push(`<${name}> has no ${one}`);
      if (name === 'FRBRdate' && Number.isNaN(Date.parse(given.date ?? '')))
        faults.push(`No day: ${given.date}`);
      if (name === 'noteRef' || name === 'restriction') named.push(given.href ?? '');
    }
    open.push({ name, inside: '' });
  });
  const words = (text: string) => {
    const holder = open.at(-1);
    if (holder && text.trim() !== '') holder.inside += 'WORDS ';
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed || isWhole() || /^(?:foreign|table|blockList|ul|ol|toc)$/.test(closed.name)) return;
    const allowed = EMPTY.test(closed.name) ? /^$/ : MODELS[closed.name];
    if (!allowed) faults.push(`<${closed.name}> is not known`);
    else if (!allowed.test(closed.inside))
      faults.push(`<${closed.name}> holds ${closed.inside.trim() || 'nothing'}`);
  });
  parser.write(xml).close();
  for (const href of named)
    if (href !== '' && !ids.has(href.replace(/^#/, ''))) faults.push(`${href} is named, and is not there`);
  return faults;
}
