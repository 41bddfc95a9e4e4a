import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { pick } from '../acts/random-acts.ts';
import { type Opened, replacing, stalkingExamples } from './review.ts';

/**
 * Random work of several people through the contract. Whatever one of them makes says in words of its own which it is and
 * what it is about, as `[Ann 7]`, and those words are never changed: so what a file holds can be told without a number.
 */

/** Which kind of act, and three numbers to choose by. */
export type Work = readonly [kind: number, a: number, b: number, c: number];
/** One more than the last kind of act. */
export const KINDS_OF_WORK = 30;

const WORDS = ['instances', 'cases', 'illustrations', 'kinds'] as const;
const STATES = ['ready', 'in-legal-review', 'draft', 'withdrawn'] as const;

const tokenIn = (text: string): string => /\[[^\]]+\]/.exec(text)?.[0] ?? '';

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** A file of responses: every cell says of which respondent and to which question it is. */
function responsesFile(nth: number) {
  const questions = [`Q1: What of ${nth % 2}?`, `Q2: How?`];
  const rows = Array.from({ length: 2 + nth }, (_, row) => {
    const by = `[file ${nth} row ${row}]`;
    return [
      `${nth}-${row}`,
      'Individual',
      ...questions.map((asked) => `${by} says of ${asked.slice(4)} what it must`),
    ];
  });
  return {
    name: `file-${nth}.csv`,
    base64: base64(csv([['Response ID', 'Responding as', ...questions], ...rows])),
  };
}

/** A tracker of recommendations: a table, and an answer to each of two. */
function trackerFile(nth: number) {
  const rows = [1, 2].map((number) => [String(number), `[tracker ${nth}] answers recommendation ${number}`]);
  return {
    name: `tracker-${nth}.csv`,
    base64: base64(csv([['Recommendation number', 'Response'], ...rows])),
    title: `[tracker ${nth}]`,
    author: 'Home Office',
    date: '2026',
    licence: 'OGL v3.0',
  };
}

/** One person at work in a review. */
export class Worker {
  readonly review: Opened;
  readonly who: string;
  /** All that was typed and not refused. */
  readonly typed: string[] = [];
  #made = 0;

  constructor(who: string, review: Opened) {
    this.who = who;
    this.review = review;
  }

  /** The same person with another file. */
  at = (review: Opened): Worker => new Worker(this.who, review);

  /** One act; what can't be done now is refused, and leaves nothing. */
  async work(work: Work): Promise<void> {
    this.#made += 1;
    await this.#work(work, `[${this.who} ${this.#made}]`);
  }

