import type { Layout } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { childNamed, element, elementsOf, isElement, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { frameElement, OWN, PLAIN } from './table.ts';

/** What a table is written with, of what every provision has. */
interface TableWriting {
  readonly attributes: (node: RedlineNode) => Readonly<Record<string, string | undefined>>;
  /** Its number and heading. */
  readonly titles: readonly XmlElement[];
  readonly lines: (cell: RedlineNode, row: RedlineNode) => readonly (readonly XmlNode[])[];
}

type Part = NonNullable<Layout['part']> | 'body';

const GROUPS: Readonly<Record<Part, string>> = { head: 'thead', body: 'tbody', foot: 'tfoot' };
const COLUMNS = /^(?:html:)?(?:caption|col|colgroup)$/;
const TABLE = /^(?:html:)?table$/;

/** Rows next to each other that stand in one part of the table. */
function groupsOf(
  rows: readonly RedlineNode[],
): readonly { readonly part: Part; readonly rows: RedlineNode[] }[] {
  const groups: { readonly part: Part; readonly rows: RedlineNode[] }[] = [];
  for (const row of rows) {
    const part = row.provision.layout?.part ?? 'body';
    const last = groups.at(-1);
    if (last?.part === part) last.rows.push(row);
    else groups.push({ part, rows: [row] });
  }
  return groups;
}

/** A table with every change in it: in what its own file set round its rows, where that was of this format. */
export function tableElement(node: RedlineNode, writing: TableWriting): XmlElement {
  const own = frameElement(node.provision);
  const frame = own ?? PLAIN;
  const isOurs = own !== null || node.provision.layout?.frame === undefined;

  const identity = (one: RedlineNode, inHtml: boolean) =>
    Object.fromEntries(
      Object.entries(writing.attributes(one)).map(([name, value]) => [
        inHtml && (name === 'GUID' || name === 'eId') ? OWN + name : name,
        value,
      ]),
    );

  const filled = (table: XmlElement): XmlElement => {
    const inHtml = table.name.startsWith('html:');
    const prefix = inHtml ? 'html:' : '';
    const cellOf = (cell: RedlineNode, row: RedlineNode): XmlElement => {
      const { header, across, down, looks } = cell.provision.layout ?? {};
      const lines = writing.lines(cell, row);
      return element(
        prefix + (header ? 'th' : 'td'),
        {
          ...(isOurs ? looks : {}),
          ...(across === undefined ? {} : { colspan: String(across) }),
          ...(down === undefined ? {} : { rowspan: String(down) }),
          ...identity(cell, inHtml),
        },
        (lines.length > 0 ? lines : [[]]).map((line) => element('p', {}, line)),
      );
    };
    const rowOf = (row: RedlineNode): XmlElement =>
      element(
        `${prefix}tr`,
        { ...(isOurs ? row.provision.layout?.looks : {}), ...identity(row, inHtml) },
        row.children.map((cell) => cellOf(cell, row)),
      );
    // The format's own table has no parts.
    const rows = inHtml
      ? groupsOf(node.children).map((group) => {
          const name = `html:${GROUPS[group.part]}`;
          return element(name, childNamed(table, name)?.attributes ?? {}, group.rows.map(rowOf));
        })
      : node.children.map(rowOf);
    const before = elementsOf(table).filter(({ name }) => COLUMNS.test(name) && name !== `${prefix}caption`);
    return { ...table, children: [...before, ...rows] };
  };
  const set = (holder: XmlElement): XmlElement => {
    const children = holder.children.map((child) =>
      isElement(child) ? (TABLE.test(child.name) ? filled(child) : set(child)) : child,
    );
    return { ...holder, children };
  };
  const block = set(frame);
  return {
    ...block,
    ...element('tblock', { ...block.attributes, ...identity(node, false) }, [
      ...writing.titles,
      ...block.children,
    ]),
  };
}
