import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { describedFault } from '../../database/fault.ts';
import { prefixOf } from '../../shared/node.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MapTiles } from '../../shared/map-tiles.ts';
import type { WebSettings } from '../dependencies.ts';
import { escapedHtml } from './escaped-html.ts';
import { firstPartsOf } from './first-parts.ts';
import { pageHeaders } from './page-headers.ts';
import { type PagePreview, withPreview } from './page-preview.ts';

/** The folder of files whose names change with their content. */
const ASSETS = '/assets/';
/** Files that keep their names: asked for anew each time. */
const FIXED_FILES = ['/manifest.webmanifest', '/icon.svg', '/service-worker.js'];
/** What begins so is not a page of the application, whatever a browser asks for. */
const NOT_PAGES =
  /^\/(graphql|auth|assets|attachments|calendars|personal-data|project-books|livez|readyz|metrics|oauth)(\/|\?|$)/;
/** What units, branches and staff work at; all other pages are those of residents. */
const OF_DESK = /^\/desk(\/|\?|$)/;

/**
 * Serves the browser application: its files, and for every address of it the page that loads them. Each page has its
 * address, so that it can be reloaded, copied and come back to.
 * @param previewOf what a link to the page shows; undefined where that is what the page says of itself
 */
export async function registerWeb(
  app: FastifyInstance,
  { folder, mapTiles }: Pick<WebSettings, 'folder' | 'mapTiles'>,
  previewOf: (request: FastifyRequest) => Promise<PagePreview | undefined>,
): Promise<void> {
  const [resident, desk] = await Promise.all([
    pageOf(folder, 'resident.html', mapTiles),
    pageOf(folder, 'desk.html', mapTiles),
  ]);
  const firstParts = await firstPartsOf(folder, [resident.html, desk.html]);
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: ASSETS,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
    decorateReply: true,
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  });
  for (const path of FIXED_FILES) {
    app.get(path, (_request, reply) => reply.sendFile(path.slice(1), folder, { immutable: false, maxAge: 0 }));
  }
  const send = async (request: FastifyRequest, reply: FastifyReply, { html, headers }: Page) => {
    // Whatever keeps it from being made, the page itself is there.
    const preview = await previewOf(request).catch((error: unknown) => {
      request.log.warn({ fault: describedFault(error) }, 'a page is sent without its preview');
      return undefined;
    });
    const path = pathOf(request);
    const link = firstParts(path);
    const url = `${request.protocol}://${request.host}${path}`;
    return reply
      .headers({ ...headers, vary: 'accept-language', ...(link && { link }) })
      .type('text/html; charset=utf-8')
      .send(preview ? withPreview(html, preview, url) : html);
  };
  app.get('/', (request, reply) => send(request, reply, resident));
  // The page of a book is made by the server, as paper is; here is its short address.
  app.get('/b/:id', (request, reply) => {
    const { id } = request.params as { readonly id: string };
    return prefixOf(id) === 'spb' ? reply.redirect(`/project-books/${id}.html`) : reply.callNotFound();
  });
  app.setNotFoundHandler((request, reply) => {
    if (!asksForPage(request)) return reply.code(404).send({ errors: [notFound(request)] });
    return send(request, reply, OF_DESK.test(request.url) ? desk : resident);
  });
}

interface Page {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function pageOf(folder: string, file: string, tiles?: MapTiles): Promise<Page> {
  const html = withTiles(await readFile(join(folder, file), 'utf8'), tiles);
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!);
  return { html, headers: pageHeaders({ scripts, pictures: tiles ? [new URL(tiles.url).origin] : [] }) };
}

/** Tells the page of the tiles that it may ask for, where its map looks for them. */
function withTiles(html: string, tiles: MapTiles | undefined): string {
  if (!tiles) return html;
  const meta = `<meta name="map-tiles" content="${escapedHtml(JSON.stringify(tiles))}" />`;
  return html.replace('<title>', () => `${meta}<title>`);
}

/** Without what is asked of the page. */
export function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  return url.split('?', 1)[0]!;
}

function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html') === true && !NOT_PAGES.test(url)
  );
}

function notFound({ method, url, id }: FastifyRequest) {
  return { message: `There is no ${method} ${pathOf({ url })}.`, extensions: { code: 'NOT_FOUND', requestId: id } };
}
