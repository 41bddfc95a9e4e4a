import { CLML_GRAMMAR } from './clml-grammar.ts';
import { type Content, contentModels, type Model, namesIn } from './content-models.ts';
import { MATH_ELEMENTS, mathOf } from './made-math.ts';

/** Files of legislation.gov.uk's XML, made up of its schema: every word in them is another, so that none can stand for one. */

const CONTENTS = contentModels(CLML_GRAMMAR);
const ROOTS = ['Primary', 'Secondary', 'EURetained'] as const;
type Root = (typeof ROOTS)[number];

/** The elements that a made-up file can be asked to have. */
export const MADE_ELEMENTS: readonly string[] = [
  ...CONTENTS.keys(),
  ...MATH_ELEMENTS.map((n) => `math:${n}`),
];

const NAMESPACES =
  'xmlns="http://www.legislation.gov.uk/namespaces/legislation" xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:html="http://www.w3.org/1999/xhtml" xmlns:math="http://www.w3.org/1998/Math/MathML" xmlns:err="http://www.tso.co.uk/assets/namespace/error"';

const ABOUT: Readonly<Record<Root, readonly [holder: string, category: string, type: string]>> = {
  Primary: ['PrimaryMetadata', 'primary', 'UnitedKingdomPublicGeneralAct'],
  Secondary: ['SecondaryMetadata', 'secondary', 'UnitedKingdomStatutoryInstrument'],
  EURetained: ['EUMetadata', 'euretained', 'EuropeanUnionRegulation'],
};

function metadata(root: Root): string {
  const [holder, category, type] = ABOUT[root];
  return `<ukm:Metadata><dc:title>The Made-up Act 2001</dc:title><ukm:${holder}><ukm:DocumentClassification><ukm:DocumentCategory Value="${category}"/><ukm:DocumentMainType Value="${type}"/><ukm:DocumentStatus Value="final"/></ukm:DocumentClassification><ukm:Year Value="2001"/><ukm:Number Value="9"/>${root === 'Secondary' ? '<ukm:Made Date="2001-05-11"/>' : '<ukm:EnactmentDate Date="2001-05-11"/>'}</ukm:${holder}></ukm:Metadata>`;
}

/** What must be said of an element for the schema to accept it; `$f`, `$m`, `$c`, `$r` stand for a new note or resource. */
const ATTRIBUTES: Readonly<Record<string, string | readonly string[]>> = {
  OrderedList: [
    'Type="arabic" Decoration="parens"',
    'Type="alpha" Decoration="none"',
    'Type="roman" Decoration="period" Start="3"',
    'Type="alphaUpper" Decoration="brackets"',
    'Type="romanUpper" Decoration="parenRight"',
  ],
  UnorderedList: ['Decoration="none" Class="Definition"', 'Decoration="bullet"', 'Decoration="dash"'],
  KeyList: ['Separator="="', ''],
  ListItem: ['', '', '', 'NumberOverride="zz"', 'NumberOverride="(yy)"'],
  Pnumber: ['', '', 'PuncBefore="" PuncAfter="."', 'PuncBefore="[" PuncAfter="]"', 'PuncAfter=".1."'],
  BlockAmendment: [
    'TargetClass="primary" TargetSubClass="unknown" Context="main" Format="double"',
    'TargetClass="secondary" TargetSubClass="order" Context="schedule" Format="single"',
    'TargetClass="unknown" TargetSubClass="unknown" Context="unknown" Format="none"',
  ],
  BlockExtract: 'SourceClass="unknown" Context="unknown" Format="default"',
  InlineExtract: 'SourceClass="unknown" Format="default"',
  FragmentNumber: ['Context="Part"', 'Context="Schedule"'],
  FragmentTitle: ['Context="P1group"', 'Context="Pblock"'],
  CommentaryRef: 'Ref="$c"',
  FootnoteRef: 'Ref="$f"',
  MarginNoteRef: 'Ref="$m"',
  Addition: 'ChangeId="d$n"',
  Repeal: 'ChangeId="d$n"',
  Substitution: 'ChangeId="d$n"',
  Image: ['ResourceRef="$r"', 'ResourceRef="$r" Description="A picture of a boat"'],
  IncludedDocument: 'ResourceRef="$r"',
  Citation:
    'URI="http://www.legislation.gov.uk/id/ukpga/1998/42" Class="UnitedKingdomPublicGeneralAct" Year="1998"',
  CitationListRef: 'Ref="$l"',
  InternalLink: 'Ref="$t"',
  GroupItemRef: 'Ref="$t"',
  DecoratedGroup: 'Orientation="leftToRight" Decoration="brace"',
  Tabular: 'Orientation="portrait"',
  Subtable: 'Orientation="portrait"',
  Character: [
    'Name="NonBreakingSpace"',
    'Name="Minus"',
    'Name="EmSpace"',
    'Name="EnSpace"',
    'Name="ThinSpace"',
    'Name="DotPadding"',
    'Name="LinePadding"',
    'Name="BoxPadding"',
  ],
  'err:Error': 'FragmentId="x" XPath="x"',
  'err:Warning': 'FragmentId="x" XPath="x"',
  ExternalVersion: 'URI="http://www.legislation.gov.uk/image.gif" Format="gif"',
  BinaryContent: 'Format="gif"',
  Include: 'FragmentRef="section-7"',
};
/** What is no part of the words of an instrument wherever it stands, or holds what is no XML of its own. */
const APART =
  /^(?:Legislation|Contents|BinaryContent|XMLcontent|Version|CommentaryRef|FootnoteRef|MarginNoteRef|Character|Include|err:.*)$/;
