import { surfaceTests } from './surface.ts';

surfaceTests({ slowSenders: 200, idleSockets: 1_000 });
