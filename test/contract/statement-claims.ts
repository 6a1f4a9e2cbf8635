import { readFileSync } from 'node:fs';
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  API,
  type Checker,
  type Program,
  SignatureKind,
  SymbolFlags,
  type Type,
  TypeFlags,
  type TypeReference,
} from 'typescript/unstable/sync';
import type { Column, Place, RecordedStatement, Shape } from '../support/statements.ts';

/**
 * PostgreSQL's types by what the driver makes of them; text is made of all others. (JSON is what stands in it, and
 * JavaScript sees that in the rows alone.)
 */
const KINDS: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'object',
  21: 'number',
  23: 'number',
  600: 'object',
  700: 'number',
  701: 'number',
  1000: 'array',
  1005: 'array',
  1007: 'array',
  1009: 'array',
  1015: 'array',
  1016: 'array',
  1021: 'array',
  1022: 'array',
  1115: 'array',
  1182: 'array',
  1185: 'array',
};
const JSON_TYPES = [114, 3802];

/** Values of fields that a list fetches ahead: which ones, the query says. */
const FETCHED_AHEAD = /^ahead\d+$/;

/** What the program's types say of the rows of its statements. */
export interface Claims {
  /** What a statement gives back that its row type does not say, or the other way round: a sentence each. */
  differencesOf(statement: RecordedStatement): string[];
  close(): void;
}

/** Asks the TypeScript compiler about a project. */
export function openClaims(configFile: string): Claims {
  const api = new API();
  const snapshot = api.updateSnapshot({ openProjects: [configFile] });
  const { checker, program } = snapshot.getProject(configFile)!;
  return {
    differencesOf(statement) {
      const claim = claimOf(checker, program, statement.calls);
      return claim ? differences(checker, statement, claim) : [];
    },
    close: () => api.close(),
  };
}

/**
 * The type of the rows that whoever called `execute` is given; undefined where it says nothing about them, as of an
 * INSERT that returns nothing. Where a function with a type parameter executes the list it was given, its caller knows
 * what is listed. (Of lists under parents nobody above does; their columns have the type of their rows.)
 */
function claimOf(checker: Checker, program: Program, [at, ...callers]: readonly Place[]): Type | undefined {
  const method = checker.getTypeAtPosition(at!.file, offsetOf(program, at!))!;
  const [signature] = checker.getSignaturesOfType(method, SignatureKind.Call);
  if (!signature) throw new Error(`Nothing is called at ${shown(at!)}`);
  const [answer] = argumentsOf(checker, checker.getReturnTypeOfSignature(signature)!);
  const row = rowOf(checker, answer!);
  if (!row || !(row.flags & TypeFlags.TypeParameter)) return row;
  const listed = callers.flatMap((caller) => listedBy(checker, program, caller))[0];
  return listed && !(listed.flags & TypeFlags.TypeParameter) ? listed : undefined;
}

function rowOf(checker: Checker, answer: Type): Type | undefined {
  const rows = checker.getPropertyOfType(answer, 'rows');
  if (rows) return argumentsOf(checker, checker.getTypeOfSymbol(rows)!)[0];
  // All rows of execute, or the one row of executeTakeFirst.
  const row = checker.isArrayType(answer)
    ? argumentsOf(checker, answer)[0]
    : partsOf(answer).find(({ flags }) => !(flags & TypeFlags.Undefined));
  const counts = /^(Insert|Update|Delete)Result$/.test(row?.getSymbol()?.name ?? '');
  return counts ? undefined : row;
}

/** `Row`, when a call has an argument that is a `List<Row>`. */
function listedBy(checker: Checker, program: Program, caller: Place): Type[] {
  const file = program.getSourceFile(caller.file)!;
  const call = callAt(file, offsetOf(program, caller));
  if (!call) return [];
  const types = checker.getTypeAtLocation([...call.arguments]);
  return types.flatMap((type) => (type?.getSymbol()?.name === 'List' ? argumentsOf(checker, type).slice(0, 1) : []));
}

type Call = Node & { readonly arguments: readonly Node[] };

/** The innermost call whose text holds a position in the name that is called. */
function callAt(node: Node, offset: number): Call | undefined {
  let found: Call | undefined;
  node.forEachChild((child) => {
    if (child.pos <= offset && offset < child.end) found = callAt(child, offset) ?? found;
  });
  return found ?? (node.kind === SyntaxKind.CallExpression ? (node as Call) : undefined);
}