const ID_LETTERS: Readonly<Record<string, string>> = {
  Resource: 'r',
  ResourceGroup: 'r',
  Version: 'v',
  CitationList: 'l',
};
const NOTES = { f: 'Footnote', m: 'MarginNote', c: 'Commentary', r: 'Resource', l: 'CitationList' } as const;
type NoteLetter = keyof typeof NOTES;

/** How deep the shallowest content of an element goes: what a file that must end is made by. */
const DEPTHS: ReadonlyMap<string, number> = (() => {
  const depths = new Map<string, number>();
  const depthOf = (model: Model): number => {
    if (model.least === 0) return 0;
    if (model.kind === 'element') return depths.get(model.name) ?? (CONTENTS.has(model.name) ? 99 : 1);
    const each = model.parts.map(depthOf);
    return each.length === 0 ? 0 : model.kind === 'all' ? Math.max(...each) : Math.min(...each);
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, { model }] of CONTENTS) {
      const depth = 1 + (model ? depthOf(model) : 0);
      if (depth < (depths.get(name) ?? 99)) {
        depths.set(name, depth);
        changed = true;
      }
    }
  }
  return depths;
})();

const shallowness = (model: Model): number =>
  model.least === 0
    ? 0
    : model.kind === 'element'
      ? (DEPTHS.get(model.name) ?? 1)
      : model.kind === 'all'
        ? Math.max(0, ...model.parts.map(shallowness))
        : Math.min(...model.parts.map(shallowness));

/** The elements from a file's outermost to one of a name, each inside the one before it, by the shortest way. */
export function wayTo(
  name: string,
  from = 'Legislation',
  without: readonly string[] = [],
): readonly string[] {
  const came = new Map<string, string | null>([[from, null]]);
  for (const at of came.keys()) {
    if (at === name) break;
    for (const inner of namesIn(CONTENTS.get(at)?.model ?? null))
      if (!came.has(inner) && !without.includes(inner)) came.set(inner, at);
  }
  const way: string[] = [];
  for (let at: string | null | undefined = name; at; at = came.get(at)) way.unshift(at);
  return way[0] === from ? way : [];
}

/** Makes one file. The same seed makes the same. */
class Maker {
  #seed: number;
  #words = 0;
  #ids = 0;
  #budget: number;
  readonly #refs: { readonly letter: NoteLetter; readonly id: string }[] = [];
  #target: string | null = null;

  constructor(seed: number, budget: number) {
    this.#seed = seed;
    this.#budget = budget;
  }

  #random(below: number): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  #pick<T>(of: readonly T[]): T {
    const found = of[this.#random(of.length)];
    if (found === undefined) throw new RangeError('There is nothing to choose from');
    return found;
  }

