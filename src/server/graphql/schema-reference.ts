import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import type { Language } from '../../shared/language.ts';

// The schema as pages for people who would rather read than ask: a page for each kind of thing, in Markdown.

/** A page of the reference: its file name and its text. */
export interface ReferencePage {
  readonly name: string;
  readonly text: string;
}

/** The words of the pages themselves. */
const WORDS = {
  en: {
    schema: 'Schema reference',
    generated: 'Generated from the schema by `npm run schema:emit`; not edited by hand.',
    returns: 'Answers',
    member: 'member',
    type: 'type',
    meaning: 'meaning',
    value: 'value',
    implements: 'Implements',
    isOneOf: 'Is one of',
    implementedBy: 'Implemented by',
    fallback: 'default',
    deprecated: 'Deprecated',
    pages: {
      queries: 'Queries',
      mutations: 'Mutations',
      subscriptions: 'Subscriptions',
      objects: 'Objects',
      interfaces: 'Interfaces and unions',
      inputs: 'Inputs',
      enums: 'Enums',
      scalars: 'Scalars',
    },
  },
  'zh-CN': {
    schema: '接口参考',
    generated: '由 `npm run schema:emit` 根据接口定义生成，请勿手工修改。',
    returns: '返回',
    member: '成员',
    type: '类型',
    meaning: '含义',
    value: '取值',
    implements: '实现',
    isOneOf: '为以下之一',
    implementedBy: '实现者',
    fallback: '默认值',
    deprecated: '已弃用',
    pages: {
      queries: '查询',
      mutations: '变更',
      subscriptions: '订阅',
      objects: '对象类型',
      interfaces: '接口与联合类型',
      inputs: '输入类型',
      enums: '枚举类型',
      scalars: '标量类型',
    },
  },
} as const;
type PageName = keyof (typeof WORDS)['en']['pages'];

/** The pages of a schema, with a table of contents, in the language in which its descriptions are. */
export function referencePages(schema: GraphQLSchema, language: Language): ReferencePage[] {
  const writer = new ReferenceWriter(schema, language);
  const pages = writer.pages();
  const words = WORDS[language];
  const contents = pages.map(({ name, title, count }) => `- [${title}](${name}.md) (${count})`);
  const index = `# ${words.schema}\n\n${words.generated}\n\n${contents.join('\n')}\n`;
  return [{ name: 'README.md', text: index }, ...pages.map(({ name, text }) => ({ name: `${name}.md`, text }))];
}

class ReferenceWriter {
  readonly #schema: GraphQLSchema;
  readonly #words: (typeof WORDS)[Language];
  readonly #pageOf = new Map<string, PageName>();

  constructor(schema: GraphQLSchema, language: Language) {
    this.#schema = schema;
    this.#words = WORDS[language];
  }

  pages() {
    const roots = [this.#schema.getQueryType(), this.#schema.getMutationType(), this.#schema.getSubscriptionType()];
    const types = Object.values(this.#schema.getTypeMap())
      .filter((type) => !type.name.startsWith('_') && !isSpecifiedScalarType(type) && !roots.includes(type as never))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const type of types) this.#pageOf.set(type.name, pageOfType(type));
    const operations = (['queries', 'mutations', 'subscriptions'] as const).flatMap((name, at) => {
      const fields = Object.values(roots[at]?.getFields() ?? {}).filter((field) => !field.name.startsWith('_'));
      if (fields.length === 0) return [];
      return [
        this.#page(
          name,
          fields.map((field) => this.#operation(field)),
        ),
      ];
    });
    const kinds = (['objects', 'interfaces', 'inputs', 'enums', 'scalars'] as const).map((name) =>
      this.#page(
        name,
        types.filter((type) => this.#pageOf.get(type.name) === name).map((type) => this.#type(type)),
      ),
    );
    return [...operations, ...kinds];
  }

  #page(name: PageName, sections: readonly string[]) {
    const title = this.#words.pages[name];
    return {
      name,
      title,
      count: sections.length,
      text: `# ${title}\n\n${this.#words.generated}\n\n${sections.join('\n')}`,
    };
  }

  #operation(field: GraphQLField<unknown, unknown>): string {
    const answer = `${this.#words.returns}: ${this.#link(field.type)}\n`;
    return [`## ${field.name}\n`, this.#about(field), answer, this.#members(field.args)].filter(Boolean).join('\n');
  }

  #type(type: GraphQLNamedType): string {
    return [`## ${type.name}\n`, this.#about(type), ...this.#relations(type), this.#inside(type)]
      .filter(Boolean)
      .join('\n');
  }

  #relations(type: GraphQLNamedType): string[] {
    const links = (types: readonly GraphQLNamedType[]) => types.map((each) => this.#link(each)).join(', ');
    const lines: string[] = [];
    if ((isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().length > 0) {
      lines.push(`${this.#words.implements}: ${links(type.getInterfaces())}\n`);
    }
    if (isUnionType(type)) lines.push(`${this.#words.isOneOf}: ${links(type.getTypes())}\n`);
    if (isInterfaceType(type)) {
      lines.push(`${this.#words.implementedBy}: ${links(this.#schema.getPossibleTypes(type))}\n`);
    }
    return lines;
  }

  #inside(type: GraphQLNamedType): string {
    if (isEnumType(type)) {
      const rows = type.getValues().map(({ name, description }) => [`\`${name}\``, inCell(description)]);
      return table([this.#words.value, this.#words.meaning], rows);
    }
    return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? this.#members(Object.values(type.getFields()))
      : '';
  }

  /** Fields or arguments as a table; the arguments of a field below its meaning. */
  #members(members: readonly (GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument)[]): string {
    if (members.length === 0) return '';
    const rows = members.map((member) => {
      const fallback = 'defaultValue' in member && member.defaultValue !== undefined;
      const defaults = fallback ? ` (${this.#words.fallback}: \`${JSON.stringify(member.defaultValue)}\`)` : '';
      const args = ('args' in member ? member.args : []).map(
        (arg) => `<br>\`${arg.name}\`: ${this.#link(arg.type)}. ${inCell(arg.description)}`,
      );
      const meaning = inCell(this.#deprecation(member) + (member.description ?? ''));
      return [`\`${member.name}\``, this.#link(member.type) + defaults, meaning + args.join('')];
    });
    return table([this.#words.member, this.#words.type, this.#words.meaning], rows);
  }

  #about(thing: { description?: string | null | undefined; deprecationReason?: string | null | undefined }): string {
    return `${this.#deprecation(thing)}${thing.description ?? ''}\n`;
  }

  #deprecation({ deprecationReason }: { deprecationReason?: string | null | undefined }): string {
    return deprecationReason ? `**${this.#words.deprecated}: ${deprecationReason}** ` : '';
  }

  #link(type: GraphQLField<unknown, unknown>['type'] | GraphQLInputField['type'] | GraphQLNamedType): string {
    const { name } = getNamedType(type);
    const page = this.#pageOf.get(name);
    return page ? `[${String(type)}](${page}.md#${name.toLowerCase()})` : String(type);
  }
}

function pageOfType(type: GraphQLNamedType): PageName {
  if (isScalarType(type)) return 'scalars';
  if (isEnumType(type)) return 'enums';
  if (isInputObjectType(type)) return 'inputs';
  return isInterfaceType(type) || isUnionType(type) ? 'interfaces' : 'objects';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
    .concat('\n');
}

/** A description in one line of a table. */
function inCell(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|');
}
