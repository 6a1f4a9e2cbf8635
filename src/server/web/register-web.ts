import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageHeaders } from './page-headers.ts';

/** The folder of files whose names change with their content. */
const ASSETS = '/assets/';
/** Files that keep their names: asked for anew each time. */
const FIXED_FILES = ['/manifest.webmanifest', '/icon.svg'];
/** What begins so is not a page of the application, whatever a browser asks for. */
const NOT_PAGES = /^\/(graphql|auth|assets|project-books|livez|readyz|metrics|oauth)(\/|\?|$)/;
/** What units, branches and staff work at; all other pages are those of residents. */
const OF_DESK = /^\/desk(\/|\?|$)/;

/**
 * Serves the browser application: its files, and for every address of it the page that loads them. Each page has its
 * address, so that it can be reloaded, copied and come back to.
 * @param folder where the build of `web/` has put it
 */
export async function registerWeb(app: FastifyInstance, folder: string): Promise<void> {
  const [resident, desk] = await Promise.all([pageOf(folder, 'resident.html'), pageOf(folder, 'desk.html')]);
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
  const send = (reply: FastifyReply, { html, headers }: Page) =>
    reply.headers(headers).type('text/html; charset=utf-8').send(html);
  app.get('/', (_request, reply) => send(reply, resident));
  app.setNotFoundHandler((request, reply) => {
    if (!asksForPage(request)) return reply.code(404).send({ errors: [notFound(request)] });
    return send(reply, OF_DESK.test(request.url) ? desk : resident);
  });
}

interface Page {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function pageOf(folder: string, file: string): Promise<Page> {
  const html = await readFile(join(folder, file), 'utf8');
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!);
  return { html, headers: pageHeaders({ scripts }) };
}

function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html') === true && !NOT_PAGES.test(url)
  );
}

function notFound({ method, url, id }: FastifyRequest) {
  return { message: `There is no ${method} ${url.split('?')[0]}.`, extensions: { code: 'NOT_FOUND', requestId: id } };
}
