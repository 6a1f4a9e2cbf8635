import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { type ClassType, Directive, Field, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../shared/access.ts';
import { connectionTypes } from '../../shared/connection.ts';
import { Node } from '../../shared/node.ts';

/** The four levels of organisation, from the top. Each is a type of its own, told by the prefix of its id. */
export enum OrganisationLevel {
  WORK_COMMITTEE = 'WORK_COMMITTEE',
  COMMUNITY_COMMITTEE = 'COMMUNITY_COMMITTEE',
  GRID_BRANCH = 'GRID_BRANCH',
  BUILDING_GROUP = 'BUILDING_GROUP',
}

registerEnumType(OrganisationLevel, {
  name: 'OrganisationLevel',
  description: 'The four levels of organisation. The parent of each is of the level above. 四级党组织',
  valuesConfig: {
    WORK_COMMITTEE: { description: 'The work committee of a subdistrict or town. 街镇党工委' },
    COMMUNITY_COMMITTEE: { description: 'The committee of a community. 社区党委' },
    GRID_BRANCH: { description: 'The branch of one or more grids. 网格党支部' },
    BUILDING_GROUP: { description: 'The group of some buildings in the grids of a branch. 楼栋党小组' },
  },
});

@Access('PUBLIC')
@InterfaceType({ implements: Node, description: 'An organisation of one of the four levels. 四级党组织' })
@Entity({ tableName: 'party_organisation', abstract: true, discriminatorColumn: 'level' })
export abstract class PartyOrganisation extends Node {
  @Field(() => OrganisationLevel, { description: 'Its level, which its type follows.' })
  @Property({ type: 'text' })
  level!: OrganisationLevel;

  @Field(() => String, { description: 'Its name, in Chinese.' })
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  parentId!: string | null;

  @Property({ type: 'text' })
  divisionId!: string;

  @Field(() => Boolean, { description: 'True when it is made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic!: boolean;
}

@Access('PUBLIC')
@ObjectType({
  implements: PartyOrganisation,
  description: 'The work committee of a subdistrict or town. 街镇党工委',
  simpleResolvers: true,
})
@Entity({ discriminatorValue: OrganisationLevel.WORK_COMMITTEE })
export class WorkCommittee extends PartyOrganisation {}

@Access('PUBLIC')
@ObjectType({
  implements: PartyOrganisation,
  description: 'The committee of a community, which leads its alliance of units. 社区党委',
  simpleResolvers: true,
})
@Entity({ discriminatorValue: OrganisationLevel.COMMUNITY_COMMITTEE })
export class CommunityCommittee extends PartyOrganisation {}

@Access('PUBLIC')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: PartyOrganisation,
  description:
    'The front-line organisation of a grid, or of several as a joint branch: keeps lists, projects, fund, cases. 网格党支部',
  simpleResolvers: true,
})
@Entity({ discriminatorValue: OrganisationLevel.GRID_BRANCH })
export class GridBranch extends PartyOrganisation {}

@Access('PUBLIC')
@ObjectType({
  implements: PartyOrganisation,
  description: 'A group of a branch for some of the buildings in its grids. 楼栋党小组',
  simpleResolvers: true,
})
@Entity({ discriminatorValue: OrganisationLevel.BUILDING_GROUP })
export class BuildingGroup extends PartyOrganisation {}

export const { ConnectionType: PartyOrganisationConnection, EdgeType: PartyOrganisationEdge } = connectionTypes(
  // An edge needs the type only to name it, so that it cannot be instantiated does no harm.
  PartyOrganisation as ClassType<PartyOrganisation>,
  'PartyOrganisation',
  'organisations',
);

export const { ConnectionType: GridBranchConnection, EdgeType: GridBranchEdge } = connectionTypes(
  GridBranch,
  'GridBranch',
  'grid branches',
);

declare module '../../database/column-enums.ts' {
  interface ColumnEnums {
    'party_organisation.level': OrganisationLevel;
  }
}
