/** Part of `npm run client:build`: writes the schema that clients see, for compilers that stop at what only gateways read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE, readSources } from './sources.ts';

mkdirSync(join(PACKAGE, 'dist'), { recursive: true });
writeFileSync(join(PACKAGE, 'dist/schema.graphql'), `${readSources().sdl}\n`);
