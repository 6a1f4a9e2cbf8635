import { accessTests } from './access-attacks.ts';

accessTests({ asked: 15, laterMaxMs: 10, mixed: 10_000 });
