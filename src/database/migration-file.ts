import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TSMigrationGenerator } from '@mikro-orm/migrations';

/** Of a migration: what it is for, in words that a file name can have. */
const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const NUMBER_LENGTH = 4;

/** Writes the file of a new migration as ours are, and enters it in the list of migrations. */
export class MigrationFile extends TSMigrationGenerator {
  /**
   * @param path the folder of the migrations, which holds their list in index.ts
   * @throws Error when the name is none, or already somebody's
   */
  override async generate(
    _diff: { up: string[]; down: string[] },
    path = this.options.path!,
    words = '',
  ): Promise<[string, string]> {
    const name = words.replaceAll('-', '_');
    if (!NAME.test(name)) {
      throw new Error(
        'A migration has a name, such as: npx mikro-orm migration:create --blank --name units_have_a_logo',
      );
    }
    const taken = (await readdir(path)).filter((file) => /^m\d+_.*\.ts$/.test(file));
    if (taken.some((file) => file.endsWith(`_${name}.ts`))) throw new Error(`There is a migration ${name} already.`);
    const number = 1 + Math.max(0, ...taken.map((file) => Number.parseInt(file.slice(1), 10)));
    const fullName = `m${String(number).padStart(NUMBER_LENGTH, '0')}_${name}`;
    const className = fullName.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
    const code = this.generateMigrationFile(className);
    await writeFile(join(path, `${fullName}.ts`), code, { flag: 'wx' });
    const list = join(path, 'index.ts');
    await writeFile(list, entered(await readFile(list, 'utf8'), fullName, className));
    return [code, `${fullName}.ts`];
  }

  override generateMigrationFile(className: string): string {
    return `import { Migration } from '@mikro-orm/migrations';

/** What it is for, in one sentence. */
export class ${className} extends Migration {
  override up(): void {
    this.addSql(\`
    \`);
  }
}
`;
  }
}

/** The text of migrations/index.ts with one more migration at its end. */
function entered(list: string, name: string, className: string): string {
  const lastImport = list.lastIndexOf('import ');
  const afterImports = list.indexOf('\n', lastImport) + 1;
  const end = list.lastIndexOf('];');
  return (
    `${list.slice(0, afterImports)}import { ${className} } from './${name}.ts';\n` +
    `${list.slice(afterImports, end)}  { name: '${name}', class: ${className} },\n${list.slice(end)}`
  );
}
