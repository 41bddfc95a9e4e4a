import type { Edit } from '../../edits/edit.ts';
import type { Drafted } from '../../edits/edit-index.ts';
import type { Changes } from '../../structure/spot-for.ts';

/** The edits of every amendment, in the amendments' order. They can be rolled back to the last `begin`. */
export class EditBook {
  #edits: Map<string, readonly Edit[]>;
  #before: ReadonlyMap<string, readonly Edit[]>;

  constructor(amendments: readonly Drafted[]) {
    this.#edits = new Map(amendments.map(({ id, edits }) => [id, edits]));
    this.#before = new Map(this.#edits);
  }

  begin(): void {
    this.#before = new Map(this.#edits);
  }

  rollback(): void {
    this.#edits = new Map(this.#before);
  }

  /** All edits of each amendment whose edits have changed. */
  changes(): Changes {
    return new Map([...this.#edits].filter(([am, edits]) => this.#before.get(am) !== edits));
  }

  drafted(): readonly Drafted[] {
    return [...this.#edits].map(([id, edits]) => ({ id, edits }));
  }

  of(am: string): readonly Edit[] {
    return this.#edits.get(am) ?? [];
  }

  set(am: string, edits: readonly Edit[]): void {
    this.#edits.set(am, edits);
  }

  add(am: string, edit: Edit): void {
    this.set(am, [...this.of(am), edit]);
  }

  replace(am: string, oldEdit: Edit, newEdit: Edit): void {
    this.set(
      am,
      this.of(am).map((edit) => (edit === oldEdit ? newEdit : edit)),
    );
  }

  drop(am: string, isDropped: (edit: Edit) => boolean): void {
    this.set(
      am,
      this.of(am).filter((edit) => !isDropped(edit)),
    );
  }
}