  async #call<N extends CallName>(
    name: N,
    input: CallInput<N>,
    typed = '',
  ): Promise<CallOutput<N> | undefined> {
    const done = await this.review.session.call(name, input);
    if (done.ok && typed !== '') this.typed.push(typed);
    if (!done.ok && ['internal', 'damaged'].includes(done.error.kind))
      throw new Error(`${name} ${JSON.stringify(input)}: ${done.error.kind}, ${done.error.message}`);
    return done.ok ? done.value : undefined;
  }

  async #work([kind, a, b, c]: Work, typed: string): Promise<unknown> {
    const { review } = this;
    const amendments = await review.do('amendment.list', {});
    const one = pick(amendments, a);
    const { themes } = await review.do('coding.frame', {});
    const theme = pick(themes, b);
    const { notes, sources } = await review.do('evidence.get', {});
    const ours = notes.filter(({ text }) => text.startsWith('['));
    const note = pick(ours, a);
    const { pid } = stalkingExamples(review.act);
    const edits = [replacing(review.act, pid, 'examples', `${pick(WORDS, b)} ${typed}`)];
    const about = (): readonly [Ref, string] => {
      const all: (readonly [Ref, string])[] = [
        ['recommendation:1', ''],
        ['recommendation:2', ''],
        ...themes.map((each) => [`theme:${each.id}`, each.name] as const),
        ...ours.map((each) => [`note:${each.id}`, tokenIn(each.text)] as const),
      ];
      return pick(all, c) ?? ['recommendation:1', ''];
    };
    switch (kind) {
      case 0:
      case 1:
        return this.#call('amendment.create', { purpose: typed, edits: kind === 0 ? edits : [] }, typed);
      case 2:
        if (!one) return;
        return this.#call(
          'amendment.revise',
          { changes: [{ id: one.id, revision: one.revision, edits }] },
          typed,
        );
      case 3:
        if (!one) return;
        return this.#call('amendment.describe', { id: one.id, revision: one.revision, title: typed }, typed);
      case 4: {
        const state = pick(STATES, b) ?? 'draft';
        return one && this.#call('amendment.setState', { id: one.id, revision: one.revision, state });
      }
      case 5:
      case 6: {
        if (!one) return;
        const [to] = about();
        return this.#call('link.add', { type: 'implements', from: `amendment:${one.id}`, to });
      }
      case 7: {
        const link = pick(await review.do('link.list', {}), b);
        return link && this.#call('link.remove', { id: link.id });
      }
      case 8: {
        if (!one) return;
        const text = `${typed} on ${one.purpose}`;
        return this.#call('thread.add', { on: `amendment:${one.id}`, words: null, text }, typed);
      }
      case 9: {
        const thread = pick(await review.do('thread.list', {}), b);
        return thread && this.#call('thread.reply', { id: thread.id, text: typed }, typed);
      }
      case 10: {
        const [on, name] = about();
        const reason = `${typed} of ${name}`;
        return this.#call('decision.add', { about: on, outcome: 'deferred', reason }, typed);
      }
      case 11: {
        const decision = pick(await review.do('decision.list', {}), a);
        return decision && this.#call('decision.remove', { id: decision.id });
      }
      case 12:
      case 13:
        return this.#call('coding.addTheme', { name: typed }, typed);
      case 14:
        return theme && this.#call('coding.changeTheme', { id: theme.id, description: typed }, typed);
      case 15:
      case 16:
        return theme && this.#call('coding.removeTheme', { id: theme.id });
      case 17: {
        const { id: _, ...rest } = notes[0] ?? (await review.do('evidence.get', {})).notes[0] ?? { id: '' };
        if (!('text' in rest)) return;
        return this.#call('note.add', { ...rest, text: `${typed} was said to us` }, typed);
      }
      case 18: {
        if (!note) return;
        const is = { ...note, text: `${tokenIn(note.text)} was said to us, says ${typed}` };
        return this.#call('note.revise', { was: note, is, because: 'A slip' }, typed);
      }
      case 19:
        return this.#call('finding.ignore', { key: `D0${a % 3}/p`, because: typed }, typed);
      case 20:
      case 21:
        return this.#call('consultation.import', responsesFile(a % 3));
      case 22: {
        const held = pick(await review.do('consultation.imports', {}), a);
        return held && this.#call('consultation.removeImport', { id: held.id });
      }
      case 23:
      case 24: {
        const answer = pick((await review.do('consultation.responses', {})).answers, a);
        if (!answer) return;
        const { id, text } = await review.do('consultation.answer', { id: answer.id });
        if (kind === 23) {
          const is = `${text.split(' (')[0]} (${typed})`;
          return this.#call('answer.revise', { id, was: text, is, because: 'A slip' }, typed);
        }
        return this.#code(`answer:${id}`, text, { typed, theme: c % 2 ? theme : undefined });
      }
      case 25:
        return note && this.#code(`note:${note.id}`, note.text, { typed, theme });
      case 26:
      case 27:
        return this.#call('tracker.import', trackerFile(a % 3));
      case 28: {
        const tracker = pick(
          sources.filter((source) => source.tracker),
          a,
        );
        return tracker && this.#call('tracker.remove', { source: tracker.id });
      }
      case 29: {
        const edit = one && pick(one.edits, c);
        return (
          edit &&
          this.#call('reviewed.mark', {
            amendment: one.id,
            change: [nameOfEdit(edit)],
            reviewed: b % 3 > 0,
          })
        );
      }
      default:
        return one && this.#call('reviewed.mark', { amendment: one.id, reviewed: b % 3 > 0 });
    }
  }

  /** Takes a passage that is short enough to stay where it is, and says of what, and under which theme. */
  #code(
    of: `answer:${number}` | `note:${string}`,
    text: string,
    {
      typed,
      theme,
    }: { readonly typed: string; readonly theme: { readonly id: string; readonly name: string } | undefined },
  ) {
    const token = tokenIn(text);
    const remark = `${typed} in ${token} under ${theme?.name ?? ''}`;
    const passage = { from: 0, to: token.length, quote: token };
    return this.#call(
      'coding.addExcerpt',
      { of, ...passage, themes: theme ? [theme.id] : [], remark },
      typed,
    );
  }
}
