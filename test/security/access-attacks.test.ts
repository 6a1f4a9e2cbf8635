import { accessTests } from './access-attacks.ts';

// Few of each; `npm run test:security` sends many.
accessTests({ asked: 3, laterMaxMs: 100, mixed: 400 });
