import type { FastifyReply } from 'fastify';
import { escapedHtml } from '../web/escaped-html.ts';
import { pageHeaders } from '../web/page-headers.ts';

/** Somebody a developer may act as. */
export interface SignInPersona {
  readonly name: string;
  /** Who this is, as a sentence. */
  readonly description: string;
  readonly descriptionZh: string;
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 40rem; padding: 1rem; font: 1.0625rem/1.6 -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.35; }
button { display: block; width: 100%; min-height: 2.75rem; margin: .5rem 0; padding: .5rem 1rem; font: inherit; text-align: start; border: 1px solid #71847b; border-radius: .75rem; background: none; color: inherit; }
button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
small { display: block; }
`;

/** Sends the choice, and goes on to where the server says. */
const SCRIPT = `
document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const persona = event.submitter.value;
  const body = JSON.stringify({ persona, to: new URLSearchParams(location.search).get('to') });
  const answer = await fetch('/auth/login/persona', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (answer.ok) location.replace((await answer.json()).continueAt);
  else document.querySelector('[role=alert]').textContent = '登录没有成功，请再试一次。 Signing in failed: try again.';
});
`;

/** The page of development on which one says who one is: 以谁的身份登录. */
export function sendPersonaPage(reply: FastifyReply, personas: readonly SignInPersona[], to: string): FastifyReply {
  const buttons = personas.map(
    ({ name, description, descriptionZh }) =>
      `<button name="persona" value="${name}">${escapedHtml(descriptionZh)}<small lang="en">${escapedHtml(description)} (${name})</small></button>`,
  );
  const html = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>以谁的身份登录 · Grid Commons</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>以谁的身份登录</h1>
      <p>只在开发时有这一页。<span lang="en">This page is there for development only.</span></p>
      <p role="alert"></p>
      <form data-to="${escapedHtml(to)}">${buttons.join('\n')}</form>
    </main>
    <script>${SCRIPT}</script>
  </body>
</html>
`;
  return reply
    .headers(pageHeaders({ scripts: [SCRIPT], styles: [STYLE] }))
    .type('text/html; charset=utf-8')
    .send(html);
}
