import { valueTests } from './values.ts';

valueTests({ everyNth: 1 });
