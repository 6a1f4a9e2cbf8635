export { Demand } from './demand.entity.ts';
export { demandById, type DemandRow, visibleDemand } from './demand.loader.ts';
export { ListOwner, ownerOf } from './list-owner.ts';
export { SupplyDemandList } from './supply-demand-list.entity.ts';
export { listById, type ListRow, visibleList } from './supply-demand-list.loader.ts';
export { ServiceCategory } from './service-category.entity.ts';
export { categoryByCode, categoryById, type ServiceCategoryRow } from './service-category.loader.ts';
export { Supply } from './supply.entity.ts';
export { supplyById, type SupplyRow, visibleSupply } from './supply.loader.ts';
