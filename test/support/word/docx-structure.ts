import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/**
 * What Word would stumble over in a `.docx` though other programs don't: the order of elements (ECMA-376, transitional),
 * identifiers, relationships, styles. From the standard, and knowing nothing of the writer.
 */

interface Node {
  /** With the prefix that the standard uses, whichever the file has. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
  text: string;
}

const PREFIX: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://schemas.openxmlformats.org/package/2006/content-types': '',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
};

function parsed(path: string, xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const open: Node[] = [{ name: '', attributes: new Map(), children: [], text: '' }];
  const named = (uri: string, local: string) => {
    const prefix = PREFIX[uri] ?? (uri === '' ? '' : uri);
    return prefix === '' ? local : `${prefix}:${local}`;
  };
  parser.on('error', (error) => {
    throw new Error(`${path}: ${error.message}`);
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const node: Node = {
      name: named(uri, local),
      attributes: new Map(
        Object.values(attributes).map((one) => [
          one.prefix === 'xmlns' ? `xmlns:${one.local}` : named(one.uri, one.local),
          one.value,
        ]),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const root = open[0]?.children[0];
  if (!root) throw new Error(`${path}: nothing in it`);
  return root;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const RPR = words(
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
);
const EDGES = words('top left start bottom right end insideH insideV tl2br tr2bl between bar');

/** The children of an element in the order in which the schema has them; those that are not here may not stand there. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  pPr: words(
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  ),
  rPr: [...words('ins del moveFrom moveTo'), ...RPR, 'rPrChange'],
  numPr: words('ilvl numId numberingChange ins'),
  pBdr: EDGES,
  tblBorders: EDGES,
  tblCellMar: EDGES,
  tabs: ['tab'],
  tblPr: words(
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  ),
  trPr: words(
    'cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del trPrChange',
  ),
  tcPr: words(
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  ),
  tblGrid: ['gridCol'],
  tbl: words('bookmarkStart bookmarkEnd tblPr tblGrid tr'),
  tr: words('tblPrEx trPr tc'),
  sectPr: words(
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
  ),
  style: words(
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  ),
  styles: words('docDefaults latentStyles style'),
  docDefaults: words('rPrDefault pPrDefault'),
  rPrDefault: ['rPr'],
  pPrDefault: ['pPr'],
  settings: words(
    'writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins hideSpellingErrors hideGrammaticalErrors proofState attachedTemplate linkStyles documentType revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator',
  ),
  compat: ['compatSetting'],
  numbering: words('numPicBullet abstractNum num numIdMacAtCleanup'),
  abstractNum: words('nsid multiLevelType tmpl name styleLink numStyleLink lvl'),
  lvl: words('start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr'),
  num: words('abstractNumId lvlOverride'),
  document: words('background body'),
  comments: ['comment'],
};
/** Those of which there may be several in a row. */
const REPEATED = new Set(
  words(
    'tab gridCol tr tc headerReference footerReference tblStylePr style abstractNum num lvl comment compatSetting bookmarkStart bookmarkEnd',
  ),
);

const RANGES = words(
  'bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd',
);
const INLINE = [...words('r hyperlink ins del moveFrom moveTo fldSimple'), ...RANGES];
/** What may stand in an element in any order, after its properties. */
const CONTENT: Readonly<Record<string, { readonly first?: string; readonly inner: readonly string[] }>> = {
  body: { inner: ['p', 'tbl', 'sectPr', ...RANGES] },
  hdr: { inner: ['p', 'tbl'] },
  ftr: { inner: ['p', 'tbl'] },
  comment: { inner: ['p', 'tbl'] },
  tc: { first: 'tcPr', inner: ['p', 'tbl', ...RANGES] },
  p: { first: 'pPr', inner: INLINE },
  hyperlink: { inner: INLINE },
  ins: { inner: ['r', ...RANGES] },
  del: { inner: ['r', ...RANGES] },
  moveFrom: { inner: ['r', ...RANGES] },
  // What is struck of words that were moved is struck where they stand.
  moveTo: { inner: ['r', 'del', ...RANGES] },
  r: {
    first: 'rPr',
    inner: words('t delText tab br cr noBreakHyphen fldChar instrText commentReference annotationRef'),
  },
};

const own = (node: Node): string => node.name.replace(/^w:/, '');
const value = (node: Node | undefined, name = 'w:val'): string => node?.attributes.get(name) ?? '';
const child = (node: Node, name: string): Node | undefined => node.children.find((one) => one.name === name);

function* all(node: Node): Generator<readonly [Node, Node | null]> {
  const queue: (readonly [Node, Node | null])[] = [[node, null]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    yield next;
    for (const inner of next[0].children.toReversed()) queue.push([inner, next[0]]);
  }
}
const named = (root: Node | undefined, name: string): readonly Node[] =>
  root ? [...all(root)].flatMap(([node]) => (node.name === name ? [node] : [])) : [];

const CHANGES = words('ins del moveFrom moveTo');

/** What is wrong with the order of an element's children, or with which they are. */
function orderFault(node: Node, parent: Node | null): string | null {
  if (!node.name.startsWith('w:')) return null;
  const name = own(node);
  const names = node.children.map(own);
  // On the mark of a paragraph a change is empty.
  const isMark = CHANGES.includes(name) && parent?.name === 'w:rPr';
  const order = ORDER[name];
  if (isMark) return names.length > 0 ? `${name} on a mark holds ${names.join(' ')}` : null;
  if (order) {
    let last = -1;
    for (const [at, one] of names.entries()) {
      const place = order.indexOf(one);
      if (place < 0) return `${one} within ${name}`;
      const again = place === last && (REPEATED.has(one) || names[at - 1] !== one);
      if (place < last || (place === last && !again)) return `${name}: ${names.join(' ')}`;
      last = place;
    }
    return null;
  }
  const content = CONTENT[name];
  if (!content) return names.length > 0 && !/^(style|compat)/.test(name) ? `${name} holds ${names[0]}` : null;
  const stray = names.find((one, at) => !content.inner.includes(one) && !(at === 0 && one === content.first));
  return stray === undefined ? null : `${stray} within ${name}`;
}

function cellFaults(node: Node): readonly string[] {
  const faults: string[] = [];
  if (node.name === 'w:tc' && node.children.at(-1)?.name !== 'w:p')
    faults.push('a cell that does not end in a paragraph');
  if (node.name === 'w:tbl') {
    const columns = child(node, 'w:tblGrid')?.children.length ?? 0;
    for (const row of node.children.filter(({ name }) => name === 'w:tr')) {
      const cells = row.children.filter(({ name }) => name === 'w:tc');
      const properties = child(row, 'w:trPr');
      const left = properties ? child(properties, 'w:gridAfter') : undefined;
      const taken = cells.reduce(
        (sum, cell) => {
          const own = child(cell, 'w:tcPr');
          return sum + Number((own && value(child(own, 'w:gridSpan'))) || 1);
        },
        Number(value(left) || 0),
      );
      if (taken !== columns) faults.push(`a row of ${taken} cells in a table of ${columns} columns`);
    }
    if (!child(node, 'w:tblPr') || columns === 0) faults.push('a table without properties or columns');
  }
  if (node.name === 'w:body') {
    if (node.children.at(-1)?.name !== 'w:sectPr') faults.push('a body that does not end in its section');
    const blocks = node.children.filter(({ name }) => name === 'w:tbl' || name === 'w:p');
    for (const [at, block] of blocks.entries())
      if (block.name === 'w:tbl' && blocks[at + 1]?.name !== 'w:p')
        faults.push('a table that no paragraph follows');
  }
  if (node.name === 'w:p') {
    let depth = 0;
    for (const field of named(node, 'w:fldChar')) {
      const type = value(field, 'w:fldCharType');
      depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0;
      if (depth < 0) break;
    }
    if (depth !== 0) faults.push('a field that does not end where it began');
  }
  if (/^w:(t|delText|instrText)$/.test(node.name)) {
    if (node.text !== node.text.trim() && value(node, 'xml:space') !== 'preserve')
      faults.push(`space that is not preserved: “${node.text}”`);
    if (node.text === '') faults.push('a text without words');
  }
  return faults;
}

function twice(what: string, ids: readonly string[]): readonly string[] {
  const met = new Set<string>();
  return ids.flatMap((id) => {
    const again = met.has(id);
    met.add(id);
    return again ? [`${what} ${id} is there twice`] : [];
  });
}
const lost = (what: string, wanted: Iterable<string>, there: Iterable<string>): readonly string[] => {
  const known = new Set(there);
  return [...new Set(wanted)].filter((one) => !known.has(one)).map((one) => `no ${what} ${one}`);
};

/** Identifiers of changes, bookmarks and comments, and what refers to them. */
function idFaults(document: Node, parts: ReadonlyMap<string, Node>): readonly string[] {
  const faults: string[] = [];
  const moves = (['From', 'To'] as const).map((end) => {
    const starts = named(document, `w:move${end}RangeStart`);
    const ends = named(document, `w:move${end}RangeEnd`).map((node) => value(node, 'w:id'));
    const begun = starts.map((node) => value(node, 'w:id'));
    faults.push(
      ...lost(`end of the move ${end}`, begun, ends),
      ...lost(`beginning of the move ${end}`, ends, begun),
    );
    faults.push(...twice(`the end of the move ${end}`, ends));
    return starts;
  });
  const [from = [], to = []] = moves.map((starts) => starts.map((node) => value(node, 'w:name')));
  faults.push(...twice('the move from', from), ...twice('the move to', to));
  faults.push(...lost('end to the move', from, to), ...lost('beginning of the move', to, from));
  const changes = [...CHANGES.flatMap((name) => named(document, `w:${name}`)), ...moves.flat()];
  for (const change of changes) {
    const { attributes } = change;
    if (!attributes.get('w:author') || value(change, 'w:author').length > 255)
      faults.push(`a change by “${attributes.get('w:author')}”`);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value(change, 'w:date')))
      faults.push(`a change at ${attributes.get('w:date')}`);
  }
  const idsOf = (nodes: readonly Node[]) => nodes.map((node) => value(node, 'w:id'));
  const bookmarks = named(document, 'w:bookmarkStart');
  const comments = named(parts.get('word/comments.xml'), 'w:comment');
  const ids = idsOf([...changes, ...bookmarks, ...comments]);
  faults.push(...twice('the id', ids));
  faults.push(...ids.filter((id) => !/^\d{1,9}$/.test(id)).map((id) => `the id ${id}`));
  faults.push(...lost('bookmark', idsOf(named(document, 'w:bookmarkEnd')), idsOf(bookmarks)));
  faults.push(...lost('end of bookmark', idsOf(bookmarks), idsOf(named(document, 'w:bookmarkEnd'))));
  const names = bookmarks.map((node) => value(node, 'w:name'));
  faults.push(...twice('the bookmark', names));
  faults.push(...names.filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name)).map((name) => `bookmark ${name}`));
  faults.push(
    ...lost(
      'bookmark',
      named(document, 'w:hyperlink').map((node) => value(node, 'w:anchor')),
      names,
    ),
  );
  for (const mark of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
    const marks = idsOf(named(document, `w:${mark}`));
    faults.push(...twice(mark, marks), ...lost('comment', marks, idsOf(comments)));
    faults.push(...lost(mark, idsOf(comments), marks));
  }
  const paragraphs = comments.flatMap((comment) => {
    if (comment.children.at(-1)?.name !== 'w:p') faults.push('a comment that does not end in a paragraph');
    return comment.children.flatMap((one) => one.attributes.get('w14:paraId') ?? []);
  });
  const extended = named(parts.get('word/commentsExtended.xml'), 'w15:commentEx');
  const told = extended.map((one) => value(one, 'w15:paraId'));
  const roots = extended.filter((one) => !one.attributes.has('w15:paraIdParent'));
  faults.push(...twice('the paragraph', paragraphs), ...twice('the thread of', told));
  faults.push(...lost('paragraph', told, paragraphs), ...lost('thread of', paragraphs, told));
  const parents = extended.flatMap((one) => one.attributes.get('w15:paraIdParent') ?? []);
  faults.push(
    ...lost(
      'first comment',
      parents,
      roots.map((one) => value(one, 'w15:paraId')),
    ),
  );
  for (const id of paragraphs)
    if (!/^[0-9A-F]{8}$/.test(id) || Number.parseInt(id, 16) >= 0x80_00_00_00 || /^0+$/.test(id))
      faults.push(`the paragraph id ${id}`);
  return faults;
}

