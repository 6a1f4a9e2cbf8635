/** Goes to sign in, and comes back to this very page. */
export function signIn(to = location.pathname + location.search): void {
  location.assign(`/auth/login?to=${encodeURIComponent(to)}`);
}

export async function signOut(): Promise<void> {
  const answer = await fetch('/auth/logout', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { continueAt = '/' } = (await answer.json()) as { continueAt?: string };
  // What this browser has kept of somebody goes with them.
  sessionStorage.clear();
  for (const key of Object.keys(localStorage)) if (key.startsWith('mine:')) localStorage.removeItem(key);
  location.assign(continueAt);
}
