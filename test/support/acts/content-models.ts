/** What a content model asks for: elements one after the other, one of several, or one, so often. */
export type Model = { readonly least: number; readonly most: number } & (
  | { readonly kind: 'all' | 'one'; readonly parts: readonly Model[] }
  | { readonly kind: 'element'; readonly name: string }
);

/** An element's content: whether words stand in it, and which elements. */
export interface Content {
  readonly mixed: boolean;
  readonly any: boolean;
  readonly model: Model | null;
}

const OFTEN: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 1],
  '?': [0, 1],
  '*': [0, 3],
  '+': [1, 3],
};

/** Reads content models in the manner of a DTD, one to a line: names, groups of `|` or of spaces, and `?`, `*`, `+`. */
export function contentModels(grammar: string): ReadonlyMap<string, Content> {
  const lines = grammar.trim().split('\n');
  const given = new Map(lines.map((line) => line.split(/ = ?/) as [string, string]));
  const model = (text: string): Model | null => {
    const tokens = text.match(/%?[\w:@-]+|[()|*+?]/g) ?? [];
    let at = 0;
    const often = (): readonly [number, number] => {
      const sign = OFTEN[tokens[at] ?? ''];
      if (!sign || tokens[at] === undefined) return [1, 1];
      at += 1;
      return sign;
    };
    const group = (): Model => {
      const parts: Model[] = [];
      let kind: 'all' | 'one' = 'all';
      while (at < tokens.length && tokens[at] !== ')') {
        const token = tokens[at] ?? '';
        at += 1;
        if (token === '|') {
          kind = 'one';
          continue;
        }
        let inner: Model;
        if (token === '(') {
          inner = group();
          at += 1;
        } else if (token.startsWith('%')) inner = model(given.get(token) ?? '') ?? empty;
        else inner = { kind: 'element', name: token, least: 1, most: 1 };
        const [least, most] = often();
        parts.push(
          least === 1 && most === 1
            ? inner
            : inner.kind === 'element' || (inner.least === 1 && inner.most === 1)
              ? { ...inner, least, most }
              : { kind: 'all', parts: [inner], least, most },
        );
      }
      return { kind, parts, least: 1, most: 1 };
    };
    return tokens.length === 0 ? null : group();
  };
  const contents = new Map<string, Content>();
  for (const [name, text] of given) {
    if (name.startsWith('%')) continue;
    const bare = text.replace(/^(?:MIXED|ANY)\s*/, '');
    contents.set(name, { mixed: text.startsWith('MIXED'), any: text.startsWith('ANY'), model: model(bare) });
  }
  return contents;
}

const empty: Model = { kind: 'all', parts: [], least: 1, most: 1 };

/** The names of the elements in a model, each once. */
export function namesIn(model: Model | null): readonly string[] {
  if (!model) return [];
  return model.kind === 'element' ? [model.name] : [...new Set(model.parts.flatMap(namesIn))];
}
