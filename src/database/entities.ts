/** Every entity class, for MikroORM. A new feature adds its own here. */
export const entities = [];
