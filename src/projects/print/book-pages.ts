import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Context } from '../../request/context.ts';
import { prefixOf } from '../../shared/node.ts';
import type { BookView } from './book-document.ts';
import { renderBookHtml } from './book-html.ts';
import { bookViewOf } from './book-view.loader.ts';
import { PdfsBusyError, renderBookPdf } from './render-book-pdf.ts';

/** Under this path each book has its pages: `/<id>.html` and `/<id>.pdf`. */
const BOOK_PAGES_PATH = '/project-books';

/** The forms in which a book can be fetched. */
type BookPageForm = 'html' | 'pdf';

/** Signed versions do not change, but the names of parties may: caches ask again after so many seconds. */
const SIGNED_MAX_AGE_SECONDS = 3600;
/** When so many PDFs are waiting that no more are taken, in seconds. */
const RETRY_AFTER_SECONDS = 5;

/** The path of a page, relative to the server. */
export function bookPagePath(bookId: string, version: number, form: BookPageForm): string {
  return `${BOOK_PAGES_PATH}/${bookId}.${form}?version=${version}`;
}

/**
 * Serves books as pages to read and print, and as PDF, to whoever may see that version in the API: from the first
 * signature of all on to everybody, before that to those who show a token of a party or of staff. To others there is no
 * such page. `?version=` picks one.
 * @param contextOf who asks
 */
export function registerBookPages(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<Context>,
): void {
  app.get(`${BOOK_PAGES_PATH}/:file`, async (request, reply) => {
    const asked = readAddress(request);
    if (!asked) return reply.callNotFound();
    try {
      const view = await bookViewOf(await contextOf(request), asked.bookId, asked.version);
      return view ? await sendPage(request, reply, view, asked) : reply.callNotFound();
    } catch (error) {
      if (error instanceof PdfsBusyError) return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send();
      const http = error instanceof GraphQLError ? (error.extensions.http as AnswerHead | undefined) : undefined;
      if (!http?.status) throw error;
      return reply
        .code(http.status)
        .headers(Object.fromEntries(http.headers ?? []))
        .send();
    }
  });
}

/** What an error says of the answer in HTTP. */
interface AnswerHead {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

interface Address {
  readonly bookId: string;
  readonly form: BookPageForm;
  readonly version?: number;
}

function readAddress({ params, query }: FastifyRequest): Address | undefined {
  const { file } = params as { file: string };
  const { version } = query as { version?: unknown };
  const [, bookId = '', form] = /^(\w+)\.(html|pdf)$/.exec(file) ?? [];
  if (prefixOf(bookId) !== 'spb') return undefined;
  const address = { bookId, form: form as BookPageForm };
  if (version === undefined) return address;
  if (typeof version !== 'string' || !/^[1-9]\d{0,8}$/.test(version)) return undefined;
  return { ...address, version: Number(version) };
}

async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  view: BookView,
  { form, version }: Address,
): Promise<FastifyReply> {
  const settled = view.signedByAll && version !== undefined;
  const etag = `"${createHash('sha256')
    .update(`${form} ${JSON.stringify(view)}`)
    .digest('base64url')}"`;
  reply.headers({
    'cache-control': settled ? `public, max-age=${SIGNED_MAX_AGE_SECONDS}` : 'private, no-cache',
    etag,
    vary: 'authorization',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.header('content-disposition', dispositionOf(view, form));
  if (form === 'pdf') {
    const pdf = await renderBookPdf(view);
    return reply.header('content-security-policy', policyWith('')).type('application/pdf').send(pdf);
  }
  const page = renderBookHtml(view);
  return reply.header('content-security-policy', policyOf(page)).type('text/html; charset=utf-8').send(page);
}

/** A name of the file for old clients, and one in Chinese: RFC 6266. */
function dispositionOf({ number, version }: BookView, form: BookPageForm): string {
  const chinese = encodeURIComponent(`服务项目书-${number}-第${version}版.${form}`);
  return `inline; filename="project-book-${number}-v${version}.${form}"; filename*=UTF-8''${chinese}`;
}

/** What the page may do: show itself with its one style sheet, and nothing else. */
function policyOf(page: string): string {
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
  return policyWith(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; `);
}

function policyWith(allowed: string): string {
  return `default-src 'none'; ${allowed}base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
