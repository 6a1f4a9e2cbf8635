import { Field, ObjectType } from 'type-graphql';
import { shownAs } from '../../request/answer.ts';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../shared/payload.ts';
import type { RuleName } from '../booking.rules.ts';
import { SlotRule } from './slot-rule.ts';

@Access('PUBLIC')
@ObjectType({
  implements: UserError,
  description: 'The booker may not have this here. Returned when the policy of the facility asks for something else.',
  simpleResolvers: true,
})
class NotEligible extends UserError {
  @Field(() => SlotRule, { description: 'Which rule says so.' })
  rule!: RuleName;

  @Field(() => String, { description: 'What it asks for, as people read it.' })
  required!: string;
}

type Details = Readonly<Record<string, unknown>>;

/** Which rule a refusal is of, and what it asks for. */
const RULES: Readonly<Record<string, readonly [RuleName, (details: Details) => string]>> = {
  wrongHeadcount: ['GROUP', ({ min, max }) => `${(min as number | null) ?? 1}–${(max as number | null) ?? ''}`],
  noChildrenHere: ['GROUP', () => '0'],
  childrenNeedPlaces: ['GROUP', ({ places }) => `≥ ${String(places)}`],
  notForYou: ['AUDIENCE', ({ audiences }) => (audiences as readonly string[]).join(', ')],
};

for (const [kind, [rule, required]] of Object.entries(RULES)) {
  shownAs(kind, (error, { details }) => ({
    ...error,
    typeName: NotEligible.name,
    rule,
    required: required(details),
  }));
}
