import './required-node.ts';

await import('./grant.ts');
