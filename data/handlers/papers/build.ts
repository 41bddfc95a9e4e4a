import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { abridged } from '../../../core/base/english.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { MIN_SHOWN } from '../../../core/consultation/small-numbers.ts';
import type { Block } from '../../../core/pack/blocks.ts';
import { modelOf, settleOn } from '../../../core/pack/build.ts';
import type { BuilderItem, BuilderPart } from '../../../core/pack/builder-calls.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { numberProposals } from '../../../core/pack/paper/facts.ts';
import { asPublished } from '../../../core/pack/published.ts';
import { packTextId } from '../../../core/pack/records.ts';
import {
  finished,
  type SettledItem,
  type SettledPart,
  settleText,
} from '../../../core/pack/settled-parts.ts';
import { checkStatement } from '../../../core/pack/statement.ts';
import { filedParts, htmlOf, partHtmlOf, unwrittenHtmlOf } from '../../formats/html/page.ts';
import { listRecords } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { consultationOf, fieldsOf, listAskedQuestions } from '../context/paper-records.ts';
import { readPaperSnapshot } from './paper-look.ts';
import { runInTurns } from './run-in-turns.ts';

// Handlers for the window that builds a paper: its parts with the texts that users can edit, and a preview.

/** Shortens a line of the builder. The preview shows all of it. */
const abridge = (text: string): string => abridged(text, 160);

/**
 * How the builder shows each kind of block that Keeling computes and users can’t edit. A `gap` is a text that is still
 * to be written.
 */
const COMPUTED_BLOCK_WORDS: Readonly<
  Record<Exclude<Block['kind'], 'gap' | 'heading'>, (block: Block) => string>
> = {
  paragraph: (block) => (block.kind === 'paragraph' ? abridge(block.text) : ''),
  list: (block) => (block.kind === 'list' ? block.items.map((item) => `– ${abridge(item)}`).join('\n') : ''),
  quote: (block) => (block.kind === 'quote' ? `Quoted: “${abridge(block.text)}”` : ''),
  facts: (block) =>
    block.kind === 'facts' ? block.items.map(({ term, text }) => `${term}: ${text}`).join('\n') : '',
  table: (block) => (block.kind === 'table' ? `A table: ${block.caption}` : ''),
  law: (block) => (block.kind === 'law' ? `The text of the law: ${block.name}` : ''),
  clause: () => 'The clause, in its drafter’s words',
  // The builder lists the questions separately, where they can be changed.
  question: () => '',
  annex: () => 'The whole provision, as in the draft',
};

/** An item of a part as the builder shows it. Headings and empty blocks are left out. */
function builderItems(item: SettledItem): readonly BuilderItem[] {
  if (item.kind === 'text') {
    const findings = item.slot === 'statement' ? checkStatement(item.text) : [];
    const { field: _, ...text } = item;
    return [{ ...text, findings }];
  }
  if (item.kind === 'gap')
    return [{ kind: item.kind, what: item.label, help: item.help, ...(item.field && { field: item.field }) }];
  if (item.kind === 'heading') return [];
  const words = COMPUTED_BLOCK_WORDS[item.kind](item).trim();
  return words === '' ? [] : [{ kind: 'computed', words }];
}

const builderPart = ({ id, heading, place, isIncluded, state, gaps, items }: SettledPart): BuilderPart => ({
  id,
  heading,
  place,
  isIncluded,
  state,
  gaps: gaps.map(({ label }) => label),
  items: items.flatMap(builderItems),
});

/** Answers `pack.builder`: the parts of a paper, its questions and its amendments. */
export const readBuilder: Handler<'pack.builder'> = async (context, request) => {
  const inputs = await context.read(async (trx) => {
    const consultation = await consultationOf(trx);
    return ok({
      snapshot: await readPaperSnapshot(context, trx, request),
      fields: fieldsOf(consultation),
      consulted: consultation.consulted,
      leastShown: consultation.leastShown ?? MIN_SHOWN,
      asks: await listAskedQuestions(trx),
      texts: new Map((await listRecords(trx, 'pack-text')).map((text) => [text.id, text])),
    });
  });
  if (!inputs.ok) return inputs;
  const { snapshot, fields, consulted, leastShown, asks: askedQuestions, texts } = inputs.value;
  const cleared = await snapshot.publicBase();
  if (!cleared.ok) return cleared;
  const base = cleared.value.value;
  const { paper = UNEDITED_PAPER } = base.input;
  const { facts, title, parts } = await runInTurns(settleOn(base, { ...paper, isSkimmed: true }, false));
  const numbers = numberProposals(facts, paper);
  const questionNumbers = new Map(
    [...numbers.proposals.flatMap(({ questions }) => questions), ...numbers.general].map(({ id, number }) => [
      id,
      number,
    ]),
  );
  // Authors see their own text without redactions. The preview shows the published form.
  const withOwnText = (part: SettledPart): SettledPart => ({
    ...part,
    items: part.items.map((item) =>
      item.kind === 'text'
        ? settleText(item, texts.get(packTextId(request.document, part.id, item.slot)))
        : item,
    ),
  });
  return ok({
    document: request.document,
    title,
    fields,
    consulted,
    leastShown,
    parts: parts.map((part) => builderPart(withOwnText(part))),
    asks: askedQuestions.map(({ question: { id, text, kind, options }, about }) => ({
      question: { id, text, kind, options },
      about,
      number: questionNumbers.get(id) ?? null,
    })),
    amendments: facts.amendments.map(({ amendment: { id, title } }: { readonly amendment: Amendment }) => ({
      id,
      title,
    })),
  });
};

/** Answers `pack.preview`: the published form of the paper as HTML, or of one part. */
export const previewPack: Handler<'pack.preview'> = async (context, request) => {
  const { part } = request;
  const snapshot = await context.read(async (trx) => ok(await readPaperSnapshot(context, trx, request)));
  if (!snapshot.ok) return snapshot;
  const cleared = await snapshot.value.publicBase();
  if (!cleared.ok) return cleared;
  const base = cleared.value.value;
  const { paper = UNEDITED_PAPER } = base.input;
  if (part === undefined) return ok({ html: htmlOf(asPublished(modelOf(await runInTurns(settleOn(base))))) });
  const buildModel = (isWhole: boolean) =>
    modelOf(finished(settleOn(base, { ...paper, wantedParts: [part] }, isWhole)));
  const quickModel = buildModel(false);
  // Only a part with files of its own shows the whole Act or a table of all proposals, so other parts are built quickly.
  const isWhole = filedParts(quickModel).some(({ id }) => id === part);
  const model = isWhole ? buildModel(true) : quickModel;
  const published = asPublished(model);
  const { document } = model;
  const shownPart = published.document.parts[document.parts.findIndex(({ id }) => id === part)];
  if (shownPart) return ok({ html: partHtmlOf(published, shownPart) });
  const unwritten = document.unwritten.find(({ id }) => id === part);
  return unwritten
    ? ok({ html: unwrittenHtmlOf(published, unwritten.heading) })
    : refuse('not-found', `There is no part ${part} in this document.`, 'part');
};
