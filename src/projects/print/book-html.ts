import { type BookDocument, bookDocument, type BookTable, type BookView } from './book-document.ts';

/** A version of a book as a page for reading and printing: complete in itself, without scripts. */
export function renderBookHtml(view: BookView): string {
  return pageOf(bookDocument(view)).markup;
}

/** Markup that is safe to be put into a page; made by {@link html} and by nothing else. */
interface Markup {
  readonly markup: string;
}

/** A template whose texts are escaped; markup, and lists of it, go in as they are. */
function html(parts: TemplateStringsArray, ...values: readonly (string | Markup | readonly Markup[])[]): Markup {
  return { markup: parts.map((part, at) => (at === 0 ? part : shown(values[at - 1]!) + part)).join('') };
}

function shown(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return escaped(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign]!);
}

const NOTHING: Markup = { markup: '' };

/** As much of a book as a link to it shows, in characters. */
const PREVIEW_MAX = 120;

function previewOf({ facts }: BookDocument): string {
  const text = facts.map(([term, fact]) => `${term}：${fact}`).join('；');
  return text.length <= PREVIEW_MAX ? text : `${text.slice(0, PREVIEW_MAX)}…`;
}

function pageOf(book: BookDocument): Markup {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${book.kindOfDocument}：${book.title}</title>
        <meta name="description" content="${previewOf(book)}" />
        <meta property="og:type" content="article" />
        <meta property="og:title" content="${`${book.kindOfDocument}：${book.title}`}" />
        <meta property="og:description" content="${previewOf(book)}" />
        <link rel="icon" href="data:," />
        ${styleOf(book.footer)}
      </head>
      <body>
        <main>
          <header>
            <p class="kind">${book.kindOfDocument}</p>
            <h1>${book.title}</h1>
            ${book.notice === null ? NOTHING : html`<p class="notice" role="note">${book.notice}</p>`}
            <dl>
              ${book.facts.map(
                ([term, text]) =>
                  html`<div>
                    <dt>${term}</dt>
                    <dd>${text}</dd>
                  </div> `,
              )}
            </dl>
          </header>
          <p>${book.preamble}</p>
          ${book.sections.map(({ heading, blocks }, at) => {
            const id = `section-${at + 1}`;
            return html`<section aria-labelledby="${id}">
              <h2 id="${id}">${heading}</h2>
              ${blocks.map((block) => (block.kind === 'TABLE' ? tableOf(block) : html`<p class="text">${block.text}</p> `))}
            </section> `;
          })}
          <section class="signatures" aria-labelledby="signatures">
            <h2 id="signatures">${book.signatures.heading}</h2>
            ${book.signatures.blocks.map(
              ({ role, name, lines }) =>
                html`<div class="signature">
                  <p><strong>${role}</strong></p>
                  <p>${name}</p>
                  ${lines.map((line) => html`<p>${line}</p> `)}
                </div> `,
            )}
          </section>
        </main>
        <footer>${book.footer}</footer>
      </body>
    </html> `;
}

function tableOf({ caption, columns, rows }: BookTable): Markup {
  const classOf = (at: number) => (columns[at]!.numeric ? html` class="number"` : NOTHING);
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(({ title }, at) => html`<th scope="col" ${classOf(at)}>${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, at) => html`<td${classOf(at)}>${cell}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table> `;
}

/** The one style sheet. What stands at the foot of printed pages is part of it. */
function styleOf(footer: string): Markup {
  return { markup: `<style>${STYLE.replace('FOOTER', cssString(footer))}</style>` };
}

/** A text as a string of CSS, without a sign that could end it or the style sheet. */
function cssString(text: string): string {
  const signs = [...text].map((sign) =>
    /[\w\p{Script=Han} ·-]/u.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `,
  );
  return `"${signs.join('')}"`;
}

/** For screens of any width, and for A4, where rows, headings and signatures stay in one piece. */
const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; font: 1rem/1.7 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
.kind { margin: 0; text-align: center; font-size: 1.5rem; letter-spacing: .5em; text-indent: .5em; font-weight: 700; }
h1 { margin: .5rem 0 1rem; text-align: center; font-size: 1.25rem; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.1rem; }
.notice { padding: .25rem .75rem; border: 1px solid #a15c00; color: #7a4500; text-align: center; }
dl { margin: 0 0 1rem; }
dl div { display: flex; gap: .75rem; }
dt { flex: none; min-width: 4em; font-weight: 700; }
dt::after { content: "："; }
dd { margin: 0; min-width: 0; }
.text { white-space: pre-wrap; }
table { width: 100%; margin: .5rem 0 1rem; border-collapse: collapse; }
caption { padding: .25rem 0; text-align: start; color: #444; font-size: .9rem; }
th, td { padding: .3rem .5rem; border: 1px solid #555; text-align: start; vertical-align: top; }
th { background: #f0f0f0; }
.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1.5rem; }
.signatures h2 { grid-column: 1 / -1; margin-bottom: 0; }
.signature { min-height: 8rem; padding: .5rem .75rem; border: 1px solid #555; }
.signature p { margin: .25rem 0; white-space: pre-wrap; }
body > footer { padding: .75rem 1rem; border-top: 1px solid #ccc; text-align: center; color: #444; font-size: .8rem; overflow-wrap: anywhere; }
@media (max-width: 30rem) {
  th, td { padding: .25rem; font-size: .85rem; }
  .number { white-space: normal; }
}
@page { size: A4; margin: 20mm 18mm 22mm; @bottom-left { content: FOOTER; width: 85%; font-size: 8pt; } @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  thead { display: table-header-group; }
  tr, .signature, .signatures, .notice { break-inside: avoid; }
  h2, caption, section:has(+ .signatures) { break-after: avoid; }
  .signatures { break-before: avoid; }
  p { orphans: 2; widows: 2; }
}
`;
