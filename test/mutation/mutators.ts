import { parseSync } from 'vite';
import { sqlReplacements } from './sql-mutators.ts';

/** One small fault that somebody could have written, in place of what stands at `start` to `end` of a file. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** What stands there, and what the fault puts instead of it: TypeScript, or for `sql` the text of one piece. */
  readonly original: string;
  readonly replacement: string;
  /** Where it is switched: around an expression, around a statement, or in the text of a template for SQL. */
  readonly at: 'expression' | 'statement' | 'sql';
  /** For `sql`: the tag of the template, and which of its pieces it is. */
  readonly template?: {
    readonly start: number;
    readonly tagEnd: number;
    readonly piece: number;
    readonly pieceStart: number;
  };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- the members of a node depend on its type
  readonly [member: string]: any;
}

/** What a slip of the hand makes of an operator. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '&=': ['|='],
  '|=': ['&='],
  '<<=': ['>>='],
  '>>=': ['<<='],
  '++': ['--'],
  '--': ['++'],
};

/** Methods, and what they are mistaken for; an empty name leaves the call out. */
const METHODS: Readonly<Record<string, string>> = {
  every: 'some',
  some: 'every',
  filter: '',
  slice: '',
  sort: '',
  toSorted: '',
  reverse: '',
  toReversed: '',
  trim: '',
  max: 'min',
  min: 'max',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
};

/** Operators and orders that builders of statements take as strings. */
const WORDS_OF_BUILDERS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '=': '!=',
  '!=': '=',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  '@>': '<@',
  '<@': '@>',
  desc: 'asc',
  asc: 'desc',
};
const BUILDERS = new Set(['where', 'whereRef', 'on', 'onRef', 'orderBy', 'having', 'eb', 'and', 'or', 'cmpr', 'ref']);

/** Lists of values up to this long lose one after another; longer ones are tables of data. */
const LIST_ITEMS_MAX = 8;

/** What is said about types, and what decorators are given, is no rule. */
function isSilent({ type, declare }: Node): boolean {
  return (
    declare === true ||
    type === 'Decorator' ||
    type === 'ImportDeclaration' ||
    (type.startsWith('TS') && !['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'].includes(type))
  );
}

