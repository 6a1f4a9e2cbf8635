import { surfaceTests } from './surface.ts';

// Few of each; `npm run test:security` sends many.
surfaceTests({ slowSenders: 0, idleSockets: 50 });
