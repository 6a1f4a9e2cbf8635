import type { Feature } from '../request/feature.ts';
import { DemandCategoryFiguresResolver, DivisionFiguresResolver } from './division-figures.resolver.ts';

/** What the district knows of itself in numbers. */
export const figuresFeature: Feature = {
  resolvers: [DivisionFiguresResolver, DemandCategoryFiguresResolver],
};
