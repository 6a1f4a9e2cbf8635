import './required-node.ts';

await import('./database.ts');
