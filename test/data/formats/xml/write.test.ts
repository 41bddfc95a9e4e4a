import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../../data/formats/xml/read.ts';
import { element, type XmlElement, type XmlNode } from '../../../../data/formats/xml/tree.ts';
import { writeXml } from '../../../../data/formats/xml/write.ts';

const prefixes = { 'urn:law': '', 'urn:notes': 'n' };

function read(xml: string): XmlElement {
  const result = readXml(xml, { prefixes });
  if (!result.ok) throw new Error(`${result.error.message}\n${xml}`);
  return result.value;
}

const name = fc.constantFrom('a', 'b', 'n:c', '{urn:other}d', '{}e');
const attribute = fc.constantFrom('id', 'n:id', 'xml:lang', '{urn:other}f');
const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((given) => given.replace(/\r/g, '\n'));
const tree = fc.letrec<{ node: XmlNode; tree: XmlElement }>((tie) => ({
  tree: fc
    .tuple(name, fc.dictionary(attribute, text, { maxKeys: 3 }), fc.array(tie('node'), { maxLength: 4 }))
    .map(([of, attributes, children]) => element(of, attributes, joined(children))),
  node: fc.oneof({ maxDepth: 4, depthIdentifier: 'xml' }, text, tie('tree')),
})).tree;

/** Strings that stand side by side as the one that they are in a file. */
function joined(children: readonly XmlNode[]): readonly XmlNode[] {
  const done: XmlNode[] = [];
  for (const node of children) {
    const last = done.at(-1);
    if (typeof node === 'string' && typeof last === 'string') done.splice(-1, 1, last + node);
    else done.push(node);
  }
  return done;
}

/** A tree without the lines it was read on. */
const bare = (root: XmlElement): unknown => [
  root.name,
  { ...root.attributes },
  root.children.map((child) => (typeof child === 'string' ? child : bare(child))),
];

describe('writing XML', () => {
  it('gives what is read back the same', () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(bare(read(writeXml(root, prefixes)))).toEqual(bare(root));
      }),
    );
  });

  it('declares what it uses and no more, once', () => {
    const root = element('a', { 'n:id': '1' }, [element('b', {}, ['x']), element('{urn:other}d')]);
    expect(writeXml(root, prefixes)).toBe(
      '<a xmlns:n="urn:notes" xmlns:ns1="urn:other" xmlns="urn:law" n:id="1"><b>x</b><ns1:d/></a>',
    );
  });

  it('puts a sign in place of what XML cannot hold', () => {
    expect(writeXml(element('a', {}, ['\u0000\uD800x']), {})).toBe('<a>\uFFFD\uFFFDx</a>');
  });

  it('throws for a prefix that nobody gave it', () => {
    expect(() => writeXml(element('z:a'), prefixes)).toThrow(RangeError);
  });
});
