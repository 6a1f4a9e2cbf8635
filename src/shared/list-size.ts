/** A range of time counts so many objects for itself: a stretch that touches it is followed to its ends, however short it is. */
export const RANGE_OBJECTS = 30;
