/** Starts the server, on a Node that can run it: all else is loaded only after that is known. */
import './commands/required-node.ts';

await import('./commands/server.ts');