/** All faults of a file, in the order of their places. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]!.message}`);
  const found: Mutant[] = [];
  const text = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
  const put = (node: Node, replacement: string, at: 'expression' | 'statement' = 'expression') => {
    found.push({ file, start: node.start, end: node.end, original: text(node), replacement, at });
  };

  const operator = (node: Node, left: Node, right: Node) => {
    const between = source.slice(left.end, right.start);
    for (const other of OPERATORS[node['operator'] as string] ?? []) {
      put(
        node,
        text({ start: node.start, end: left.end }) +
          between.replace(node['operator'], other) +
          text({ start: right.start, end: node.end }),
      );
    }
  };
  const condition = (test: Node | null, ...values: string[]) => {
    if (!test || test.type === 'Literal') return;
    for (const value of values) put(test, value);
  };
  const isText = ({ type, value }: Node) =>
    type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');

  const visit = (node: Node, parent: Node | undefined, inFunction: boolean, inChain: boolean): void => {
    if (isSilent(node)) return;
    switch (node.type) {
      case 'BinaryExpression':
        if (!(node['operator'] === '+' && (isText(node['left']) || isText(node['right'])))) {
          operator(node, node['left'], node['right']);
        }
        break;
      case 'LogicalExpression':
        if (node['operator'] === '??') put(node, text(node['left']));
        else operator(node, node['left'], node['right']);
        break;
      case 'AssignmentExpression':
        operator(node, node['left'], node['right']);
        break;
      case 'UpdateExpression':
        put(node, text(node).replace(node['operator'], OPERATORS[node['operator']]![0]!));
        break;
      case 'UnaryExpression':
        if (['!', '-', '~'].includes(node['operator']) && node['argument'].type !== 'Literal')
          put(node, text(node['argument']));
        break;
      case 'IfStatement':
      case 'ConditionalExpression':
        condition(node['test'], 'true', 'false');
        break;
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        condition(node['test'], 'false');
        break;
      case 'Literal':
        if (typeof node['value'] === 'boolean') put(node, String(!node['value']));
        // A limit that is one too large.
        if (typeof node['value'] === 'number' && parent?.type === 'VariableDeclarator' && !inFunction) {
          put(node, `${text(node)} + 1`);
        }
        break;
      case 'ArrayExpression': {
        const items: Node[] = node['elements'];
        const plain = items.every((item) => item && (item.type === 'Literal' || item.type === 'MemberExpression'));
        // What lies in a function are mostly the paths of fields that a refusal names.
        if (!plain || inFunction || items.length > LIST_ITEMS_MAX) break;
        for (const item of items)
          put(
            node,
            `[${items
              .filter((other) => other !== item)
              .map(text)
              .join(', ')}]`,
          );
        break;
      }
      case 'CallExpression': {
        const { callee } = node as unknown as { callee: Node };
        const name =
          callee.type === 'MemberExpression' && !callee['computed']
            ? (callee['property'].name as string)
            : callee['name'];
        const instead = Object.hasOwn(METHODS, name ?? '') ? METHODS[name] : undefined;
        if (callee.type === 'MemberExpression' && instead !== undefined && !inChain) {
          const ofMath = text(callee['object']) === 'Math';
          if (['max', 'min', 'floor', 'ceil'].includes(name) === ofMath) {
            if (instead === '') put(node, text(callee['object']));
            else
              put(
                node,
                text(node).slice(0, callee['property'].start - node.start) +
                  instead +
                  source.slice(callee['property'].end, node.end),
              );
          }
        }
        if (BUILDERS.has(name ?? '')) {
          for (const word of node['arguments'] as Node[]) {
            const other = word.type === 'Literal' && WORDS_OF_BUILDERS[word['value'] as string];
            if (other) put(word, `'${other}'`);
          }
        }
        break;
      }
      case 'TaggedTemplateExpression':
        if (node['tag'].type === 'Identifier' && node['tag'].name === 'sql') {
          for (const [piece, quasi] of (node['quasi'].quasis as Node[]).entries()) {
            // Without the marks around it, whose places depend on who parses.
            const raw = quasi['value'].raw as string;
            if (raw.includes('\\')) continue;
            const start = source.indexOf(raw, quasi.start);
            for (const { from, until, instead } of sqlReplacements(raw)) {
              found.push({
                file,
                start: start + from,
                end: start + until,
                original: raw.slice(from, until),
                replacement: instead,
                at: 'sql',
                template: { start: node.start, tagEnd: node['quasi'].start, piece, pieceStart: start },
              });
            }
          }
        }
        break;
      case 'ExpressionStatement':
        if (
          inFunction &&
          ['CallExpression', 'AwaitExpression', 'AssignmentExpression', 'UpdateExpression', 'ChainExpression'].includes(
            node['expression'].type,
          )
        ) {
          put(node, '', 'statement');
        }
        break;
    }
    const within = inFunction || /Function/.test(node.type);
    // Taking a piece out of `a?.b.c()` would change where it stops.
    const chain =
      node.type === 'ChainExpression' ||
      (inChain && ['CallExpression', 'MemberExpression', 'TSNonNullExpression'].includes(node.type));
    for (const [member, value] of Object.entries(node)) {
      if (
        member === 'typeAnnotation' ||
        member === 'returnType' ||
        member === 'typeParameters' ||
        member === 'typeArguments'
      )
        continue;
      const spine = chain && ['callee', 'object', 'expression'].includes(member);
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof child === 'object' && typeof child.type === 'string') visit(child, node, within, spine);
      }
    }
  };
  visit(program as unknown as Node, undefined, false, false);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