/** Styles and lists: what is used is there, and of its kind. */
function styleFaults(parts: ReadonlyMap<string, Node>): readonly string[] {
  const styles = named(parts.get('word/styles.xml'), 'w:style');
  const idsOf = (type: string) =>
    styles.flatMap((style) => (value(style, 'w:type') === type ? [value(style, 'w:styleId')] : []));
  const used = (name: string) =>
    [...parts.values()].flatMap((root) => named(root, name).map((node) => value(node)));
  const every = styles.map((style) => value(style, 'w:styleId'));
  const lists = named(parts.get('word/numbering.xml'), 'w:num');
  const abstract = named(parts.get('word/numbering.xml'), 'w:abstractNum');
  return [
    ...twice('the style', every),
    ...twice(
      'the style named',
      styles.map((style) => value(child(style, 'w:name')).toLowerCase()),
    ),
    ...lost('paragraph style', used('w:pStyle'), idsOf('paragraph')),
    ...lost('character style', used('w:rStyle'), idsOf('character')),
    ...lost('table style', used('w:tblStyle'), idsOf('table')),
    ...lost('style', [...used('w:basedOn'), ...used('w:next'), ...used('w:link')], every),
    ...lost(
      'list',
      used('w:numId'),
      lists.map((list) => value(list, 'w:numId')),
    ),
    ...lost(
      'list',
      used('w:abstractNumId'),
      abstract.map((list) => value(list, 'w:abstractNumId')),
    ),
  ];
}

