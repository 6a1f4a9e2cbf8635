/** Goes to sign in, and comes back to this very page. */
export function signIn(to = location.pathname + location.search): void {
  location.assign(`/auth/login?to=${encodeURIComponent(to)}`);
}

/** @throws when the server did not take it: whoever asked is signed in as before */
export async function signOut(): Promise<void> {
  const answer = await fetch('/auth/logout', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`Signing out was answered with ${answer.status}.`);
  const { continueAt = '/' } = (await answer.json()) as { continueAt?: string };
  // What this browser has kept of somebody goes with them.
  sessionStorage.clear();
  forget(() => true);
  location.assign(continueAt);
}

/** What is kept of whoever is signed in begins so. */
const KEPT = 'mine:';

/**
 * Under which this browser keeps something of whoever has signed in last, for them alone: what others have left behind,
 * whose session has ended without a word, goes as soon as anybody looks.
 */
export function keptUnder(name: string): string {
  const own = `${KEPT}${personHere()}:`;
  forget((key) => !key.startsWith(own));
  return own + name;
}

function forget(whether: (key: string) => boolean): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT) && whether(key)) localStorage.removeItem(key);
}

/** A word of the server for whoever has signed in last, which says nothing of them; empty before anybody has. */
function personHere(): string {
  return /(?:^|; )(?:__Host-)?grid-commons-person=([\w-]+)/.exec(document.cookie)?.[1] ?? '';
}