function differences(checker: Checker, statement: RecordedStatement, claim: Type): string[] {
  if (claim.flags & (TypeFlags.Unknown | TypeFlags.Any)) return [];
  const columns = new Map(statement.columns.map((column) => [column.name, column]));
  const claimed = checker.getPropertiesOfType(claim);
  const missing = claimed.filter(({ name, flags }) => !columns.has(name) && !(flags & SymbolFlags.Optional));
  const names = new Set(claimed.map(({ name }) => name));
  const more = statement.columns.filter(({ name }) => !names.has(name) && !FETCHED_AHEAD.test(name));
  const said = [
    ...missing.map(({ name }) => `${name} is claimed and not selected`),
    ...more.map(({ name }) => `${name} is selected and not claimed`),
    ...claimed.flatMap((member) => {
      const column = columns.get(member.name);
      if (!column) return [];
      const type = checker.getTypeOfSymbol(member)!;
      return [
        ...kindDifference(checker, column, type),
        ...shapeDifferences(checker, member.name, statement.rows.members[member.name], type),
      ];
    }),
  ];
  return said.map((what) => `${shown(statement.calls[0]!)}: ${what}`);
}

/** Whether a type has room for what PostgreSQL says the column is; seen without a single row. */
function kindDifference(checker: Checker, { name, type }: Column, claim: Type): string[] {
  if (JSON_TYPES.includes(type)) return [];
  const kind = KINDS[type] ?? 'string';
  return allows(checker, claim, kind)
    ? []
    : [`${name} is ${checker.typeToString(claim)} by its type, and ${kind} in the database`];
}

/** What stood in the values that the type has no room for. */
function shapeDifferences(checker: Checker, path: string, shape: Shape | undefined, claim: Type): string[] {
  if (!shape) return [];
  const said = shape.kinds
    .filter((kind) => !allows(checker, claim, kind))
    .map((kind) => `${path} is ${checker.typeToString(claim)} by its type, and was ${kind}`);
  const parts = partsOf(claim);
  const arrays = parts.filter((part) => checker.isArrayType(part));
  const [item] = arrays.length === 1 ? argumentsOf(checker, arrays[0]!) : [];
  if (shape.items && item) said.push(...shapeDifferences(checker, `${path}[]`, shape.items, item));
  const objects = parts.filter((part) => kindOf(checker, part) === 'object');
  const [object] = objects;
  if (shape.objects > 0 && objects.length === 1 && checker.getIndexInfosOfType(object!).length === 0) {
    const members = checker.getPropertiesOfType(object!);
    for (const member of members) {
      const seen = shape.members[member.name];
      const type = checker.getTypeOfSymbol(member)!;
      const optional = member.flags & SymbolFlags.Optional || allows(checker, type, 'undefined');
      if (!optional && (seen?.times ?? 0) < shape.objects)
        said.push(`${path}.${member.name} is claimed and was missing`);
      said.push(...shapeDifferences(checker, `${path}.${member.name}`, seen, type));
    }
  }
  return said;
}

function allows(checker: Checker, type: Type, kind: string): boolean {
  return partsOf(type).some((part) => [kind, 'any'].includes(kindOf(checker, part)));
}

/** The members of a union; of another type, itself. */
function partsOf(type: Type): readonly Type[] {
  return type.isUnionType() ? type.getTypes().flatMap(partsOf) : [type];
}

function kindOf(checker: Checker, type: Type): string {
  const { flags } = type;
  if (flags & TypeFlags.StringLike || flags & TypeFlags.TemplateLiteral) return 'string';
  if (flags & TypeFlags.NumberLike) return 'number';
  if (flags & TypeFlags.BooleanLike) return 'boolean';
  if (flags & TypeFlags.Null) return 'null';
  if (flags & TypeFlags.Undefined) return 'undefined';
  if (type.isIntersectionType() && type.getTypes().some((part) => checker.isArrayType(part))) return 'array';
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'array';
  if (flags & (TypeFlags.Object | TypeFlags.Intersection)) return 'object';
  return 'any';
}

function argumentsOf(checker: Checker, type: Type): readonly Type[] {
  return type.isTypeReference() ? checker.getTypeArguments(type) : checker.getTypeArguments(type as TypeReference);
}

const linesOf = new Map<string, number[]>();

function offsetOf(program: Program, { file, line, column }: Place): number {
  let starts = linesOf.get(file);
  if (!starts) {
    const text = program.getSourceFile(file)?.text ?? readFileSync(file, 'utf8');
    starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    linesOf.set(file, starts);
  }
  return starts[line - 1]! + column - 1;
}

function shown({ file, line }: Place): string {
  return `${file.slice(file.search(/(src|seeds|test)[/\\](?!.*[/\\](src|seeds|test)[/\\])/))}:${line}`;
}
