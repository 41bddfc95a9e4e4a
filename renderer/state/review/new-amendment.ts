import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { refusalOf } from '../../ui/refused.ts';
import type { SaverHost } from './saver-host.ts';

const isEmpty = ({ title, purpose, reason, edits }: Amendment): boolean =>
  edits.length === 0 && title + purpose + reason === '';

/** Starts an amendment, and no second one where the host did as it was asked and could not say so any more. */
export class NewAmendment {
  readonly #host: Pick<SaverHost, 'write' | 'saved' | 'refresh'>;
  /** The amendments that there were when one was asked for and no answer came; null where every answer came. */
  #before: ReadonlySet<string> | null = null;

  constructor(host: Pick<SaverHost, 'write' | 'saved' | 'refresh'>) {
    this.#host = host;
  }

  /** @returns its number. @throws Refused */
  async ask(): Promise<string> {
    const started = await this.#startedUnheard();
    this.#before ??= new Set(this.#host.saved().map(({ id }) => id));
    try {
      const id = started ?? (await this.#host.write('amendment.create', {})).id;
      this.#before = null;
      return id;
    } catch (thrown) {
      // Only what was never answered may have been done.
      if (refusalOf(thrown).kind !== 'internal') this.#before = null;
      throw thrown;
    }
  }

  async #startedUnheard(): Promise<string | null> {
    const before = this.#before;
    if (!before) return null;
    await this.#host.refresh();
    return this.#host.saved().findLast((one) => !before.has(one.id) && isEmpty(one))?.id ?? null;
  }
}
