import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { editCounts } from '../../../core/amend/edits/edit-counts.ts';
import { listStepsBetween } from '../../../core/amend/edits/value-change.ts';
import { wholeCopyOf } from '../../../core/amend/edits/whole-copies.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { RecordChange, RecordKind, RecordValues } from '../../../core/events/records.ts';
import type { EvidenceKind } from '../../../core/evidence/marks.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Copy } from '../../../core/merge/copy.ts';
import {
  applyChoices,
  bringsNothing,
  type Choice,
  copyOf,
  eventsOfChoice,
  eventsOfMerge,
  type Merge,
  mergeOf,
} from '../../../core/merge/merge.ts';
import { planOf } from '../../../core/merge/merge-plan.ts';
import type { Shelf } from '../../../core/merge/shelf.ts';
import { digest } from '../../../data/base/hash.ts';
import { entryHash } from '../../../data/store/ledger.ts';
import { at, edit, pick, type RandomAct } from '../acts/random-acts.ts';
import { nextOf, takenIn } from './random-files.ts';

/** A person's copy of a review: a ledger, and what is held apart from it, in memory. */
export class CopyInMemory {
  readonly who: string;
  entries: readonly LedgerEntry[];
  readonly held: Map<string, unknown>;
  /** Everything that was typed, to be found again. */
  readonly typed: string[] = [];
  #minute: number;
  #copy: Copy;
  #made = 0;
  /** Typed for what may come to nothing. */
  #typing: string[] = [];

  constructor(
    who: string,
    entries: readonly LedgerEntry[],
    held: ReadonlyMap<string, unknown>,
    minute: number,
  ) {
    this.who = who;
    this.entries = entries;
    this.held = new Map(held);
    this.#minute = minute;
    this.#copy = copyOf(entries);
  }

  static begin(): CopyInMemory {
    const session = new CopyInMemory('Ann Draper', [], new Map(), 0);
    session.tell({
      act: 'review.create',
      subject: '',
      payload: { id: 'r', title: 'Stalking', instrument: { hash: 'h' } },
    });
    session.#evidence('evidence.add', 'recommendation', '1', { id: '1', text: 'Legislate' });
    session.#evidence('evidence.add', 'note', 'N-001', { id: 'N-001', text: 'A note' });
    return session;
  }

  get copy(): Copy {
    return this.#copy;
  }

  /** Another person with a copy of this copy. */
  passedOn(who: string): CopyInMemory {
    return new CopyInMemory(who, this.entries, this.held, this.#minute);
  }

  tell({ act, subject, payload }: Pick<LedgerEntry, 'act' | 'subject' | 'payload'>): void {
    const last = this.entries.at(-1);
    const open = {
      seq: (last?.seq ?? 0) + 1,
      at: at(this.#minute),
      who: this.who,
      act,
      subject,
      payload: JSON.parse(canonicalJson(payload)) as unknown,
      prev: last?.hash ?? '',
    };
    const entry = { ...open, hash: entryHash(open) };
    this.#copy.add(entry);
    this.typed.push(...this.#typing.splice(0));
    this.entries = [...this.entries, entry];
  }

  #type(text: string): string {
    const typed = `${text} by ${this.who}, ${this.entries.length}.${this.#typing.length}`;
    this.#typing.push(typed);
    return typed;
  }

  #hold(value: unknown): string {
    const hash = digest(value);
    this.held.set(hash, value);
    return hash;
  }

  #evidence(act: string, kind: string, id: string, value: unknown): void {
    const hash = this.#hold(value);
    const { hash: was } = this.#copy.state.marks.find((mark) => mark.kind === kind && mark.id === id) ?? {};
    const marks = [{ kind, id, hash, ...(was !== undefined && { was }) }];
    this.tell({ act, subject: `${kind}:${id}`, payload: { marks } });
  }

