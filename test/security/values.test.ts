import { valueTests } from './values.ts';

// A part of the places; `npm run test:security` tries all of them.
valueTests({ everyNth: 40 });
