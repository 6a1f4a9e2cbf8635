import { parentPort } from 'node:worker_threads';
import type { BookDocument } from './book-document.ts';
import { layOutPdf } from './book-pdf.ts';
import { loadTypeface } from './typeface.ts';

/** The file, or what went wrong. */
export type PdfAnswer = { readonly pdf: Uint8Array } | { readonly fault: string };

const typeface = loadTypeface();

parentPort!.on('message', async (book: BookDocument) => {
  try {
    const pdf = await layOutPdf(book, typeface);
    parentPort!.postMessage({ pdf } satisfies PdfAnswer);
  } catch (error) {
    parentPort!.postMessage({ fault: String((error as Error).stack) } satisfies PdfAnswer);
  }
});
