import { ObjectType } from 'type-graphql';
import { Access } from '../../shared/access.ts';

/** What callers see of themselves. What the rules see of them is the `Viewer` of viewer.ts. */
@Access('SIGNED_IN')
@ObjectType('Viewer', { description: 'Who is asking: what is known here of the person that the token names.' })
export class ViewerProfile {
  /** Undefined for somebody who is signed in and has no account here. */
  accountId!: string | undefined;

  /** Undefined until they have registered. */
  residentId!: string | undefined;
}
