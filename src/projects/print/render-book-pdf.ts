import { Worker } from 'node:worker_threads';
import { bookDocument, type BookView } from './book-document.ts';
import type { PdfAnswer, PdfJob } from './book-pdf.worker.ts';

/** Files that may be asked for at once; whoever comes then is asked to come again. */
export const PDFS_WAITING_MAX = 32;
/** The longest that one file may take before its thread is given up, in milliseconds; most take a tenth of a second. */
const PDF_TIMEOUT_MS = 15_000;

/** Thrown when more files are asked for than are worth waiting for. */
export class PdfsBusyError extends Error {}

/**
 * A version of a book as a PDF, the same bytes for the same view. Laid out in a thread of its own, as it takes up to some
 * hundred milliseconds; the thread keeps the typeface, so it stays for the next one, but keeps no process alive.
 * @throws PdfsBusyError when {@link PDFS_WAITING_MAX} files are waiting already
 */
export async function renderBookPdf(view: BookView): Promise<Buffer> {
  if (waiting.size >= PDFS_WAITING_MAX) throw new PdfsBusyError();
  const job: PdfJob = { number: ++jobs, book: bookDocument(view) };
  const worker = (thread ??= startThread());
  let timeout: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      waiting.set(job.number, { resolve, reject });
      worker.ref();
      timeout = setTimeout(() => giveUp(worker, new Error('Laying out a PDF took too long')), PDF_TIMEOUT_MS);
      worker.postMessage(job);
    });
  } finally {
    clearTimeout(timeout);
    waiting.delete(job.number);
    if (waiting.size === 0) worker.unref();
  }
}

interface Waiting {
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
}

let jobs = 0;
let thread: Worker | undefined;
const waiting = new Map<number, Waiting>();

// `new URL` is not rewritten by the build, as an import would be.
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? './book-pdf.worker.ts' : './book-pdf.worker.js',
  import.meta.url,
);

function startThread(): Worker {
  const worker = new Worker(PROGRAM);
  worker.on('message', (answer: PdfAnswer) => {
    const asked = waiting.get(answer.number);
    if ('pdf' in answer) asked?.resolve(Buffer.from(answer.pdf));
    else asked?.reject(new Error(`A PDF could not be laid out: ${answer.fault}`));
  });
  worker.on('error', (error) => giveUp(worker, error as Error));
  worker.on('exit', () => giveUp(worker, new Error('The thread that lays out PDFs has ended')));
  return worker;
}

/** Ends a thread with all that waits for it; the next file starts another. */
function giveUp(worker: Worker, error: Error): void {
  if (thread !== worker) return;
  thread = undefined;
  for (const { reject } of waiting.values()) reject(error);
  void worker.terminate();
}
