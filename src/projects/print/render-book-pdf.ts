import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type BookDocument, bookDocument, type BookView } from './book-document.ts';
import type { PdfAnswer } from './book-pdf.worker.ts';

/** Files that may be asked for at once, the one that is laid out included; whoever comes then is to come again. */
export const PDFS_WAITING_MAX = 32;
/**
 * The longest that one file may take before its thread is given up, in milliseconds. Most take a tenth of a second, the
 * longest book that can be written one or two seconds.
 */
const PDF_TIMEOUT_MS = 15_000;

/** Thrown when more files are asked for than are worth waiting for. */
export class PdfsBusyError extends Error {}

/**
 * A version of a book as a PDF, the same bytes for the same view. Laid out in a thread of its own, one after another, so
 * that requests are answered meanwhile. The thread keeps the typeface and stays for the next file, but keeps no process
 * alive.
 * @throws PdfsBusyError when {@link PDFS_WAITING_MAX} files are asked for already
 */
export async function renderBookPdf(view: BookView): Promise<Buffer> {
  if (waiting >= PDFS_WAITING_MAX) throw new PdfsBusyError();
  waiting++;
  const turn = previous.then(() => layOutInThread(bookDocument(view)));
  previous = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting--;
  }
}

let waiting = 0;
let previous: Promise<unknown> = Promise.resolve();
let thread: Worker | undefined;

// `new URL` is not rewritten by the build, as an import would be.
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? './book-pdf.worker.ts' : './book-pdf.worker.js',
  import.meta.url,
);

async function layOutInThread(book: BookDocument): Promise<Buffer> {
  const worker = (thread ??= new Worker(PROGRAM));
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(PDF_TIMEOUT_MS)]);
  worker.ref();
  try {
    worker.postMessage(book);
    const [answer] = (await Promise.race([
      once(worker, 'message', { signal }),
      once(worker, 'exit', { signal }).then(() => Promise.reject(new Error('The thread that lays out PDFs has ended'))),
    ])) as [PdfAnswer];
    if ('fault' in answer) throw new Error(`A PDF could not be laid out: ${answer.fault}`);
    return Buffer.from(answer.pdf);
  } catch (error) {
    // Whatever went wrong, the next file starts with a thread in which nothing has gone wrong.
    thread = undefined;
    await worker.terminate();
    throw error;
  } finally {
    over.abort();
    worker.unref();
  }
}
