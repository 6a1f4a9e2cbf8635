/** One stretch of a text, and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with all edits made, none of which overlaps another. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((before, edit) => before.slice(0, edit.start) + edit.text + before.slice(edit.end), text);
}

/** A node of a syntax tree (ESTree), as far as is looked at. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/** Every node below another one, itself included. */
export function* nodesOf(node: unknown): Generator<SyntaxNode> {
  if (Array.isArray(node)) for (const one of node) yield* nodesOf(one);
  else if (typeof node === 'object' && node !== null) {
    if (typeof (node as SyntaxNode).type === 'string') yield node as SyntaxNode;
    for (const member of Object.values(node)) yield* nodesOf(member);
  }
}

/** The calls of a function that goes by one of these names, with their arguments. */
export function callsOf(tree: unknown, names: readonly string[]): { node: SyntaxNode; args: readonly SyntaxNode[] }[] {
  return [...nodesOf(tree)].flatMap((node) => {
    const callee = node.callee as { readonly name?: string } | undefined;
    const called = node.type === 'CallExpression' && callee?.name !== undefined && names.includes(callee.name);
    return called ? [{ node, args: node.arguments as readonly SyntaxNode[] }] : [];
  });
}

/** The text that an expression is, if it is one as it stands. */
export function literalOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  const [quasi, ...more] = node?.type === 'TemplateLiteral' ? (node.quasis as readonly SyntaxNode[]) : [];
  if (!quasi || more.length > 0) return undefined;
  return (quasi.value as { readonly cooked: string }).cooked;
}
