import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, originalOf, redline } from '../../../core/amend/redline/redline.ts';
import { type Numbered, withChanges } from '../../../core/amend/structure/renumber.ts';

/** A drafter's session on which commands are given one after another, as a window's would. */
export class Drafting {
  amendments: readonly Numbered[] = [];
  /** The last command's words, or why it was refused. */
  said = '';
  #made = 0;
  readonly base: Provision;

  constructor(base: Provision) {
    this.base = base;
  }

  as(me: string): DraftingSession {
    const newPid = () => `n${++this.#made}`;
    return { base: this.base, amendments: this.amendments, me, newPid };
  }

  take(command: Command): Command {
    this.said = command.ok ? command.value.words : command.error.message;
    if (command.ok) this.amendments = withChanges(this.amendments, command.value.changes);
    return command;
  }

  get text(): Provision {
    return asAmendedOf(redline(this.base, this.amendments));
  }

  get original(): Provision {
    return originalOf(redline(this.base, this.amendments));
  }

  at(pid: Pid): Provision {
    const found = indexTree(this.text).byPid.get(pid);
    if (!found) throw new Error(`There is no ${pid}`);
    return found;
  }

  /** What a provision and all in it read like, line by line. */
  reads(pid: Pid): readonly string[] {
    return plainLines(linesOf(redline(this.at(pid), [])), 'original').map((line) => line.replace('\t', ' '));
  }
}
