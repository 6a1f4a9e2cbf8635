export { type BookContent } from './book-content.ts';
export { registerBookPages } from './print/book-pages.ts';
export { visibleMilestone } from './project-log.loader.ts';
export { visibleBook } from './service-project-book.loader.ts';
