import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** An operation that the explorer offers to somebody who opens it for the first time. */
export interface ExampleQuery {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface ExplorerOptions {
  /** The path of the GraphQL API, at which browsers find the explorer. */
  readonly path: string;
  readonly title: string;
  /** At least one; each opens in a tab of its own, the first in front. */
  readonly exampleQueries: readonly [ExampleQuery, ...ExampleQuery[]];
}

/** A file the page loads. Its path changes with its content, so it may be cached for ever. */
export interface ExplorerAsset {
  readonly contentType: string;
  readonly content: string;
  readonly gzipped: Buffer;
}

export interface ExplorerPage {
  readonly html: string;
  /** By absolute path. */
  readonly assets: ReadonlyMap<string, ExplorerAsset>;
}

/**
 * What page and workers may do: run and fetch what this server serves, nothing else. Inline styles are the exception,
 * because the editor (Monaco) writes its style sheets at run time; its fonts and small images are `data:` URLs.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="28" height="28" fill="#1f7a5a">
<path d="M3 3h12v12H3zM17 3h12v12H17zM3 17h12v12H3z"/><circle cx="23" cy="23" r="6" fill="#e0972e"/></svg>`;

/** Shown in the headers editor, which takes JSON with comments. */
const HEADERS_HINT = `{
  // In development, a token comes from: npm run -s token -- resident
  // "Authorization": "Bearer <token>"
}`;

/**
 * Starts the explorer in the browser. Two of GraphiQL's habits are turned off: it would copy each edit of the query into
 * the address, and so into the server's log at the next reload; and it would keep the Authorization header in the
 * browser's storage without being asked (its settings still offer that).
 */
const START_SCRIPT = `
const { workers, ...options } = JSON.parse(document.getElementById('options').textContent);
self.MonacoEnvironment = { getWorkerUrl: (_module, label) => workers[label] };
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  ...options,
  onEditQuery: () => {},
  showPersistHeadersSettings: true,
  shouldPersistHeaders: localStorage.getItem('graphiql:shouldPersistHeaders') === 'true',
});
`;

const gzipped = promisify(gzip);

/** The explorer (GraphiQL) as one page and the files it loads, all from this server. Takes a moment and some 20 MB. */
export async function explorerPage({ path, title, exampleQueries }: ExplorerOptions): Promise<ExplorerPage> {
  // Loaded on demand: most server processes never see a browser.
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const assets = new Map<string, ExplorerAsset>();

  async function addAsset(name: string, extension: 'js' | 'css', content: string): Promise<string> {
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const address = `${path}/explorer/${name}.${digest}.${extension}`;
    const contentType = extension === 'js' ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8';
    assets.set(address, { contentType, content, gzipped: await gzipped(content) });
    return address;
  }
  const style = await addAsset('graphiql', 'css', graphiql.css);
  const program = await addAsset('graphiql', 'js', graphiql.js);
  const start = await addAsset('start', 'js', START_SCRIPT);
  const options = {
    title,
    logo: LOGO,
    defaultHeaders: HEADERS_HINT,
    defaultEditorToolsVisibility: 'headers',
    defaultTabs: exampleQueries.map(({ query, variables }) => ({
      query,
      variables: variables && JSON.stringify(variables, null, 2),
      headers: HEADERS_HINT,
    })),
    workers: {
      graphql: await addAsset('graphql-worker', 'js', graphiql.graphqlWorker),
      json: await addAsset('json-worker', 'js', graphiql.jsonWorker),
      editorWorkerService: await addAsset('editor-worker', 'js', graphiql.editorWorkerService),
    },
  };

  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(LOGO).toString('base64')}">
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    <noscript>The explorer needs JavaScript.</noscript>
    <div id="root"></div>
    <script id="options" type="application/json">${JSON.stringify(options).replaceAll('<', '\\u003c')}</script>
    <script src="${program}"></script>
    <script src="${start}"></script>
  </body>
</html>
`;
  return { html, assets };
}

/**
 * Lets browsers that open the path of the API find the explorer there. A request that asks for anything but HTML, or
 * that carries a query, goes on to the API.
 */
export function registerExplorer(app: FastifyInstance, options: ExplorerOptions): void {
  let page: Promise<ExplorerPage> | undefined;
  const loadPage = () => (page ??= explorerPage(options));

  // With callbacks, because every request passes here and a promise would cost it more than the test itself.
  app.addHook('onRequest', (request, reply, done) => {
    if (isExplorerRequest(request, options.path)) loadPage().then(({ html }) => sendPage(reply, html), done);
    else done();
  });

  app.get(`${options.path}/explorer/:file`, async (request, reply) => {
    const asset = (await loadPage()).assets.get(request.url);
    if (!asset) return reply.callNotFound();
    const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding']));
    if (takesGzip) reply.header('content-encoding', 'gzip');
    return reply
      .headers({ ...SECURITY_HEADERS, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
      .type(asset.contentType)
      .send(takesGzip ? asset.gzipped : asset.content);
  });
}

function isExplorerRequest({ method, url, headers, query }: FastifyRequest, path: string): boolean {
  return (
    method === 'GET' &&
    (url === path || url.startsWith(`${path}?`)) &&
    headers.accept?.includes('text/html') === true &&
    (query as { query?: unknown }).query === undefined
  );
}

function sendPage(reply: FastifyReply, html: string): void {
  void reply
    .headers({ ...SECURITY_HEADERS, 'cache-control': 'no-cache', vary: 'accept' })
    .type('text/html; charset=utf-8')
    .send(html);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
