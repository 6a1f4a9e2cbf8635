import type { Mutant } from './mutators.ts';

/** A mutant with the number by which it is switched on. */
export interface NumberedMutant extends Mutant {
  readonly id: number;
}

/**
 * The source with all its mutants in it, each behind a switch: `(mutation.is(7) ? a <= b : a < b)`. One text serves all of
 * them, so that nothing is compiled anew for the next.
 */
export function withSwitches(source: string, mutants: readonly NumberedMutant[]): string {
  const places = new Map<string, { start: number; end: number; kind: Mutant['at']; mutants: NumberedMutant[] }>();
  for (const mutant of mutants) {
    // A template is one place, whichever of its words is changed.
    const start = mutant.template?.start ?? mutant.start;
    const end = mutant.template?.tagEnd ?? mutant.end;
    const key = `${mutant.at} ${start} ${end}`;
    const place = places.get(key) ?? { start, end, kind: mutant.at, mutants: [] };
    place.mutants.push(mutant);
    places.set(key, place);
  }
  // What holds another comes before it; a statement before the expression that fills it.
  const ordered = [...places.values()].sort(
    (a, b) => a.start - b.start || b.end - a.end || Number(b.kind === 'statement') - Number(a.kind === 'statement'),
  );

  const render = (start: number, end: number, inner: typeof ordered): string => {
    let text = '';
    let at = start;
    for (let next = 0; next < inner.length;) {
      const place = inner[next]!;
      let after = next + 1;
      while (after < inner.length && inner[after]!.start < place.end) after++;
      const original = render(place.start, place.end, inner.slice(next + 1, after));
      text += source.slice(at, place.start) + switched(place, original);
      at = place.end;
      next = after;
    }
    return text + source.slice(at, end);
  };
  return render(0, source.length, ordered);
}

function switched(
  { kind, mutants }: { readonly kind: Mutant['at']; readonly mutants: readonly NumberedMutant[] },
  original: string,
): string {
  // In braces, or an `else` that follows would be that of the switch.
  if (kind === 'statement') return `{ if (!mutation.is(${mutants[0]!.id})) ${original} }`;
  if (kind === 'expression') {
    return `(${mutants.map(({ id, replacement }) => `mutation.is(${id}) ? (${replacement}) : `).join('')}${original})`;
  }
  const slips = mutants.map(({ id, start, end, replacement, template }) => {
    const { piece, pieceStart } = template!;
    return [id, piece, start - pieceStart, end - pieceStart, replacement];
  });
  return `mutation.template(${original}, ${JSON.stringify(slips)})`;
}
