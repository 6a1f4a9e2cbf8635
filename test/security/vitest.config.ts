import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** `npm run test:security`: what is tried on the running system for minutes, which the ordinary tests do for seconds. */
export default defineConfig({ ...base, test: { ...base.test, include: ['test/security/**/*.security.ts'] } });
