export { type BookContent } from './content/book-content.ts';
export { registerBookPages } from './print/book-pages.ts';
export { visibleMilestone } from './running/project-log.loader.ts';
export { visibleBook } from './service-project-book.loader.ts';
