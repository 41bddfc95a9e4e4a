import { cite } from '../../act/citation.ts';
import { indexTree, type Kind, type Provision } from '../../act/tree.ts';
import { linesOf } from '../../amend/redline/lines.ts';
import { type RedlineNode, redline } from '../../amend/redline/redline.ts';
import { listed } from '../../base/english.ts';
import type { Block } from '../blocks.ts';
import { inContext } from './in-context.ts';
import { isHeadOnly } from './touched.ts';

/** Extracts of the Act for a paper: the sections that a proposal changes, as they stand or with their changes; and their names. */

/** The provisions that are in the base text. Insertions of the draft are dropped. */
export const inBaseText = (nodes: readonly RedlineNode[]): readonly RedlineNode[] =>
  nodes.filter(({ changeStatus }) => changeStatus.state !== 'inserted');

const CAPITALISED_KINDS: Readonly<Partial<Record<Kind, string>>> = {
  schedule: 'Schedule',
  part: 'Part',
  chapter: 'Chapter',
};

/** "section 2C", "Schedule 3": the name of a provision that the draft inserts. It has no citation in the base text. */
function newName({ kind, num }: Provision): string {
  const number = num.replace(/^(?:schedule|section|part|chapter)\s+/iu, '');
  return `${CAPITALISED_KINDS[kind] ?? kind} ${number}`.trim();
}

function nameOf(base: Provision, node: RedlineNode): string {
  const { changeStatus, provision } = node;
  if (changeStatus.state === 'inserted') return newName(provision);
  const name = cite(base, provision.pid);
  return isHeadOnly(node) && CAPITALISED_KINDS[provision.kind] ? `the heading of ${name}` : name;
}

const isMoved = ({ changeStatus }: RedlineNode): boolean =>
  changeStatus.state !== 'kept' && changeStatus.moved !== undefined;

/** The names of the outermost provisions that a draft changes, by what it does to them. */
interface Effects {
  readonly amends: readonly string[];
  readonly replaces: readonly string[];
  readonly inserts: readonly string[];
  readonly omits: readonly string[];
}

function effectsOf(base: Provision, nodes: readonly RedlineNode[]): Effects {
  const namesWith = (state: RedlineNode['changeStatus']['state']) => [
    ...new Set(nodes.filter((node) => node.changeStatus.state === state).map((node) => nameOf(base, node))),
  ];
  const [inserts, omits] = [namesWith('inserted'), namesWith('deleted')];
  // A provision that is moved or substituted is both inserted and deleted, under one name.
  const replacedNames = new Set(inserts.filter((name) => omits.includes(name)));
  const movedNames = new Set(nodes.filter(isMoved).map((node) => nameOf(base, node)));
  return {
    amends: [...namesWith('kept'), ...[...replacedNames].filter((name) => movedNames.has(name))],
    replaces: [...replacedNames].filter((name) => !movedNames.has(name)),
    inserts: inserts.filter((name) => !replacedNames.has(name)),
    omits: omits.filter((name) => !replacedNames.has(name)),
  };
}

/**
 * What a draft would do to an Act, in words: "amend section 2A of the Act, insert a new section 2C and omit section 7"; ''
 * where it does nothing.
 * @param of "of" and the name of the Act; '' where the context names the Act
 */
export function effectWords(base: Provision, nodes: readonly RedlineNode[], of = ''): string {
  const { amends, replaces, inserts, omits } = effectsOf(base, nodes);
  const newWords = inserts.length === 1 ? `a new ${inserts[0]}` : `new ${placesWords(inserts)}`;
  const effects = [
    ...(amends.length > 0 ? [`amend ${placesWords(amends)}`] : []),
    ...(replaces.length > 0 ? [`replace ${placesWords(replaces)}`] : []),
    ...(inserts.length > 0 ? [`insert ${newWords}`] : []),
    ...(omits.length > 0 ? [`omit ${placesWords(omits)}`] : []),
  ];
  const isOnlyNew = amends.length + replaces.length + omits.length === 0;
  const into = isOnlyNew ? of.replace(/^of /, 'into ') : of;
  const [first, ...rest] = effects;
  return first === undefined ? '' : listed([into === '' ? first : `${first} ${into}`, ...rest]);
}

/** The names of changed provisions: the citation, or the new number of an inserted provision. */
export const namesOf = (base: Provision, nodes: readonly RedlineNode[]): readonly string[] =>
  nodes.map((node) => nameOf(base, node));

/** Lists provisions by name in a sentence, with all sections first: "sections 2A and 7, and Schedule 1". */
export function placesWords(names: readonly string[]): string {
  const sectionNames = names.filter((name) => /^section \S+$/.test(name));
  if (sectionNames.length < 2) return listed(names);
  const sections = `sections ${listed(sectionNames.map((name) => name.slice('section '.length)))}`;
  const otherNames = names.filter((name) => !sectionNames.includes(name));
  return otherNames.length === 0 ? sections : `${sections}, and ${listed(otherNames)}`;
}

/** The caption of an extract. A provision that would be omitted or replaced has no text "as it would read". */
function extractName(base: Provision, node: RedlineNode): string {
  const name = nameOf(base, node);
  const { changeStatus } = node;
  if (changeStatus.state !== 'deleted') return `${name}, as it would read`;
  if (isMoved(node)) return `${name}, which would be moved`;
  return `${name}, which would be ${changeStatus.pair === undefined ? 'omitted' : 'replaced'}`;
}

/** Extracts with their captions and without their lines, for lists of what a document contains. */
export const namedExtracts = (base: Provision, nodes: readonly RedlineNode[]): readonly Block[] =>
  nodes.map((node) => ({ kind: 'law', name: extractName(base, node), lines: [] }));

/** The lines that an amendment changes in each provision, in context, with the changes marked. */
export const changedExtracts = (
  base: Provision,
  nodes: readonly RedlineNode[],
  amendmentId: string,
): readonly Block[] =>
  nodes.map((node) => ({
    kind: 'law',
    name: extractName(base, node),
    ...inContext(linesOf(node), amendmentId),
    own: amendmentId,
  }));

/** The provisions as they stand in the base text. Inserted provisions are dropped. */
export function currentExtracts(base: Provision, nodes: readonly RedlineNode[]): readonly Block[] {
  const { byPid } = indexTree(base);
  return inBaseText(nodes).flatMap((node): readonly Block[] => {
    const baseNode = byPid.get(node.provision.pid);
    if (!baseNode) return [];
    const shownNode = isHeadOnly(node) ? { ...baseNode, children: [] } : baseNode;
    return [
      { kind: 'law', name: `${nameOf(base, node)}, as it stands`, lines: linesOf(redline(shownNode, [])) },
    ];
  });
}
