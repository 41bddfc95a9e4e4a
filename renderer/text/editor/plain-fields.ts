import { cite } from '../../../core/act/citation.ts';
import { readOnlyMessage } from '../../../core/act/shown-only.ts';
import { type Field, indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { amendedText, fieldState } from '../../../core/amend/typing/typing.ts';
import type { FieldPlace } from './type-in-field.ts';

/** The words of one field as amended, as plain text. */
export interface PlainField extends FieldPlace {
  /** The citation and the name of the field. */
  readonly label: string;
  readonly text: string;
  /** The words of the Act, where they differ; else null. */
  readonly was: string | null;
  /** Why the field can’t be changed; null where it can. */
  readonly locked: string | null;
}

const FIELD_NAMES: Readonly<Record<Exclude<Field, 'num'>, string>> = {
  heading: 'heading',
  intro: 'opening words',
  content: 'words',
  wrapUp: 'closing words',
};
const TEXT_FIELDS = ['heading', 'intro', 'content', 'wrapUp'] as const;

/** The provisions that amendments insert into a section, or the section itself where it is inserted. */
function insertedProvisions(base: ReadonlySet<Pid>, drafted: readonly Drafted[], pid: Pid) {
  return drafted.flatMap(({ id, edits }) =>
    edits.flatMap((edit) => {
      if (edit.type !== 'insert') return [];
      const isHere = base.has(edit.parent) || edit.provision.pid === pid;
      return isHere ? [...walk(edit.provision)].map((provision) => ({ id, provision })) : [];
    }),
  );
}

/** The amendment that omits a provision or one of its ancestors; null where none does. */
function omitterOf(root: Provision, drafted: readonly Drafted[], pid: Pid): string | null {
  const { byPid, parentOf } = indexTree(root);
  for (let at = byPid.get(pid); at; at = parentOf.get(at.pid)) {
    const ancestorPid = at.pid;
    const omitting = drafted.find(({ edits }) =>
      edits.some((edit) => edit.type === 'omit' && edit.pid === ancestorPid),
    );
    if (omitting) return omitting.id;
  }
  return null;
}

function lockOf(root: Provision, drafted: readonly Drafted[], node: Provision) {
  const { pid, missing, repealed, kind } = node;
  const omittedBy = omitterOf(root, drafted, pid);
  if (omittedBy !== null) return `${omittedBy} omits this.`;
  if (missing) return 'This wording is not available.';
  if (repealed) return 'This is repealed.';
  return kind === 'block' ? `${readOnlyMessage(node)}.` : null;
}

/**
 * Every field of a section with text, those of the base text first, then insertions, in the order of the Act. Uses only
 * the edits of each field, so that it works where the section itself can’t be drawn.
 */
export function plainFields(root: Provision, drafted: readonly Drafted[], pid: Pid): readonly PlainField[] {
  const section = indexTree(root).byPid.get(pid);
  const own = section ? [...walk(section)] : [];
  const base = own.flatMap((provision) => {
    const locked = lockOf(root, drafted, provision);
    return TEXT_FIELDS.flatMap((field): readonly PlainField[] => {
      const text = amendedText(fieldState(provision, field, drafted));
      const was = provision[field];
      if (text === '' && was === '') return [];
      const label = `${cite(root, provision.pid)}, ${FIELD_NAMES[field]}`;
      return [{ pid: provision.pid, field, label, text, was: was === text ? null : was, locked }];
    });
  });
  const insertedFields = insertedProvisions(
    new Set(own.map((provision) => provision.pid)),
    drafted,
    pid,
  ).flatMap(({ id, provision }) =>
    TEXT_FIELDS.flatMap((field): readonly PlainField[] => {
      const text = provision[field];
      if (text === '') return [];
      const label = `${`${provision.num} ${FIELD_NAMES[field]}`.trim()}, put in by ${id}`;
      return [{ pid: provision.pid, field, label, text, was: null, locked: null }];
    }),
  );
  return [...base, ...insertedFields];
}
