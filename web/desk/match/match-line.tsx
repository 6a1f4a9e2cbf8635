/** Where the two are to each other: a line of our own, with how far it is. The text beside it says the same. */
export function MatchLine({
  text,
  giver,
  receiver,
}: {
  readonly text: string;
  readonly giver: string;
  readonly receiver: string;
}) {
  return (
    <figure className="match-line">
      <svg viewBox="0 0 300 24" aria-hidden="true">
        <line x1="12" y1="12" x2="288" y2="12" stroke="currentColor" strokeWidth="2" strokeDasharray="6 4" />
        <circle cx="12" cy="12" r="8" fill="currentColor" />
        <rect x="280" y="4" width="16" height="16" fill="currentColor" />
      </svg>
      <figcaption>
        <span>● {giver}</span> <strong>{text}</strong> <span>■ {receiver}</span>
      </figcaption>
    </figure>
  );
}
