import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExampleOperation } from './explorer-examples.ts';
import { isLoopbackHost } from '../../shared/loopback.ts';

/** Somebody a developer may act as. */
interface ExplorerPersona {
  readonly name: string;
  readonly description: string;
  readonly descriptionZh: string;
}

export interface ExplorerOptions {
  /** The path of the GraphQL API, at which browsers find the explorer. */
  readonly path: string;
  /** Where subscriptions are answered as server-sent events. */
  readonly streamPath: string;
  readonly title: string;
  /** What is offered to somebody who opens it for the first time: a tab each, the first in front. */
  readonly examples: () => Promise<readonly ExampleOperation[]>;
  /** With the development issuer only: whom a developer may act as, and their tokens for the asking. */
  readonly personas?: readonly ExplorerPersona[] | undefined;
  readonly issueToken?: ((persona: string) => Promise<string | undefined>) | undefined;
}

/** A file the page loads. Its path changes with its content, so it may be cached for ever. */
interface ExplorerAsset {
  readonly contentType: string;
  readonly content: string;
  readonly gzipped: Buffer;
}

interface ExplorerPage {
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
  // The token above is sent along, unless there is another one here:
  // "Authorization": "Bearer <token>"
}`;

/** The bar above the explorer: who asks, with which token, and in which language descriptions and messages come. */
const BAR_STYLE = `
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; }
#root { flex: 1; min-height: 0; height: auto !important; }
#root .graphiql-container { height: 100%; }
/* GraphiQL moves a tab away under the pointer when many are opened at once, so that no click arrives. */
#root .graphiql-tab { transform: none !important; }
#who { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .4rem .75rem; font: 14px/1.4 system-ui, sans-serif;
  color: #1d2b26; background: #eef4f1; border-bottom: 1px solid #c9d8d1; }
#who label { display: flex; gap: .4rem; align-items: center; }
#who input, #who select { font: inherit; padding: .15rem .3rem; max-width: 22rem; }
`;

/**
 * Sends what the bar says along with every request to this server. It stands before the explorer, which would otherwise
 * have taken hold of the plain `fetch`. The token is kept in the page alone: the choice of a persona outlives a reload, a
 * token that somebody has pasted does not.
 */
const BAR_SCRIPT = `
const bar = document.getElementById('who').elements;
const { path } = document.getElementById('who').dataset;
document.getElementById('who').addEventListener('submit', (event) => event.preventDefault());
const chosen = (name) => sessionStorage.getItem('explorer:' + name) ?? '';
bar.language.value = chosen('language') || 'en';
let issued = Promise.resolve();
const plainFetch = self.fetch.bind(self);
const takeToken = async (persona) => {
  bar.token.value = '';
  if (!persona) return;
  const body = JSON.stringify({ persona });
  const answer = await plainFetch(path + '/explorer/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (answer.ok) bar.token.value = (await answer.json()).token;
};
if (bar.persona) {
  bar.persona.value = chosen('persona');
  issued = takeToken(bar.persona.value);
  bar.persona.addEventListener('change', () => {
    sessionStorage.setItem('explorer:persona', bar.persona.value);
    issued = takeToken(bar.persona.value);
  });
}
bar.language.addEventListener('change', () => {
  sessionStorage.setItem('explorer:language', bar.language.value);
  location.reload();
});
self.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).origin !== location.origin) return plainFetch(request);
  await issued;
  request.headers.set('accept-language', bar.language.value);
  if (bar.token.value && !request.headers.has('authorization')) {
    request.headers.set('authorization', 'Bearer ' + bar.token.value.trim());
  }
  return plainFetch(request);
};
`;

/**
 * Starts the explorer in the browser. Two of GraphiQL's habits are turned off: it would copy each edit of the query into
 * the address, and so into the server's log at the next reload; and it would keep the Authorization header in the
 * browser's storage without being asked (its settings still offer that).
 */
const START_SCRIPT = `
const { workers, streamPath, ...options } = JSON.parse(document.getElementById('options').textContent);
self.MonacoEnvironment = { getWorkerUrl: (_module, label) => workers[label] };
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  ...options,
  subscriptionsEndpoint: new URL(streamPath, location.href).toString(),
  onEditQuery: () => {},
  showPersistHeadersSettings: true,
  shouldPersistHeaders: localStorage.getItem('graphiql:shouldPersistHeaders') === 'true',
});
`;

const gzipped = promisify(gzip);

/** The explorer (GraphiQL) as one page and the files it loads, all from this server. Takes a moment and some 20 MB. */
async function explorerPage({ path, streamPath, title, examples, personas }: ExplorerOptions): Promise<ExplorerPage> {
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
  const style = await addAsset('graphiql', 'css', graphiql.css + BAR_STYLE);
  const who = await addAsset('who', 'js', BAR_SCRIPT);
  const program = await addAsset('graphiql', 'js', graphiql.js);
  const start = await addAsset('start', 'js', START_SCRIPT);
  const options = {
    title,
    streamPath,
    logo: LOGO,
    defaultHeaders: HEADERS_HINT,
    defaultEditorToolsVisibility: 'headers',
    defaultTabs: (await examples()).map(({ query, variables }) => ({
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
    <form id="who" data-path="${path}" aria-label="Who asks">
      ${personas ? personaField(personas) : ''}
      <label>Token <input name="token" type="password" autocomplete="off" spellcheck="false" placeholder="sent as Bearer"></label>
      <label>Descriptions <select name="language"><option value="en">English</option><option value="zh-CN">中文</option></select></label>
    </form>
    <div id="root"></div>
    <script id="options" type="application/json">${JSON.stringify(options).replaceAll('<', '\\u003c')}</script>
    <script src="${who}"></script>
    <script src="${program}"></script>
    <script src="${start}"></script>
  </body>
</html>
`;
  return { html, assets };
}

function personaField(personas: readonly ExplorerPersona[]): string {
  const options = personas.map(
    ({ name, description }) => `<option value="${name}">${escaped(`${name}: ${description}`)}</option>`,
  );
  return `<label>Act as <select name="persona"><option value="">nobody</option>${options.join('')}</select></label>`;
}

/**
 * Lets browsers that open the path of the API find the explorer there. A request that asks for anything but HTML, or
 * that carries a query, goes on to the API.
 */
export function registerExplorer(app: FastifyInstance, options: ExplorerOptions): void {
  let built: { readonly day: number; readonly page: Promise<ExplorerPage> } | undefined;
  // The examples bear dates, so the page is good for a day.
  const loadPage = () => {
    const day = Math.floor(Date.now() / 86_400_000);
    if (built?.day !== day) built = { day, page: explorerPage(options) };
    return built.page;
  };
  const { issueToken } = options;
  if (issueToken) {
    app.post(`${options.path}/explorer/token`, async (request, reply) => {
      // A page from elsewhere must not come by a token because its name has been pointed at this machine.
      if (!isLoopbackHost(request.headers.host)) {
        return reply.code(403).send({ error: 'Tokens for development are given at localhost or 127.0.0.1 only.' });
      }
      const { persona } = (request.body ?? {}) as { persona?: unknown };
      const token = typeof persona === 'string' ? await issueToken(persona) : undefined;
      return token === undefined ? reply.code(404).send({}) : reply.header('cache-control', 'no-store').send({ token });
    });
  }

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
