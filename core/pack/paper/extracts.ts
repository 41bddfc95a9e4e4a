import { cite } from '../../act/citation.ts';
import { indexTree, type Kind, type Provision } from '../../act/tree.ts';
import { linesOf } from '../../amend/redline/lines.ts';
import { type RedlineNode, redline } from '../../amend/redline/redline.ts';
import { listed } from '../../base/english.ts';
import type { Block } from '../blocks.ts';
import { inContext } from './in-context.ts';
import { isHead } from './touched.ts';

/** Stretches of the Act for a paper: the sections that a proposal touches, whole, as they stand or with their changes. */

/** Those of them that are in the base text, and not only in the draft. */
export const inBaseText = (nodes: readonly RedlineNode[]): readonly RedlineNode[] =>
  nodes.filter(({ changeStatus }) => changeStatus.state !== 'inserted');

const KINDS: Readonly<Partial<Record<Kind, string>>> = {
  schedule: 'Schedule',
  part: 'Part',
  chapter: 'Chapter',
};

/** "section 2C", "Schedule 3": what a provision that the draft puts in is called, which no Act cites yet. */
function newName({ kind, num }: Provision): string {
  const number = num.replace(/^(?:schedule|section|part|chapter)\s+/iu, '');
  return `${KINDS[kind] ?? kind} ${number}`.trim();
}

function nameOf(base: Provision, node: RedlineNode): string {
  const { changeStatus, provision } = node;
  if (changeStatus.state === 'inserted') return newName(provision);
  const name = cite(base, provision.pid);
  return isHead(node) && KINDS[provision.kind] ? `the heading of ${name}` : name;
}

const isMoved = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state !== 'kept' && changeStatus.moved !== undefined;

/** What is done to the outermost provisions that a draft touches, with how each is cited. */
interface Touches {
  readonly amends: readonly string[];
  readonly replaces: readonly string[];
  readonly inserts: readonly string[];
  readonly omits: readonly string[];
}

function touchesOf(base: Provision, nodes: readonly RedlineNode[]): Touches {
  const of = (state: RedlineNode['changeStatus']['state']) => [
    ...new Set(nodes.filter((node) => node.changeStatus.state === state).map((node) => nameOf(base, node))),
  ];
  const [inserts, omits] = [of('inserted'), of('deleted')];
  // What is moved or substituted is both put in and left out, under one name.
  const replacedNames = new Set(inserts.filter((name) => omits.includes(name)));
  const moved = new Set(nodes.filter(isMoved).map((node) => nameOf(base, node)));
  return {
    amends: [...of('kept'), ...[...replacedNames].filter((name) => moved.has(name))],
    replaces: [...replacedNames].filter((name) => !moved.has(name)),
    inserts: inserts.filter((name) => !replacedNames.has(name)),
    omits: omits.filter((name) => !replacedNames.has(name)),
  };
}

/**
 * What a draft would do to an Act, as a person would say it: "amend section 2A of the Act, insert a new section 2C and omit
 * section 7"; '' where it does nothing.
 * @param of what the provisions are of, with "of": '' where that is clear
 */
export function wouldDo(base: Provision, nodes: readonly RedlineNode[], of = ''): string {
  const { amends, replaces, inserts, omits } = touchesOf(base, nodes);
  const places = (names: readonly string[]) => placesWords(names);
  const fresh = (names: readonly string[]) =>
    names.length === 1 ? `a new ${names[0]}` : `new ${places(names)}`;
  const effects = [
    ...(amends.length > 0 ? [`amend ${places(amends)}`] : []),
    ...(replaces.length > 0 ? [`replace ${places(replaces)}`] : []),
    ...(inserts.length > 0 ? [`insert ${fresh(inserts)}`] : []),
    ...(omits.length > 0 ? [`omit ${places(omits)}`] : []),
  ];
  const isOnlyNew = amends.length + replaces.length + omits.length === 0;
  const into = isOnlyNew ? of.replace(/^of /, 'into ') : of;
  const [first, ...rest] = effects;
  return first === undefined ? '' : listed([into === '' ? first : `${first} ${into}`, ...rest]);
}

/** How each is cited. */
export const namesOf = (base: Provision, nodes: readonly RedlineNode[]): readonly string[] =>
  nodes.map((node) => nameOf(base, node));

/** Several places in a sentence: "sections 2A and 7, and Schedule 1". */
export function placesWords(names: readonly string[]): string {
  const plain = names.filter((name) => /^section \S+$/.test(name));
  if (plain.length < 2) return listed(names);
  const sections = `sections ${listed(plain.map((name) => name.slice('section '.length)))}`;
  const otherNames = names.filter((name) => !plain.includes(name));
  return otherNames.length === 0 ? sections : `${sections}, and ${listed(otherNames)}`;
}

/** What an extract is of: what goes would not read in any way. */
function extractName(base: Provision, node: RedlineNode): string {
  const name = nameOf(base, node);
  const { changeStatus } = node;
  if (changeStatus.state !== 'deleted') return `${name}, as it would read`;
  if (isMoved(node)) return `${name}, which would be moved`;
  return `${name}, which would be ${changeStatus.pair === undefined ? 'omitted' : 'replaced'}`;
}

/** Each by its name alone. */
export const namedExtracts = (base: Provision, nodes: readonly RedlineNode[]): readonly Block[] =>
  nodes.map((node) => ({ kind: 'law', name: extractName(base, node), lines: [] }));

/** What an amendment changes of each, in context, with the changes marked. */
export const changedExtracts = (
  base: Provision,
  nodes: readonly RedlineNode[],
  am: string,
): readonly Block[] =>
  nodes.map((node) => ({
    kind: 'law',
    name: extractName(base, node),
    ...inContext(linesOf(node), am),
    own: am,
  }));

/** Each as it stands in the base text. */
export function currentExtracts(base: Provision, nodes: readonly RedlineNode[]): readonly Block[] {
  const { byPid } = indexTree(base);
  return inBaseText(nodes).flatMap((node): readonly Block[] => {
    const baseNode = byPid.get(node.provision.pid);
    if (!baseNode) return [];
    const shownNode = isHead(node) ? { ...baseNode, children: [] } : baseNode;
    return [
      { kind: 'law', name: `${nameOf(base, node)}, as it stands`, lines: linesOf(redline(shownNode, [])) },
    ];
  });
}
