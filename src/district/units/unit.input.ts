import { Field, ID, InputType } from 'type-graphql';
import { GeoPointInput, NearInput } from '../../shared/geo.ts';
import { ADDRESS_MAX, SEARCH_TEXT_MAX } from '../../shared/text.ts';
import { CONTACT_PHONE_DIGITS_MAX, CONTACT_PHONE_DIGITS_MIN } from './contact-phone.ts';
import { AffiliationLevel, UNIT_NAME_MAX, UnitKind } from './unit.entity.ts';

@InputType({ description: 'Which units; all conditions together.' })
export class ResidentUnitFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only those based in this division, at any depth, by its code. An unknown code is an error.',
  })
  withinCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Only those whose name contains this, 1 to ${SEARCH_TEXT_MAX} characters, in any case.`,
  })
  text?: string | null;

  @Field(() => [UnitKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: UnitKind[] | null;

  @Field(() => [AffiliationLevel], { nullable: true, description: 'Only those that belong to these levels.' })
  affiliationLevels?: AffiliationLevel[] | null;

  @Field(() => NearInput, { nullable: true, description: 'Only those near a point.' })
  near?: NearInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only the one with this Unified Social Credit Code. A code whose check digits do not fit is an error.',
  })
  creditCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only the active members of this alliance.' })
  memberOfAllianceId?: string | null;
}

@InputType({ description: 'A unit to register.' })
export class UnitRegisterInput {
  @Field(() => String, { description: `Its name, 1 to ${UNIT_NAME_MAX} characters.` })
  name!: string;

  @Field(() => String, {
    description: 'Its Unified Social Credit Code; both check digits have to fit. 统一社会信用代码',
  })
  creditCode!: string;

  @Field(() => UnitKind, { description: 'What kind of organisation it is.' })
  kind!: UnitKind;

  @Field(() => AffiliationLevel, { description: 'Which level of government it belongs to.' })
  affiliationLevel!: AffiliationLevel;

  @Field(() => String, {
    description: 'Where it is based, by the code of the division: a community, or a grid or building in one.',
  })
  divisionCode!: string;

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is, if that is known.' })
  location?: GeoPointInput | null;

  @Field(() => String, {
    nullable: true,
    description: `Its address, 1 to ${ADDRESS_MAX} characters, if that is known.`,
  })
  address?: string | null;
}

@InputType({ description: 'What changes on a unit; what is left out stays.' })
export class UnitUpdateInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The telephone under which it is reached about what it shares, which everybody sees: ' +
      `${CONTACT_PHONE_DIGITS_MIN} to ${CONTACT_PHONE_DIGITS_MAX} digits, with a + before a country code; blanks and ` +
      'hyphens may separate them. Name no number of a person. Null takes it away.',
  })
  contactPhone?: string | null;
}