  /** Letters alone: a word that stands against another is seen to be joined to it. */
  #word(): string {
    this.#words += 1;
    let rest = this.#words;
    let word = '';
    for (; rest > 0; rest = Math.floor(rest / 20)) word = `${'bcdfghjklmnpqrstvwxz'[rest % 20]}${word}`;
    return `${'aeiou'[this.#words % 5]}${word}o`;
  }

  #id(letter: string): string {
    this.#ids += 1;
    return `${letter}${String(this.#ids).padStart(5, '0')}`;
  }

  file(root: Root, way: readonly string[] = []): string {
    const body = this.#element(root, way[0] === root ? way.slice(1) : []);
    const lists = ['Footnotes', 'MarginNotes', 'Versions', 'Resources', 'Commentaries', 'CitationLists'];
    const first = way[0] === 'Contents' ? this.#element('Contents', way.slice(1)) : '';
    let rest = '';
    const made = new Map(
      lists.map((list) => [list, way[0] === list ? [this.#inside(list, way.slice(1))] : []]),
    );
    // What a note says may refer to another.
    for (let ref = this.#refs.shift(); ref; ref = this.#refs.shift()) {
      const name = NOTES[ref.letter];
      const list = ref.letter === 'c' ? 'Commentaries' : `${name}s`;
      made.get(list)?.push(this.#element(name, [], ref.id));
    }
    for (const [list, inner] of made) if (inner.length > 0) rest += `<${list}>${inner.join('')}</${list}>`;
    return `<?xml version="1.0" encoding="utf-8"?>\n<Legislation ${NAMESPACES} SchemaVersion="2.0">${metadata(root)}${first}${body}${rest}</Legislation>`;
  }

  #attributes(name: string, id?: string): string {
    const given = ATTRIBUTES[name] ?? '';
    const text = typeof given === 'string' ? given : this.#pick(given);
    const filled = text.replace(/\$([a-z])/g, (_, letter: string) => {
      if (letter === 'n') return String(this.#random(1e6));
      if (letter === 't') return this.#targetId();
      const made = this.#id(letter);
      this.#refs.push({ letter: letter as NoteLetter, id: made });
      return made;
    });
    const letter = ID_LETTERS[name];
    const own =
      id ?? (name === 'Footnote' ? this.#id('f') : name === 'MarginNote' ? this.#id('m') : undefined);
    const said = own ?? (letter || name === 'Commentary' ? this.#id(letter ?? 'c') : '');
    const type = name === 'Commentary' ? ' Type="F"' : '';
    return `${said ? ` id="${said}"` : this.#ownId(name)}${type}${filled ? ` ${filled}` : ''}`;
  }

  /** An element that something else points at. */
  #targetId(): string {
    this.#target ??= this.#id('p');
    return this.#target;
  }

  #isTargetMade = false;
  #ownId(name: string): string {
    if (this.#isTargetMade || !/^(?:Body|EUBody|Schedules|Text)$/.test(name)) return '';
    this.#isTargetMade = true;
    return ` id="${this.#targetId()}"`;
  }

  #element(name: string, way: readonly string[] = [], id?: string): string {
    if (name.startsWith('math:')) return mathOf(() => this.#word(), way.at(-1) ?? null);
    const [tag = ''] = name.split('@');
    const inside = this.#inside(name, way);
    return `<${tag}${this.#attributes(tag, id)}${inside === '' ? '/>' : `>${inside}</${tag}>`}`;
  }

  #inside(name: string, way: readonly string[]): string {
    const content: Content = CONTENTS.get(name) ?? { mixed: true, any: false, model: null };
    if (name === 'BinaryContent') return 'R0lGODlh';
    if (name === 'Pnumber' || name === 'ContentsNumber') {
      this.#ids += 1;
      return `${this.#ids}${this.#inner(content, way)}`;
    }
    if (content.any) return this.#element(name === 'XMLcontent' ? 'html:table' : 'P');
    if (name.startsWith('err:')) return this.#word();
    return this.#inner(content, way);
  }

  #inner({ mixed, model }: Content, way: readonly string[]): string {
    const inner = model ? this.#derive(model, way) : [];
    if (!mixed) return inner.join('');
    // Words before, between and after, with and without a space.
    const say = (): string => this.#pick([' ', '', '\n  ']) + this.#word() + this.#pick([' ', '', ', ']);
    return inner.reduce((text, one) => text + one + say(), say());
  }

  /** A file that no schema knows: any element in any other, and words anywhere. */
  wildFile(root: Root): string {
    const names = [...CONTENTS.keys()].filter((name) => !name.includes('@') && !APART.test(name));
    const make = (depth: number): string => {
      const name = this.#pick(names);
      let inside = '';
      for (let at = this.#random(depth > 6 ? 1 : 4); at > 0; at -= 1) {
        inside += this.#pick(['', ' ', this.#word(), `${this.#word()} ${this.#word()}, `]);
        if (this.#budget > 0) {
          this.#budget -= 1;
          inside += make(depth + 1);
        }
      }
      inside += this.#pick(['', ` ${this.#word()}`]);
      return `<${name}${this.#attributes(name)}>${inside}</${name}>`;
    };
    let body = '';
    while (this.#budget > 0) {
      this.#budget -= 1;
      body += make(0);
    }
    this.#isTargetMade = true;
    return `<Legislation ${NAMESPACES}>${metadata(root)}<${root}><Body>${body}</Body></${root}></Legislation>`;
  }

  #derive(model: Model, way: readonly string[]): readonly string[] {
    const wanted = way[0];
    const isWanted = wanted !== undefined && namesIn(model).includes(wanted);
    const tight = this.#budget <= 0;
    let times = tight ? model.least : model.least + this.#random(Math.min(2, model.most - model.least) + 1);
    if (isWanted) times = Math.max(1, times);
    const found: string[] = [];
    for (let at = 0; at < times; at += 1) {
      found.push(...this.#once(model, isWanted && at === times - 1 ? way : []));
    }
    return found;
  }

  #once(model: Model, way: readonly string[]): readonly string[] {
    const wanted = way[0];
    if (model.kind === 'element') {
      // What comes later is to have its share.
      const share = Math.floor(this.#budget / 3);
      const kept = this.#budget - share - 1;
      this.#budget = share;
      const made = this.#element(model.name, wanted === model.name ? way.slice(1) : []);
      this.#budget = kept + Math.max(0, this.#budget);
      return [made];
    }
    const hasIt = (part: Model): boolean => wanted !== undefined && namesIn(part).includes(wanted);
    if (model.kind === 'one') {
      const holder = model.parts.find(hasIt);
      if (holder) return this.#derive({ ...holder, least: Math.max(1, holder.least) }, way);
      if (model.parts.length === 0) return [];
      const least = Math.min(...model.parts.map(shallowness));
      const open = this.#budget > 0 ? model.parts : model.parts.filter((part) => shallowness(part) === least);
      return this.#derive(this.#pick(open), []);
    }
    const holder = model.parts.findIndex(hasIt);
    return model.parts.flatMap((part, at) => this.#derive(part, at === holder ? way : []));
  }
}

/** A file with an element of this name, by the shortest way; with a seed, and much else about it. */
export function fileWith(name: string, seed = 1, budget = 0, root?: Root): string {
  const way = wayTo(name.startsWith('math:') ? 'math:math' : name);
  if (way.length === 0 && name !== 'Legislation') throw new RangeError(`Nothing leads to ${name}`);
  const [, first = ''] = way;
  const held = ROOTS.find((one) => one === first) ?? root ?? 'Primary';
  const rest = name.startsWith('math:') ? [...way.slice(1), name] : way.slice(1);
  return new Maker(seed, budget).file(held, rest);
}

/** A file that no schema knows, of some hundred elements at random. */
export const wildFile = (seed: number, budget: number): string =>
  new Maker(seed, budget).wildFile(ROOTS[Math.abs(seed) % ROOTS.length] ?? 'Primary');

/** A file of some hundred elements at random. */
export const randomFile = (seed: number, budget: number): string =>
  new Maker(seed, budget).file(ROOTS[Math.abs(seed) % ROOTS.length] ?? 'Primary');
