import { Field, InputType, registerEnumType } from 'type-graphql';
import { OrderDirection } from '../../../shared/connection.ts';
import { EntryState } from './entry.entity.ts';

@InputType({ description: 'Which entries of a list; all conditions together.' })
export class ListEntryFilter {
  @Field(() => [EntryState], { nullable: true, description: 'Only in these states; all if absent.' })
  states?: EntryState[] | null;

  @Field(() => String, { nullable: true, description: 'Only those whose title contains this text.' })
  text?: string | null;
}

export enum ListEntryOrderField {
  ENTERED = 'ENTERED',
  QUANTITY = 'QUANTITY',
}

registerEnumType(ListEntryOrderField, {
  name: 'ListEntryOrderField',
  description: 'By what the entries of a list are ordered.',
  valuesConfig: {
    ENTERED: { description: 'When they were entered. 录入时间' },
    QUANTITY: { description: 'How much they offer or ask for. 数量' },
  },
});

@InputType({ description: 'In which order the entries of a list come.' })
export class ListEntryOrder {
  @Field(() => ListEntryOrderField, { description: 'By what.' })
  field!: ListEntryOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}
