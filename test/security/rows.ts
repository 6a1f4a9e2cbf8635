import type { PromisedRow } from '../support/figures-reporter.ts';

const ANSWERS = 'test/server/limits/answers.test.ts';
const RATES = 'test/server/limits/rates.test.ts';
const TRANSPORT = 'test/server/limits/limits.transport.test.ts';
const LIMITS = 'test/server/limits/limits.test.ts';
const SECRETS = 'test/server/limits/limits.secrets.test.ts';
const GATEWAY = 'test/server/federation/federation.test.ts';
const TRUSTED = 'test/server/limits/trusted-documents.test.ts';
const VIEWERS = 'test/events/live/viewers.test.ts';
const ACCESS = 'test/contract/access/access.test.ts';
const NEARLY = 'test/contract/bounds/access.nearly.test.ts';
const TOKENS = 'test/district/identity/tokens/token.test.ts';
const IN_CONTEXT = 'test/database/seen-in-context.test.ts';
const HOSTILE = 'test/security/hostile-documents.ts';

/**
 * What has to hold under attack: G the surface of GraphQL, A who may do and see what, P personal data, V values of the kinds that have broken
 * other systems, F what is made up by chance. A row is held by the tests of this folder whose name begins with its number, and by those that it names.
 */
export const ROWS: readonly PromisedRow[] = [
  {
    number: 'G1',
    promise: 'where introspection is off, only a gateway is told the schema; that of the subgraph always',
    elsewhere: [
      [ANSWERS, '%s is for gateways only'],
      [GATEWAY, 'refuses %s to whoever shows no credential, before anything runs'],
      [GATEWAY, 'lets nobody introspect what is behind it, and gateways everything'],
    ],
  },
  {
    number: 'G2',
    promise: 'no suggestion of what a misspelt name may have meant',
    elsewhere: [[TRANSPORT, 'are not made in production']],
  },
  {
    number: 'G3',
    promise: 'many names, many mutations, two bookings in one document: refused, nothing done',
    elsewhere: [
      [ANSWERS, 'books once: two are refused before anything runs, by whatever names and fragments'],
      [LIMITS, 'is refused, cheaply and before it runs, when it %s'],
    ],
  },
  { number: 'G4', promise: 'repetition, directives, 50 operations, 1 and 2 MB: refused at once' },
  {
    number: 'G5',
    promise: 'depth, and lists in lists by whatever way their length is said: refused or capped',
    elsewhere: [[LIMITS, 'nests three lists of 99,999, by the default of a variable']],
  },
  {
    number: 'G6',
    promise: 'what is dear to validate keeps nobody else waiting',
    elsewhere: [[HOSTILE, 'nests an interface of four types']],
  },
  { number: 'G7', promise: 'fragments that double, circles of fragments and of the schema: refused at once' },
  {
    number: 'G8',
    promise: 'no batches; requests on one connection are answered and counted one by one',
    elsewhere: [
      [RATES, 'is the same for all processes, and told in the answers'],
      [TRANSPORT, 'of an array of operations is refused, so that limits count for each'],
    ],
  },
  {
    number: 'G9',
    promise: 'references of a gateway: at most 1,000, and nobody sees more by one than by an id',
    elsewhere: [
      [GATEWAY, 'is one of at most a thousand'],
      [GATEWAY, 'that is none is refused, and leaves the others as they are'],
      [GATEWAY, '%s sees what they see by its id, and nothing else'],
    ],
  },
  { number: 'G10', promise: 'variables that do not fit, 5 MB of them, 10,000 levels of them: refused, told once' },
  {
    number: 'G11',
    promise: 'no answer tells of SQL, of code, of places or settings',
    elsewhere: [
      [SECRETS, 'is masked behind an id that is in the log: %s'],
      [SECRETS, 'shows no SQL, and the log says where to look without the row'],
    ],
  },
  {
    number: 'G12',
    promise: 'no refusal repeats the value that it refuses',
    elsewhere: [
      [SECRETS, 'is not repeated when it is written out: %s'],
      [SECRETS, 'is not repeated when it is a variable, but its place is named: %s'],
    ],
  },
  {
    number: 'G13',
    promise: 'where only trusted documents run, no other does; none is registered by a client',
    elsewhere: [
      [TRUSTED, 'runs no text but those of the manifest, however one is changed'],
      [TRUSTED, 'keeps no text that a client would register'],
    ],
  },
  {
    number: 'G14',
    promise: 'no page of another site can have anything done',
    elsewhere: [
      [TRANSPORT, 'that a foreign page could send without asking is refused: %s with %o'],
      [TRANSPORT, 'from a page of a foreign origin is not allowed to be read there'],
    ],
  },
  {
    number: 'G15',
    promise: 'a GET of a foreign type is 415, a mutation by GET 405',
    elsewhere: [[TRANSPORT, 'by GET of a content type that a foreign page can set is refused']],
  },
  { number: 'G16', promise: 'no traces, no stacks, no pages or tokens of development in production' },
  {
    number: 'G17',
    promise: 'compressed, endless, slow and oversized requests: refused, memory + 50 MiB at most',
    elsewhere: [
      [TRANSPORT, 'that only claims to have a small body is read no further than that'],
      [TRANSPORT, 'is cut off when it does not arrive in a quarter of a minute, however steadily it trickles'],
    ],
  },
  {
    number: 'G18',
    promise: 'subscriptions: with a token that holds, to who may see; silent sockets are closed',
    elsewhere: [
      [VIEWERS, 'each is told of the bookings that they may see, and of no other'],
      [VIEWERS, 'with a token that is no good, before anything else'],
      [VIEWERS, 'a token that expires ends the subscription, before the next event is shown'],
      ['test/security/availability-followers.security.ts', '5,000 strangers who follow %s make a booking no dearer'],
    ],
  },
  {
    number: 'G19',
    promise: 'every list has at most 100 entries a page, however that is asked for; an answer at most 2 MB',
    elsewhere: [
      [ANSWERS, 'that would be too long is an error, and nothing of it is sent'],
      [LIMITS, 'of $type, its $field, has at most ${PAGE_MAX} entries, however that is asked for'],
    ],
  },
  {
    number: 'G20',
    promise: 'the audits of GraphQL over HTTP: 0 errors; graphql-cop: 0 grave ones',
    elsewhere: [
      ['test/server/http/http-audit.test.ts', 'every MUST of the audits holds, and what else they notice is known'],
    ],
  },
  {
    number: 'A1',
    promise: 'every field and mutation, asked by everybody, is answered as the written table says',
    elsewhere: [
      [ACCESS, 'have a row for every root field of the schema, and for nothing else'],
      [ACCESS, 'have a row for every field that not everybody sees, and for no other'],
      [ACCESS, '$name: is shown to each as its row says'],
      [ACCESS, '$name: is open to each as its row says'],
      [
        'test/contract/access/access.open.test.ts',
        'A1 is shown to everybody alike, of every thing that they may know of',
      ],
      ['test/contract/access/access.services.test.ts', 'may not do what the manager of its unit may: %s'],
    ],
  },
  {
    number: 'A2',
    promise: 'what is hidden is answered like what is not there: in words and in time',
    elsewhere: [['test/contract/given-ids.test.ts', 'ids are looked for all over the schema']],
  },
  {
    number: 'A3',
    promise: 'no input says who is asking',
    elsewhere: [[ACCESS, 'have no mutation that lets the caller say who is asking']],
  },
  {
    number: 'A4',
    promise: 'states change by the written steps alone, by who may take them',
    elsewhere: [
      ['test/contract/steps.test.ts', 'of $of has these steps and no others'],
      ['test/contract/state-machines.test.ts', 'is held to the steps whoever changes it'],
      [ACCESS, '$name: is open to each as its row says'],
    ],
  },
  {
    number: 'A5',
    promise: 'lists, counts and searches tell of nothing that is hidden',
    elsewhere: [[ACCESS, 'tells nobody by a search how many hidden things it passed by']],
  },
  {
    number: 'A6',
    promise: 'forged, foreign, expired and misdirected tokens are none',
    elsewhere: [
      [TOKENS, 'refuses a token without signature (alg none)'],
      [TOKENS, 'refuses HS256 with the public key as the secret'],
      [TOKENS, 'refuses an unknown key id, and key ids that look like paths, addresses or names of properties'],
      [TOKENS, 'may rotate its keys: the new key is found, the withdrawn one no longer counts'],
      [
        'test/district/identity/tokens/token.development.test.ts',
        'refuses to work in production, and makes no key there',
      ],
      ['test/main.test.ts', 'takes the tokens of its issuer in production, and none of its own'],
    ],
  },
  {
    number: 'A7',
    promise: 'nothing but the token says who asks; a new sign-in never takes over an old account',
    elsewhere: [
      ['test/district/identity/viewer.test.ts', 'is another person when the same subject comes from another issuer'],
      [
        'test/district/identity/resident.register.test.ts',
        'never takes over somebody with the same name and phone, nor the same subject of another issuer',
      ],
    ],
  },
  {
    number: 'A8',
    promise: 'a role that has ended counts no more from the next request on',
    elsewhere: [
      ['test/district/identity/role.end.test.ts', 'takes the role away with the next request'],
      [VIEWERS, 'what happens after a role has ended is not shown to who had it'],
      [NEARLY, 'somebody %s, of each kind, sees what a stranger sees'],
    ],
  },
  {
    number: 'A9',
    promise: 'two roles add up as written; a unit or grid that moves changes rights at once',
    elsewhere: [
      [NEARLY, 'two roles of one person add up as they are written, and to nothing more'],
      [NEARLY, 'that the branch has served until yesterday'],
    ],
  },
  {
    number: 'A10',
    promise: 'the database shows contacts and the trail to who may see them, whatever asks',
    elsewhere: [
      [IN_CONTEXT, 'are there, and bare SQL without a context is given none'],
      [IN_CONTEXT, 'is there, and bare SQL without a context or with a wrong one is given none'],
    ],
  },
  {
    number: 'A11',
    promise: 'who guesses at secrets of programs is slowed down',
    elsewhere: [
      [
        RATES,
        'guesses at the secret of one client are counted over all addresses, and those of one address over all clients',
      ],
      [
        'test/request/leases.test.ts',
        'tries at what could be guessed are counted one by one, in each of their budgets',
      ],
    ],
  },
  {
    number: 'P1',
    promise: 'names and phones of people stand where they belong, and in no log, error, trace, outbox or audit',
    elsewhere: [
      ['test/personal-data/canaries.test.ts', 'holds names and phones of people where they belong, and nowhere else'],
    ],
  },
  {
    number: 'P2',
    promise: 'contacts are masked for all but those whom the written table names, and for as long as it says',
    elsewhere: [
      [
        'test/personal-data/contact.visibility.test.ts',
        '$name: is shown to each as its row says, and each look is kept',
      ],
    ],
  },
  {
    number: 'P3',
    promise: 'an export holds everything of a person, and nothing of anybody else',
    elsewhere: [
      ['test/personal-data/export.test.ts', 'holds everything of the one, and nothing of the other'],
      [
        'test/personal-data/export.test.ts',
        'has every reference to an account or a resident that the catalogue has, and their own rows',
      ],
    ],
  },
  {
    number: 'P4',
    promise: 'who is erased is in no table any more; books and figures stay; refused while something is open',
    elsewhere: [
      [
        'test/personal-data/erase.test.ts',
        'leaves no trace of the person in any table, keeps what they did, and begins anew with the next sign-in',
      ],
      ['test/personal-data/erase.test.ts', 'is refused while there is %s, and changes nothing'],
    ],
  },
  {
    number: 'P5',
    promise: 'what is kept for a time goes when it is over; a job that was cut off leaves the rest to the next',
    elsewhere: [
      [
        'test/personal-data/retention.test.ts',
        'who looked is kept for its days, and not a day longer; a run that was cut off leaves the rest to the next',
      ],
      [
        'test/personal-data/retention.test.ts',
        'a phone is kept while it may be needed, and who comes back gives it anew',
      ],
    ],
  },
  {
    number: 'P6',
    promise: 'each look at a contact is kept, and the person sees it; one that cannot be kept is none',
    elsewhere: [
      [
        'test/personal-data/contact.visibility.test.ts',
        'shows the resident who looked, for which unit and what for, the newest first',
      ],
      ['test/personal-data/contact.visibility.test.ts', 'a look that cannot be kept is none'],
    ],
  },
  {
    number: 'P7',
    promise:
      'the trail is changed by nobody who serves; its chain shows what was changed or left out, also of many writers',
    elsewhere: [
      ['test/events/audit/audit-chain.test.ts', 'shows what was changed, left out or put in, and where'],
      ['test/events/audit/audit-chain.test.ts', 'is one, with ${WRITERS} writers at a time and several who link'],
      ['test/database/service-role.test.ts', 'is not: %s'],
    ],
  },
  {
    number: 'V1',
    promise: 'objects in place of values are refused in every place',
    elsewhere: [[LIMITS, 'are refused everywhere in %s: objects, fragments of SQL, prototypes']],
  },
  {
    number: 'V2',
    promise: 'no name changes what all objects share',
    elsewhere: [[LIMITS, 'can be called by the name of a prototype without becoming one']],
  },
  {
    number: 'V3',
    promise: 'orders, filters and kinds are those of the schema; no text becomes SQL',
    elsewhere: [['test/security/naughty-strings.security.ts', 'no naughty string is a fault of the server in']],
  },
  { number: 'V4', promise: 'no long text takes a regular expression longer than plain letters' },
  {
    number: 'V5',
    promise: 'all packages are pinned, hashed, open source, and none is known to be open to attack',
    elsewhere: [
      ['test/contract/dependencies.test.ts', 'are none that are known to be open to attack'],
      ['test/contract/dependencies.test.ts', 'are each what they were when they were chosen'],
      ['test/contract/dependencies.test.ts', 'bear no licence that is not open source'],
    ],
  },
  { number: 'F1', promise: 'no document, written to harm or made up, keeps anybody else waiting for 250 ms' },
  {
    number: 'F2',
    promise: 'no operation made up of all fields, by anybody, is a fault, tells of insides, or takes 5 s',
  },
  { number: 'F3', promise: 'no string of the big list of naughty strings is a fault in any place' },
];