  #record<K extends RecordKind>(kind: K, id: string, is: RecordValues[K] | null): void {
    const was = this.#copy.state.records.get(`${kind}:${id}`)?.value ?? null;
    this.#records([{ kind, id, was, is } as RecordChange]);
  }

  #records(records: readonly RecordChange[]): void {
    this.tell({ act: 'records.change', subject: '', payload: { what: 'did', records } });
  }

  #all<K extends RecordKind>(kind: K): readonly RecordValues[K][] {
    return [...this.#copy.state.records.values()].flatMap((one) =>
      one.kind === kind && one.value ? [one.value as RecordValues[K]] : [],
    );
  }

  #revise(act: string, amendment: Amendment | undefined, payload: object): void {
    if (amendment)
      this.tell({
        act,
        subject: `amendment:${amendment.id}`,
        payload: { revision: amendment.revision + 1, ...payload },
      });
  }

  /** Does one thing, where it can be done. Clocks don't always go on between two acts. */
  do(doing: RandomAct): void {
    this.#do(doing);
    this.#typing = [];
  }

  #do([kind, a, b, c]: RandomAct): unknown {
    const { state } = this.#copy;
    if (c % 3 > 0) this.#minute += c % 5;
    const now = { by: this.who, at: at(this.#minute) };
    const amendments = [...state.amendments.values()];
    const amendment = pick(amendments, a);
    const link = pick([...state.links.values()], a)?.link;
    const theme = pick(this.#all('theme'), a);
    const excerpt = pick(this.#all('excerpt'), a);
    const thread = pick(this.#all('thread'), a);
    const decision = pick(this.#all('decision'), a);
    const anchor = { from: 0, to: 1, quote: 'A', prefix: '', suffix: '' };
    switch (kind) {
      case 0:
      case 1: {
        const id = `A-${String(amendments.length + 1).padStart(3, '0')}`;
        const words = { title: this.#type('Amendment'), purpose: this.#type('Purpose'), reason: '' };
        return this.tell({
          act: 'amendment.create',
          subject: `amendment:${id}`,
          payload: { revision: 1, ...words, edits: [edit(a, b)] },
        });
      }
      case 2:
        return this.#revise('amendment.revise', amendment, {
          edits: [{ ...edit(b, c), insert: this.#type('words') }],
        });
      case 3: {
        if (!amendment) return;
        // With a letter of its own at either end: of words that are alike at their ends, only what differs is told again.
        const own = String.fromCharCode(0x4e00 + this.who.charCodeAt(0) * 100 + this.entries.length);
        const insert = `${own}${this.#type('words')}${own}`;
        const edits = [...amendment.edits.slice(b % 2), { ...edit(b, c), insert }];
        return this.#revise('amendment.change', amendment, {
          changes: listStepsBetween(amendment.edits, edits),
          counts: editCounts(edits),
          ...(c % 3 === 0 && { whole: wholeCopyOf({ ...amendment, edits }) }),
        });
      }
      case 4:
        return this.#revise('amendment.describe', amendment, {
          [b % 2 ? 'title' : 'reason']: this.#type('said'),
        });
      case 5:
        return this.#revise('amendment.setState', amendment, {
          state: (['draft', 'ready', 'in-legal-review', 'agreed', 'withdrawn'] as const)[b % 5],
        });
      case 6: {
        if (!amendment) return;
        const to = pick(
          [
            'recommendation:1',
            ...state.marks
              .filter((mark) => mark.kind !== 'recommendation')
              .map((mark) => `${mark.kind}:${mark.id}`),
            ...this.#all('theme').map(({ id }) => `theme:${id}`),
          ],
          b,
        );
        const from = `amendment:${amendment.id}`;
        if ([...state.links.values()].some((one) => one.link.from === from && one.link.to === to)) return;
        const id = `${this.who}-${++this.#made}-${this.entries.length}`;
        const payload = { id, type: 'implements', from, to, fromHash: amendment.purpose, toHash: `t${c}` };
        return this.tell({ act: 'link.add', subject: `link:${id}`, payload });
      }
      case 7:
        if (link) this.tell({ act: 'link.remove', subject: `link:${link.id}`, payload: {} });
        return;
      case 8: {
        if (!link) return;
        const payload = { fromHash: link.fromHash, toHash: `t${c}` };
        return this.tell({ act: 'link.look', subject: `link:${link.id}`, payload });
      }
      case 9: {
        const key = `D0${a % 4}/x`;
        if (state.ignored.has(key))
          this.tell({ act: 'finding.heed', subject: `finding:${key}`, payload: {} });
        else
          this.tell({
            act: 'finding.ignore',
            subject: `finding:${key}`,
            payload: { key, said: '', because: this.#type('because') },
          });
        return;
      }
      case 10: {
        const id = nextOf(
          'T',
          this.#all('theme').map((one) => one.id),
        );
        const parent = b % 3 ? null : (theme?.id ?? null);
        return this.#record('theme', id, { id, name: this.#type('Theme'), description: '', parent });
      }
      case 11:
        if (theme) this.#record('theme', theme.id, { ...theme, description: this.#type('described') });
        return;
      case 12: {
        // Under another, which is none of its own parts.
        const other = pick(this.#all('theme'), b);
        if (theme && other && other.parent === null && other.id !== theme.id)
          this.#record('theme', theme.id, { ...theme, parent: other.id });
        return;
      }
      case 13: {
        const named = `theme:${theme?.id}`;
        const isTied = [...state.links.values()].some(({ link: { to } }) => to === named);
        if (!theme || isTied || this.#all('decision').some((one) => one.about === named)) return;
        const parts = this.#all('theme').filter(({ parent }) => parent === theme.id);
        const coded = this.#all('excerpt').filter(({ themes }) => themes.includes(theme.id));
        return this.#records([
          ...parts.map((was) => ({ kind: 'theme' as const, id: was.id, was, is: { ...was, parent: null } })),
          ...coded.map((was) => ({
            kind: 'excerpt' as const,
            id: was.id,
            was,
            is: { ...was, themes: was.themes.filter((id) => id !== theme.id) },
          })),
          { kind: 'theme', id: theme.id, was: theme, is: null },
        ]);
      }
      case 14: {
        const id = nextOf(
          'X',
          this.#all('excerpt').map((one) => one.id),
        );
        const themes = theme ? [theme.id] : [];
        const remark = this.#type('remark');
        return this.#record('excerpt', id, {
          id,
          of: 'note:N-001',
          anchor: { ...anchor, prefix: theme?.name ?? '' },
          themes,
          stance: null,
          remark,
          ...now,
        });
      }
      case 15:
        if (!excerpt) return;
        if (b % 3) this.#record('excerpt', excerpt.id, { ...excerpt, remark: this.#type('remark') });
        else this.#record('excerpt', excerpt.id, null);
        return;
      case 16: {
        const id = nextOf(
          'C',
          this.#all('thread').map((one) => one.id),
        );
        const on = amendment ? `amendment:${amendment.id}` : 'note:N-001';
        const comments = [{ text: `${this.#type('comment')} on ${amendment?.purpose ?? ''}`, ...now }];
        return this.#record('thread', id, { id, on, words: null, comments, resolved: null, task: null });
      }
      case 17:
      case 18: {
        if (!thread) return;
        const comments = [...thread.comments, { text: this.#type('reply'), ...now }];
        return this.#record('thread', thread.id, { ...thread, comments, resolved: null });
      }
      case 19: {
        if (!thread) return;
        if (b % 2)
          return this.#record('thread', thread.id, { ...thread, resolved: thread.resolved ? null : now });
        const task = { owner: this.#type('owner'), due: null, done: null };
        return this.#record('thread', thread.id, { ...thread, task });
      }
      case 20: {
        const [about, named = ''] =
          pick(
            [
              ['recommendation:1'],
              ...this.#all('theme').map(({ id, name }) => [`theme:${id}`, name]),
              ...this.#all('question').map(({ id, text }) => [`question:${id}`, text]),
            ],
            b,
          ) ?? [];
        if (!about || this.#all('decision').some((one) => one.about === about)) return;
        const id = nextOf(
          'D',
          this.#all('decision').map((one) => one.id),
        );
        const reason = `${this.#type('decided')} of ${named}`;
        return this.#record('decision', id, {
          id,
          about: about as 'theme:x',
          outcome: 'deferred',
          reason,
          ...now,
        });
      }
      case 21:
        if (decision) this.#record('decision', decision.id, null);
        return;
      case 22: {
        if (!amendment) return;
        const id = `${amendment.id} ${this.who}`;
        return this.#record('reviewed', id, {
          id,
          amendment: amendment.id,
          print: amendment.purpose,
          ...now,
        });
      }
      case 23: {
        const notes = state.marks.filter((mark) => mark.kind === 'note');
        const text = this.#type('note');
        if (b % 2)
          return this.#evidence('note.revise', 'note', pick(notes, a)?.id ?? '', {
            id: pick(notes, a)?.id,
            text,
          });
        return this.#piece('note.add', 'note', 'N', { text });
      }
      case 24: {
        // A source, or an answer that quotes one.
        const source = pick(
          state.marks.filter((mark) => mark.kind === 'source'),
          a,
        );
        if (b % 3 === 0 || !source)
          return this.#piece('evidence.add', 'source', 'S', { text: this.#type('source') });
        const { text } = this.held.get(source.hash) as { readonly text: string };
        const pins = [{ source: source.id, quote: text }];
        const said = { recommendations: ['1'], terms: this.#type('answer'), pins };
        return this.#piece('evidence.add', 'response', 'RS', said);
      }
      case 26: {
        const held = { imports: this.#all('import'), questions: this.#all('question') };
        return this.#records(takenIn(held, this.#type('file'), [a, b], now));
      }
      case 27: {
        const one = pick(this.#all('import'), a);
        if (one?.first === undefined) return;
        const place = b % one.respondents;
        const answer = (one.first + place) * 1000 + 1;
        if (c % 2) {
          const id = nextOf(
            'X',
            this.#all('excerpt').map((each) => each.id),
          );
          const of = `answer:${answer}` as const;
          const remark = `${one.rows}@${place}`;
          return this.#record('excerpt', id, { id, of, anchor, themes: [], stance: null, remark, ...now });
        }
        const { now: held } = state.answers.get(answer) ?? {};
        const was = held ?? this.#hold(`${one.rows}@${place}`);
        const hash = this.#hold(`${one.rows}@${place} ${this.#type('corrected')}`);
        const marks = [{ kind: 'answer', id: String(answer), hash, was }];
        return this.tell({
          act: 'answer.revise',
          subject: `answer:${answer}`,
          payload: { import: one.id, marks },
        });
      }
      case 28: {
        const one = pick(this.#all('import'), a);
        if (one?.first === undefined) return;
        if (this.#isTied(one)) return;
        const others = this.#all('import').filter((each) => each.id !== one.id);
        const changes = this.#all('question').flatMap((was): RecordChange[] => {
          if (was.import !== one.id) return [];
          const other = others.find(({ questions = [] }) => questions.includes(was.id));
          return [{ kind: 'question', id: was.id, was, is: other ? { ...was, import: other.id } : null }];
        });
        if (this.#isDecided(changes.flatMap(({ id, is }) => (is === null ? [{ id }] : [])))) return;
        return this.#records([...changes, { kind: 'import', id: one.id, was: one, is: null }]);
      }
      default: {
        // A source that nobody is tied to is taken back, with the answers that quote it.
        const source = pick(
          state.marks.filter((mark) => mark.kind === 'source'),
          a,
        );
        if (!source) return;
        const quoting = state.marks.filter(({ kind, hash }) => {
          const piece = this.held.get(hash) as { readonly pins?: readonly { readonly source: string }[] };
          return kind === 'response' && piece.pins?.some((pin) => pin.source === source.id);
        });
        const gone = [source, ...quoting];
        const isTied = [...state.links.values()].some(({ link }) =>
          gone.some(({ kind: of, id }) => link.to === `${of}:${id}`),
        );
        if (isTied) return;
        const marks = gone.map(({ kind: of, id, hash: was }) => ({ kind: of, id, was }));
        return this.tell({ act: 'evidence.remove', subject: `source:${source.id}`, payload: { marks } });
      }
    }
  }

  /** Puts in a piece of evidence under the next number that nothing has or had in another copy. */
  #piece(act: string, kind: EvidenceKind, letters: string, value: object): void {
    const left = this.#all('left').flatMap(({ id }) =>
      id.startsWith(`${kind}:`) ? [id.slice(kind.length + 1)] : [],
    );
    const held = [...this.#copy.thingsByName.values()].flatMap((one) => (one.kind === kind ? [one.id] : []));
    const last = Math.max(0, ...[...held, ...left].map((id) => Number(id.slice(letters.length + 1))));
    const id = `${letters}-${String(last + 1).padStart(3, '0')}`;
    this.#evidence(act, kind, id, { id, ...value });
  }

  /** Whether a passage is coded of an answer that a file brought. */
  #isTied({ first = 0, respondents }: Pick<Import, 'first' | 'respondents'>): boolean {
    const [from, to] = [first * 1000, (first + respondents) * 1000];
    return this.#all('excerpt').some(({ of }) => {
      const number = of.startsWith('answer:') ? Number(of.slice('answer:'.length)) : 0;
      return number >= from && number < to;
    });
  }

  #isDecided(questions: readonly Pick<Question, 'id'>[]): boolean {
    const gone = questions.map(({ id }) => `question:${id}`);
    return this.#all('decision').some(({ about }) => gone.includes(about));
  }

  shelf(other: CopyInMemory): Shelf {
    return {
      read: (hash) => {
        const value = this.held.get(hash) ?? other.held.get(hash);
        if (value === undefined) throw new RangeError(`Nobody holds ${hash}`);
        return value;
      },
      add: (value) => this.#hold(value),
    };
  }

  /** What taking in another's copy would come to. */
  look(other: CopyInMemory, at = other.entries.length): Merge {
    const theirs = other.entries.slice(0, at);
    return mergeOf(this.#copy, copyOf(theirs), theirs, { shelf: this.shelf(other), takes: () => true });
  }

  /** Takes another's copy in, as far as it went at some entry. @returns what it came to */
  merge(other: CopyInMemory, at = other.entries.length): Merge {
    const merge = this.look(other, at);
    const head = other.entries[at - 1];
    for (const [hash, value] of other.held) this.held.set(hash, value);
    if (!bringsNothing(merge) && head)
      for (const event of eventsOfMerge(this.#copy, merge, { seq: head.seq, hash: head.hash }, []))
        this.tell(event);
    return merge;
  }

  choose(choices: readonly Choice[]): void {
    const things = applyChoices(this.#copy, choices, { who: this.who, at: at(this.#minute) });
    if (!things) throw new RangeError('No such reading');
    const plan = planOf(this.#copy, things);
    // A file is not taken back by a choice while something is tied to what it brought.
    const isTied = ({ kind, was, is }: RecordChange): boolean => {
      if (is !== null || was === null) return false;
      return kind === 'import' ? this.#isTied(was) : kind === 'question' && this.#isDecided([was]);
    };
    if (plan.updates.records.some(isTied)) return;
    for (const event of eventsOfChoice(this.#copy, plan, choices)) this.tell(event);
  }
}
