import { count } from '../../core/base/english.ts';
import {
  type PublishedResponse,
  type PublishedResponses,
  responseHeading,
  withheldWords,
} from '../../core/consultation/published-responses.ts';
import { csvOf } from '../formats/csv.ts';
import { type Markup, markup } from '../formats/markup.ts';
import type { ZipEntry } from '../formats/zip.ts';

/** The title of the consultation, and the program named in each page's `generator`. */
interface ResponsesAbout {
  readonly title: string;
  readonly generator: string;
}

/** The style of every page, for screens of any width and for print. */
const STYLE = markup`<style>
:root { color-scheme: light dark; }
body { max-width: 70ch; margin: 0 auto; padding: 1rem 1.25rem 3rem; font: 1.05rem/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.15; } h2 { margin: 2rem 0 0.5rem; padding-top: 1rem; border-top: 1px solid #888; font-size: 1.35rem; } h3 { margin: 1rem 0 0.25rem; font-size: 1.05rem; }
.kind { font-weight: bold; } .answer { margin: 0.25rem 0 0.75rem; white-space: pre-line; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
@page { size: A4; margin: 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); } }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } h2, h3 { break-after: avoid; } }
</style>`;
const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The most responses, or answers to one question, on one page. A browser is slow with longer pages. */
const ITEMS_PER_PAGE = 500;

const paragraphs = (text: string): readonly Markup[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => markup`<p class="answer">${part}</p>`);

const pageOf = (name: string, { title, generator }: ResponsesAbout, body: readonly Markup[]): Markup =>
  markup`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="generator" content="${generator}"/><title>${name}: ${title}</title>${STYLE}</head><body><header class="cover"><p class="kind">${title}</p><h1>${name}</h1></header><main>${body}</main></body></html>
`;

/** A question as it is printed: “Question 1: Do you agree?”. */
const questionHeading = ({ name, text }: PublishedResponses['questions'][number]): string =>
  `${name}: ${text}`;

const backLink = markup`<p><a href="index.html">All published responses</a></p>`;

/** Splits a list into pages. `from` is the index of a page's first item. */
function inPages<T>(all: readonly T[]): readonly { readonly items: readonly T[]; readonly from: number }[] {
  const pages: { items: readonly T[]; from: number }[] = [];
  for (let from = 0; from < all.length; from += ITEMS_PER_PAGE)
    pages.push({ items: all.slice(from, from + ITEMS_PER_PAGE), from });
  return pages;
}

const range = (from: number, responsesOnPage: readonly unknown[]): string =>
  `${from + 1} to ${from + responsesOnPage.length}`;

interface NamedPage {
  readonly path: string;
  readonly name: string;
  readonly page: Markup;
}

function byRespondent(
  { questions, responses }: PublishedResponses,
  about: ResponsesAbout,
): readonly NamedPage[] {
  const headings = new Map(questions.map((question) => [question.id, questionHeading(question)]));
  return inPages(responses).map(({ items, from }, at) => {
    const name = `Responses ${range(from, items)}`;
    const body = items.map(
      (response) =>
        markup`<section class="body"><h2>${responseHeading(response)}</h2>${response.answers.map(
          ({ question, text }) => markup`<h3>${headings.get(question) ?? question}</h3>${paragraphs(text)}`,
        )}</section>`,
    );
    return { path: `by-respondent-${at + 1}.html`, name, page: pageOf(name, about, [backLink, ...body]) };
  });
}

function byQuestion(
  { questions, responses }: PublishedResponses,
  about: ResponsesAbout,
): readonly NamedPage[] {
  return questions.flatMap((question, number) => {
    const questionAnswers = responses.flatMap((response) =>
      response.answers
        .filter((answer) => answer.question === question.id)
        .map(({ text }) => ({ response, text })),
    );
    return inPages(questionAnswers).map(({ items, from }, at) => {
      const name = `${questionHeading(question)} (answers ${range(from, items)})`;
      const body = items.map(
        ({ response, text }: { readonly response: PublishedResponse; readonly text: string }) =>
          markup`<section class="body"><h2>${responseHeading(response)}</h2>${paragraphs(text)}</section>`,
      );
      const path = `question-${number + 1}${at === 0 ? '' : `-${at + 1}`}.html`;
      return { path, name, page: pageOf(name, about, [backLink, ...body]) };
    });
  });
}

const linkList = (pages: readonly NamedPage[]): Markup =>
  markup`<ul>${pages.map(({ path, name }) => markup`<li><a href="${path}">${name}</a></li>`)}</ul>`;

/** The files of the responses that may be published: pages by respondent and by question, an index, and one CSV table. */
export function responseFiles(published: PublishedResponses, about: ResponsesAbout): readonly ZipEntry[] {
  const { questions, responses, withheld, leastShown } = published;
  const [respondents, answers] = [byRespondent(published, about), byQuestion(published, about)];
  const withheldNote = withheldWords(withheld, leastShown);
  const index = pageOf('Published responses', about, [
    markup`<p>${count(responses.length, 'response')} ${responses.length === 1 ? 'is' : 'are'} published here. Names of individuals are not shown. Redacted words are marked “[redacted]”.</p>`,
    ...(leastShown > 1
      ? [
          markup`<p>The kind of respondent is shown where at least ${leastShown} respondents are of that kind, or where the organisation is named.</p>`,
        ]
      : []),
    ...(withheldNote.length > 0
      ? [markup`<p>Not published:</p><ul>${withheldNote.map((line) => markup`<li>${line}</li>`)}</ul>`]
      : []),
    markup`<h2>By respondent</h2>${linkList(respondents)}<h2>By question</h2>${linkList(answers)}`,
    markup`<p><a href="responses.csv">All of them as a table (CSV)</a></p>`,
  ]);
  const questionsById = new Map(questions.map((question) => [question.id, question]));
  const rows = responses.flatMap(({ number, type, organisation, answers: given }) =>
    given.map(({ question, text }) => {
      const { name = '', text: words = question } = questionsById.get(question) ?? {};
      return [`${number}`, type, organisation, name, words, text];
    }),
  );
  const header = ['Response', 'Kind of respondent', 'Organisation', 'Question number', 'Question', 'Answer'];
  const encoder = new TextEncoder();
  return [
    { path: 'index.html', bytes: encoder.encode(index.toString()) },
    ...[...respondents, ...answers].map(({ path, page }) => ({
      path,
      bytes: encoder.encode(page.toString()),
    })),
    { path: 'responses.csv', bytes: encoder.encode(csvOf(header, rows)) },
  ];
}
