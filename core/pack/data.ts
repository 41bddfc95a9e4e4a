import { plainLines } from '../amend/redline/lines.ts';
import type { Block } from './blocks.ts';
import { withheldCounts } from './manifest.ts';
import type { PackModel } from './model.ts';

/** A block as data, with the keys of pack.json. Law is stored as its two texts, in lines. */
function blockData(block: Block): unknown {
  switch (block.kind) {
    case 'law':
      return {
        kind: block.kind,
        name: block.name,
        original: plainLines(block.lines, 'original'),
        asAmended: plainLines(block.lines, 'as-amended'),
      };
    case 'annex':
      return { kind: block.kind, what: block.annex };
    case 'gap': {
      const { kind, label, ...advice } = block;
      return { kind, what: label, ...advice };
    }
    default:
      return block;
  }
}

const documentData = ({ document }: PackModel) => ({
  ...document,
  parts: document.parts.map((part) => ({ ...part, blocks: part.blocks.map(blockData) })),
});

/** The data of a published pack: what its pages show, in the words of the paper. */
function publishedData(model: PackModel): Readonly<Record<string, unknown>> {
  const { id, version, title, number, uri, description, licence } = model.instrument;
  const { unwritten: _, ...document } = documentData(model);
  return {
    format: 'keeling-pack-data',
    formatVersion: 2,
    generator: model.generator,
    title: document.title,
    instrument: { id, version, title, number, uri, description, licence, hash: model.instrumentHash },
    document: {
      ...document,
      parts: document.parts.map(({ state: _state, ...part }) => part),
    },
    proposals: model.amendments.map(({ amendment, changes }) => ({
      id: amendment.id,
      title: amendment.title,
      purpose: amendment.purpose,
      reason: amendment.reason,
      changes: changes.map(({ kind, place, before, after, words }) => ({
        kind,
        place,
        before,
        after,
        words,
      })),
    })),
    recommendations: model.recommendations.map(({ recommendation, responses, answers, departures }) => ({
      number: recommendation.no,
      addressee: recommendation.addressee,
      text: recommendation.text,
      summary: recommendation.text === null ? recommendation.gist : null,
      responses: responses.map(({ body, date, category, terms }) => ({ body, date, category, terms })),
      answers,
      departures,
    })),
    notes: model.notes.map(({ date, author, organisation, question, text, wording }) => ({
      date,
      author,
      organisation,
      question,
      text,
      wording,
    })),
    themes: model.themes.map(({ name, excerpts, texts, stances }) => ({
      name,
      passages: excerpts,
      responses: texts,
      stances,
    })),
    passages: model.excerpts.map(({ quote, stance, themes }) => ({
      quote,
      stance,
      themes: themes.map(({ name }) => name),
    })),
    withheld: { ...model.withheld, ...withheldCounts(model.withheldConsultation) },
    text: {
      original: plainLines(model.markedUp, 'original'),
      asAmended: plainLines(model.markedUp, 'as-amended'),
    },
  };
}

/**
 * The data of a pack for programs: the contents of its other files, in the terms of the review, and both texts as
 * lines. The base text is a separate file, so that its hash can be checked.
 */
export function packData(model: PackModel): Readonly<Record<string, unknown>> {
  if (model.isPublished) return publishedData(model);
  const { instrument, markedUp, amendments } = model;
  const { root: _root, notes: editorialNotes, ...about } = instrument;
  return {
    format: 'keeling-pack-data',
    formatVersion: 1,
    generator: model.generator,
    review: model.review,
    ledger: model.ledger,
    instrument: { ...about, hash: model.instrumentHash },
    document: documentData(model),
    amendments: amendments.map(({ amendment, changes, links }) => ({
      ...amendment,
      changes,
      withheldLinks: links.withheld,
      brokenLinks: links.broken,
    })),
    leftOut: model.leftOut,
    withoutEdits: model.withoutEdits,
    links: model.links,
    recommendations: model.recommendations.map(
      ({ recommendation, responses, answers, departures, decision }) => ({
        ...recommendation,
        responses,
        answers,
        departures,
        ...(decision && { decision }),
      }),
    ),
    commitments: model.commitments,
    notes: model.notes,
    ...(model.excerpts.length > 0 && { excerpts: model.excerpts }),
    ...(model.themes.length > 0 && { themes: model.themes }),
    withheld: {
      ...model.withheld,
      links: model.withheldLinks,
      ...withheldCounts(model.withheldConsultation),
    },
    provisions: model.provisions.map(({ links, ...provision }) => ({
      ...provision,
      withheldLinks: links.withheld,
    })),
    status: model.reliance,
    editorialNotes,
    matrix: model.matrix,
    text: {
      original: plainLines(markedUp, 'original'),
      asAmended: plainLines(markedUp, 'as-amended'),
    },
  };
}