/** The package: every part has a type and is referred to, and what is referred to is there. */
function packageFaults(parts: ReadonlyMap<string, Node>): readonly string[] {
  const faults: string[] = [];
  const types = parts.get('[Content_Types].xml');
  const defaults = named(types, 'Default').map((one) => value(one, 'Extension'));
  const overrides = named(types, 'Override').map((one) => value(one, 'PartName').slice(1));
  const paths = [...parts.keys()].filter((path) => path !== '[Content_Types].xml');
  faults.push(...twice('the type of', [...defaults, ...overrides]), ...lost('part', overrides, paths));
  for (const path of paths) {
    if (!path.endsWith('.rels') && !overrides.includes(path)) faults.push(`no type of ${path}`);
    if (path.endsWith('.rels') && !defaults.includes('rels')) faults.push('no type of relationships');
  }
  const related = new Set<string>();
  for (const [path, root] of parts) {
    if (!path.endsWith('.rels')) continue;
    const folder = posix.dirname(posix.dirname(path));
    const relations = named(root, 'Relationship');
    const ids = relations.map((one) => value(one, 'Id'));
    faults.push(...twice('the relationship', ids));
    for (const relation of relations)
      if (value(relation, 'TargetMode') !== 'External') {
        const target = posix.normalize(posix.join(folder, value(relation, 'Target')));
        related.add(target);
        if (!parts.has(target)) faults.push(`no part ${target} that ${path} names`);
      }
    const source = parts.get(posix.join(folder, posix.basename(path, '.rels')));
    const wanted = source ? [...all(source)].flatMap(([node]) => node.attributes.get('r:id') ?? []) : [];
    faults.push(...lost('relationship', wanted, ids));
  }
  faults.push(
    ...lost(
      'relationship to',
      paths.filter((path) => !path.endsWith('.rels')),
      related,
    ),
  );
  const properties = named(parts.get('docProps/custom.xml'), 'property').concat(
    parts.get('docProps/custom.xml')?.children ?? [],
  );
  faults.push(
    ...twice(
      'the property',
      properties.map((one) => value(one, 'name')),
    ),
  );
  for (const property of properties) {
    if (Number(value(property, 'pid')) < 2) faults.push(`a property numbered ${value(property, 'pid')}`);
    if ((property.children[0]?.text.length ?? 0) > 255) faults.push('a property of more than 255 characters');
  }
  return faults;
}

/** All that Word would stumble over in a file, each with the part that it is in; none, in one that is right. */
export function docxFaults(bytes: Uint8Array): readonly string[] {
  const files = Object.entries(unzipSync(bytes));
  const parts = new Map(files.map(([path, part]) => [path, parsed(path, strFromU8(part))]));
  const document = parts.get('word/document.xml');
  if (!document) return ['no word/document.xml'];
  const faults: string[] = [...packageFaults(parts), ...styleFaults(parts), ...idFaults(document, parts)];
  for (const [path, root] of parts) {
    for (const prefix of value(root, 'mc:Ignorable').split(' ').filter(Boolean))
      if (!root.attributes.has(`xmlns:${prefix}`)) faults.push(`${path}: ${prefix} is not declared`);
    for (const [node, parent] of all(root)) {
      const order = orderFault(node, parent);
      for (const fault of [...(order ? [order] : []), ...cellFaults(node)]) faults.push(`${path}: ${fault}`);
    }
  }
  return [...new Set(faults)];
}
