import type { Layout } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { childNamed, element, elementsOf, isElement, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { AKN_NAMESPACE, frameElement, PLAIN_FRAME } from './table.ts';

/** The parts of the provision writer that the table writer needs. */
interface ProvisionWriter {
  readonly attributes: (node: RedlineNode) => Readonly<Record<string, string | undefined>>;
  /** The elements of the table's number and heading. */
  readonly titles: readonly XmlElement[];
  readonly lines: (cell: RedlineNode, row: RedlineNode) => readonly (readonly XmlNode[])[];
}

type Part = NonNullable<Layout['part']> | 'body';

const GROUPS: Readonly<Record<Part, string>> = { head: 'thead', body: 'tbody', foot: 'tfoot' };
const COLUMNS = /^(?:html:)?(?:caption|col|colgroup)$/;
const TABLE = /^(?:html:)?table$/;

/** Groups adjacent rows that are in the same part of the table: head, body or foot. */
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

/**
 * Writes a table with every change marked. The markup around its rows is what its own file had, if that was Akoma
 * Ntoso, and otherwise a plain frame.
 */
export function tableElement(node: RedlineNode, writing: ProvisionWriter): XmlElement {
  const ownFrame = frameElement(node.provision);
  const frame = ownFrame ?? PLAIN_FRAME;
  const hasAknLooks = ownFrame !== null || node.provision.layout?.frame === undefined;

  const identifiersOf = (one: RedlineNode, inHtml: boolean) =>
    Object.fromEntries(
      Object.entries(writing.attributes(one)).map(([name, value]) => [
        inHtml && (name === 'GUID' || name === 'eId') ? AKN_NAMESPACE + name : name,
        value,
      ]),
    );

  const withRows = (table: XmlElement): XmlElement => {
    const inHtml = table.name.startsWith('html:');
    const prefix = inHtml ? 'html:' : '';
    const cellOf = (cell: RedlineNode, row: RedlineNode): XmlElement => {
      const { header, across, down, looks } = cell.provision.layout ?? {};
      const lines = writing.lines(cell, row);
      return element(
        prefix + (header ? 'th' : 'td'),
        {
          ...(hasAknLooks ? looks : {}),
          ...(across === undefined ? {} : { colspan: String(across) }),
          ...(down === undefined ? {} : { rowspan: String(down) }),
          ...identifiersOf(cell, inHtml),
        },
        (lines.length > 0 ? lines : [[]]).map((line) => element('p', {}, line)),
      );
    };
    const rowOf = (row: RedlineNode): XmlElement =>
      element(
        `${prefix}tr`,
        { ...(hasAknLooks ? row.provision.layout?.looks : {}), ...identifiersOf(row, inHtml) },
        row.children.map((cell) => cellOf(cell, row)),
      );
    // Unlike HTML's, Akoma Ntoso's own table has no thead, tbody or tfoot.
    const rows = inHtml
      ? groupsOf(node.children).map((group) => {
          const name = `html:${GROUPS[group.part]}`;
          return element(name, childNamed(table, name)?.attributes ?? {}, group.rows.map(rowOf));
        })
      : node.children.map(rowOf);
    const before = elementsOf(table).filter(({ name }) => COLUMNS.test(name) && name !== `${prefix}caption`);
    return { ...table, children: [...before, ...rows] };
  };
  const withTableReplaced = (holder: XmlElement): XmlElement => {
    const children = holder.children.map((child) =>
      isElement(child) ? (TABLE.test(child.name) ? withRows(child) : withTableReplaced(child)) : child,
    );
    return { ...holder, children };
  };
  const block = withTableReplaced(frame);
  return {
    ...block,
    ...element('tblock', { ...block.attributes, ...identifiersOf(node, false) }, [
      ...writing.titles,
      ...block.children,
    ]),
  };
}
