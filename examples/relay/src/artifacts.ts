/**
 * What Relay's plugin for a bundler does, for Node: puts what the compiler wrote in the place of each `graphql` tag, and
 * finds the artifacts that name each other without an ending.
 */
import { registerHooks } from 'node:module';

const TAG = /graphql`\s*(?:query|mutation|fragment)\s+(\w+)[^`]*`/g;

registerHooks({
  resolve: (specifier, context, next) => next(specifier.endsWith('.graphql') ? `${specifier}.ts` : specifier, context),
  load(url, context, next) {
    const loaded = next(url, context);
    if (url.includes('/node_modules/') || !loaded.source) return loaded;
    const names: string[] = [];
    const source = String(loaded.source).replace(TAG, (_tag, name: string) => {
      names.push(name);
      return `artifactOf${name}`;
    });
    const imports = names.map((name) => `import artifactOf${name} from './__generated__/${name}.graphql.ts';`);
    return { ...loaded, source: `${imports.join('')}${source}` };
  },
});
