import { type Client, createClient } from 'graphql-sse';
import { language } from './words.ts';

const STREAM = '/graphql/stream';

/** What is told as it happens: loaded by the first page that listens, which the first screen is not. */
export const live: Client = createClient({ url: STREAM, headers: () => ({ 'accept-language': language() }) });
