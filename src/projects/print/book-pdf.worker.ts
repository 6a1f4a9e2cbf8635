import { parentPort } from 'node:worker_threads';
import type { BookDocument } from './book-document.ts';
import { layOutPdf } from './book-pdf.ts';
import { loadTypeface } from './typeface.ts';

/** A document to lay out; the answer has the same number. */
export interface PdfJob {
  readonly number: number;
  readonly book: BookDocument;
}

/** The file, or what went wrong. */
export type PdfAnswer = { readonly number: number } & ({ readonly pdf: Uint8Array } | { readonly fault: string });

const typeface = loadTypeface();

parentPort!.on('message', async ({ number, book }: PdfJob) => {
  try {
    const pdf = await layOutPdf(book, await typeface);
    parentPort!.postMessage({ number, pdf } satisfies PdfAnswer);
  } catch (error) {
    parentPort!.postMessage({ number, fault: String((error as Error).stack) } satisfies PdfAnswer);
  }
});
