import { type Answer, ask, openWorkplace, type Running, type Workplace } from './workplace.ts';

/** A facility of the demonstration district that is not the partner's. */
export const TANGMEN_CAR_PARK = 'fac_a3f7e7f0ad772bd6ba4f61e0c590c778';
/** What the gateway gives the partner, in milliseconds. */
export const PARTNER_TIMEOUT_MS = 1_000;
const GATE_KEY = 'the-key-of-the-gates-in-this-test';

const CREATE_ACCOUNT = `mutation ($input: ServiceAccountCreateInput!) {
  serviceAccountCreate(input: $input) { clientSecret serviceAccount { id } }
}`;
const JOINED = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on SharedFacility { id name unit { contactPage } liveOccupancy { placesFree updatedAt } } }
}`;

/** The server, the partner's service with 17 places free in a facility that it has published, and the gateway. */
export interface Three extends Workplace {
  readonly partner: Running;
  /** The id of that facility. */
  readonly own: string;
  readonly tokens: { readonly resident: string; readonly neighbour: string };
  /** That facility and {@link TANGMEN_CAR_PARK}, through the gateway. */
  joined(options?: Parameters<typeof ask>[2]): Promise<Answer & { readonly facilities: readonly Joined[] }>;
}

interface Joined {
  readonly id: string;
  readonly name: string;
  readonly unit: { readonly contactPage: string | null };
  readonly liveOccupancy: { readonly placesFree: number; readonly updatedAt: string } | null;
}

/** Starts the three, as three processes on loopback. */
export async function startThree(): Promise<Three> {
  const workplace = await openWorkplace();
  try {
    return await startedIn(workplace);
  } catch (error) {
    await workplace.close();
    throw error;
  }
}

async function startedIn(workplace: Workplace): Promise<Three> {
  const { commons, parking, gateway } = workplace;
  await workplace.start('npm start', /Grid Commons is running/);
  const { output } = await workplace.run('npm run -s token -- unit resident:1 resident:2 2>/dev/null');
  const [manager, resident, neighbour] = output.trim().split('\n') as [string, string, string];

  const { data } = await ask(commons, '{ viewer { roles { unit { id } } } }', { token: manager });
  const unitId = (data as { viewer: { roles: { unit: { id: string } }[] } }).viewer.roles[0]!.unit.id;
  const account = async (name: string, scope: string) => {
    const input = { unitId, name, scopes: [scope] };
    const made = await ask(commons, CREATE_ACCOUNT, { token: manager, variables: { input } });
    const { clientSecret, serviceAccount } = made.data!.serviceAccountCreate as Created;
    return { CLIENT_ID: serviceAccount.id, CLIENT_SECRET: clientSecret };
  };
  const published = await workplace.run('npm run -s partner:publish', await account('publisher', 'FACILITIES_WRITE'));
  const own = /garage-a {2}CREATED {2}(fac_\w+)/.exec(published.output)![1]!;

  const { CLIENT_ID, CLIENT_SECRET } = await account('gates', 'FACILITIES_READ');
  const partner = await workplace.start(
    `CLIENT_ID=${CLIENT_ID} CLIENT_SECRET=${CLIENT_SECRET} GATE_KEY=${GATE_KEY} npm run partner`,
    /The car park is in the graph/,
  );
  await fetch(`${parking}/gates/garage-a`, {
    method: 'POST',
    headers: { authorization: `Bearer ${GATE_KEY}` },
    body: JSON.stringify({ placesFree: 17 }),
  });
  await workplace.start(`npm run gateway -- --timeout parking=${PARTNER_TIMEOUT_MS}`, /The gateway is running/);
  return {
    ...workplace,
    partner,
    own,
    tokens: { resident, neighbour },
    async joined(options) {
      const answer = await ask(gateway, JOINED, { variables: { ids: [own, TANGMEN_CAR_PARK] }, ...options });
      return { ...answer, facilities: (answer.data as { nodes: Joined[] }).nodes };
    },
  };
}

interface Created {
  readonly clientSecret: string;
  readonly serviceAccount: { readonly id: string };
}
