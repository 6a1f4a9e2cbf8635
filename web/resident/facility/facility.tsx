import { BookSlotDocument, FacilityToBookDocument, type FacilityToBookQuery, labelOf } from '@grid-commons/client';
import { useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { useAddress } from '../../shared/address.ts';
import { newIdempotencyKey, troubleOf } from '../../shared/api.ts';
import { mapAddress } from '../../shared/hand-over.ts';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import { signIn } from '../../shared/session.ts';
import { at, dateOf, dayText, DISTRICT_ZONE, lengthText, spanText, timeText, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { MissingScreen } from '../missing.tsx';
import { openingText } from '../../shared/opening-text.ts';

const useSay = words('facility', {
  loading: { 'zh-CN': '场地', en: 'Place' },
  day: { 'zh-CN': '哪一天', en: 'Day' },
  length: { 'zh-CN': '多久', en: 'How long' },
  quantity: { 'zh-CN': '几个名额', en: 'Places' },
  starts: { 'zh-CN': '可以预约的时间', en: 'Times you can book' },
  left: { 'zh-CN': '余 {n}', en: '{n} left' },
  noStarts: { 'zh-CN': '这一天没有可以预约的时间。', en: 'Nothing can be booked on this day.' },
  gone: {
    'zh-CN': '您找的时间（{time}）现在约不上，请另选。',
    en: 'The time you looked for ({time}) cannot be booked now. Choose another.',
  },
  nextDay: { 'zh-CN': '看后一天', en: 'Look at the next day' },
  book: { 'zh-CN': '预约 {day} {span}', en: 'Book {day} {span}' },
  booking: { 'zh-CN': '正在预约…', en: 'Booking…' },
  choose: { 'zh-CN': '请先选一个时间', en: 'Choose a time first' },
  approval: { 'zh-CN': '由{unit}确认后生效。', en: 'It holds once {unit} has confirmed it.' },
  open: { 'zh-CN': '无需预约，开放时间内可直接使用。', en: 'No booking needed: come while it is open.' },
  hours: { 'zh-CN': '开放时间', en: 'Open' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  kind: { 'zh-CN': '种类', en: 'Kind' },
  capacity: { 'zh-CN': '名额', en: 'Places' },
  rules: { 'zh-CN': '预约规则', en: 'Rules' },
  rulesText: {
    'zh-CN': '每次 {min} 到 {max}，最早提前 {days} 天{lead}',
    en: '{min} to {max} at a time, up to {days} days ahead{lead}',
  },
  lead: { 'zh-CN': '，最晚提前 {minutes}', en: ', at least {minutes} before' },
  details: { 'zh-CN': '设施', en: 'Details' },
  seats: { 'zh-CN': '{n} 个座位', en: '{n} seats' },
  indoor: { 'zh-CN': '室内', en: 'indoor' },
  outdoor: { 'zh-CN': '室外', en: 'outdoor' },
  accessible: { 'zh-CN': '无障碍', en: 'accessible' },
  babyTable: { 'zh-CN': '有婴儿护理台', en: 'baby table' },
  navigate: { 'zh-CN': '导航', en: 'Directions' },
  alternatives: { 'zh-CN': '可以改约：', en: 'What would do instead:' },
  offline: {
    'zh-CN': '没有收到回复，不知道是否约上。再点一次不会重复预约。',
    en: 'No answer came, so it is not known whether it was booked. Trying again books nothing twice.',
  },
  retry: { 'zh-CN': '再试一次', en: 'Try again' },
  mine: { 'zh-CN': '查看我的预约', en: 'See my bookings' },
  register: { 'zh-CN': '先登记为居民，再预约', en: 'Register as a resident first' },
  confirmPhone: { 'zh-CN': '去验证手机号', en: 'Confirm my phone' },
});

type Facility = Extract<NonNullable<FacilityToBookQuery['node']>, { readonly __typename: 'SharedFacility' }>;
type Start = Facility['bookableStarts'][number];

/** Days shown at once; others are picked from the calendar of the phone. */
const STRIP_DAYS = 7;
/** Without a search behind it, so long a time is offered. */
const USUAL_MINUTES = 120;
const MINUTES_MAX = 31 * 24 * 60;

/** R2 and R3: a facility, from when it can be had, and the button that books it. */
export function FacilityScreen({ id }: { readonly id: string }) {
  const say = useSay();
  const { params } = useAddress();
  const date = dateOf(params.get('date'), today(DISTRICT_ZONE));
  const minutes = within(Number(params.get('minutes') ?? USUAL_MINUTES), 1, MINUTES_MAX, USUAL_MINUTES);
  const quantity = within(Number(params.get('quantity') ?? 1), 1, 10_000, 1);
  const [{ data, error, stale }, reload] = useQuery({
    query: FacilityToBookDocument,
    variables: { id, date: date.toString(), minutes, quantity },
  });
  const again = () => reload({ requestPolicy: 'network-only' });
  if (error && !data) {
    return (
      <Page title={say('loading')}>
        <Problem error={error} retry={again} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={say('loading')}>
        <Skeleton />
      </Page>
    );
  }
  if (data.node?.__typename !== 'SharedFacility') return <MissingScreen />;
  return (
    <FacilityPage
      facility={data.node}
      date={date.toString()}
      minutes={minutes}
      quantity={quantity}
      stale={stale}
      reload={again}
    />
  );
}

interface FacilityPageProps {
  readonly facility: Facility;
  readonly date: string;
  readonly minutes: number;
  readonly quantity: number;
  readonly stale: boolean;
  readonly reload: () => void;
}

function FacilityPage({ facility, date, minutes, quantity, stale, reload }: FacilityPageProps) {
  const say = useSay();
  const { params, go } = useAddress();
  const zone = facility.timeZone;
  const wanted = params.get('start');
  const starts = facility.bookableStarts;
  const chosen = starts.find(({ start }) => timeText(at(start, zone)) === wanted);
  if (facility.admission === 'OPEN_ACCESS') {
    return (
      <Page title={facility.name}>
        <p className="notice">{say('open')}</p>
        <Facts facility={facility} />
      </Page>
    );
  }
  const action = <BookAction facility={facility} chosen={chosen} quantity={quantity} reload={reload} />;
  return (
    <Page title={facility.name} action={action}>
      <WhenFields facility={facility} date={date} minutes={minutes} quantity={quantity} />
      <h2>{say('starts')}</h2>
      {wanted !== null && !chosen && !stale && (
        <p className="notice" data-kind="warning" role="status">
          {say('gone', { time: wanted })}
        </p>
      )}
      {starts.length === 0 ? (
        <p className="notice" role="status">
          {say('noStarts')}{' '}
          <button type="button" onClick={() => go({ date: dateOf(date, today(zone)).add({ days: 1 }).toString() })}>
            {say('nextDay')}
          </button>
        </p>
      ) : (
        <ul className="starts">
          {starts.map(({ start, end, remaining }) => {
            const time = timeText(at(start, zone));
            return (
              <li key={start}>
                <button type="button" aria-pressed={time === wanted} onClick={() => go({ start: time }, 'replace')}>
                  <StartText start={start} end={end} zone={zone} />
                  {facility.capacity > 1 && (
                    <>
                      <br />
                      <small className="muted">{say('left', { n: remaining })}</small>
                    </>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Facts facility={facility} />
    </Page>
  );
}

function StartText({ start, end, zone }: { readonly start: string; readonly end: string; readonly zone: string }) {
  const language = useLanguage();
  return <>{spanText(start, end, zone, language)}</>;
}

function WhenFields({ facility, date, minutes, quantity }: Omit<FacilityPageProps, 'reload' | 'stale'>) {
  const say = useSay();
  const language = useLanguage();
  const { go } = useAddress();
  const first = today(facility.timeZone);
  const chosen = dateOf(date, first);
  const { bookingRules, capacity } = facility;
  const days = Array.from({ length: STRIP_DAYS }, (_, ahead) => first.add({ days: ahead }));
  return (
    <>
      <div role="group" aria-label={say('day')}>
        <ul className="days">
          {days.map((day) => (
            <li key={day.toString()}>
              <button
                type="button"
                aria-pressed={day.compare(chosen) === 0}
                onClick={() => go({ date: day.toString() }, 'replace')}
              >
                {dayText(day, facility.timeZone, language, 'short')}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className="row">
        <label>
          {say('day')}{' '}
          <input
            type="date"
            value={date}
            min={first.toString()}
            max={first.add({ days: bookingRules.horizonDays }).toString()}
            onChange={({ target }) => target.value && go({ date: target.value }, 'replace')}
          />
        </label>
        <label>
          {say('length')}{' '}
          <select value={minutes} onChange={({ target }) => go({ minutes: target.value }, 'replace')}>
            {lengthsOf(bookingRules, minutes).map((length) => (
              <option key={length} value={length}>
                {lengthText(length, language)}
              </option>
            ))}
          </select>
        </label>
        {capacity > 1 && (
          <label>
            {say('quantity')}{' '}
            <input
              type="number"
              inputMode="numeric"
              min={1}
              max={capacity}
              value={quantity}
              onChange={({ target }) => target.value && go({ quantity: target.value }, 'replace')}
            />
          </label>
        )}
      </div>
    </>
  );
}

/** Lengths people take, of those that are allowed; and the one that is asked for, so that the field shows it. */
function lengthsOf({ gridMinutes, minMinutes, maxMinutes }: Facility['bookingRules'], asked: number): number[] {
  const usual = [30, 60, 90, 120, 180, 240, 480, 720, 840, 1_440];
  const allowed = usual.filter((length) => length % gridMinutes === 0 && length >= minMinutes && length <= maxMinutes);
  return [...new Set([...allowed, minMinutes, asked])].sort((a, b) => a - b);
}

function Facts({ facility }: { readonly facility: Facility }) {
  const say = useSay();
  const language = useLanguage();
  const { bookingRules: rules, location } = facility;
  const lead = rules.leadMinutes > 0 ? say('lead', { minutes: lengthText(rules.leadMinutes, language) }) : '';
  const details = detailTexts(facility, say, language);
  return (
    <>
      <dl className="facts">
        <dt>{say('unit')}</dt>
        <dd>{facility.unit.name}</dd>
        <dt>{say('kind')}</dt>
        <dd>{labelOf('FacilityKind', facility.kind, language)}</dd>
        <dt>{say('capacity')}</dt>
        <dd>{facility.capacity}</dd>
        {details.length > 0 && (
          <>
            <dt>{say('details')}</dt>
            <dd>{details.join(' · ')}</dd>
          </>
        )}
        <dt>{say('hours')}</dt>
        <dd>
          {facility.openingRules.map((rule) => (
            <div key={JSON.stringify(rule)}>{openingText(rule, language)}</div>
          ))}
        </dd>
        {facility.admission !== 'OPEN_ACCESS' && (
          <>
            <dt>{say('rules')}</dt>
            <dd>
              {say('rulesText', {
                min: lengthText(rules.minMinutes, language),
                max: lengthText(rules.maxMinutes, language),
                days: rules.horizonDays,
                lead,
              })}
            </dd>
          </>
        )}
      </dl>
      {location && (
        <p>
          <a className="button" href={mapAddress(location, facility.name)}>
            {say('navigate')}
          </a>
        </p>
      )}
    </>
  );
}

function detailTexts({ details }: Facility, say: ReturnType<typeof useSay>, language: 'zh-CN' | 'en'): string[] {
  switch (details?.__typename) {
    case 'ParkingDetails':
      return details.vehicleClasses.map((vehicle) => labelOf('VehicleClass', vehicle, language));
    case 'SportsFieldDetails':
      return [...details.sports, say(details.indoor ? 'indoor' : 'outdoor')];
    case 'RestroomDetails':
      return [details.accessible && say('accessible'), details.babyTable && say('babyTable')].filter(
        (text) => text !== false,
      );
    case 'RoomDetails':
      return [say('seats', { n: details.seats })];
    default:
      return [];
  }
}

interface BookActionProps {
  readonly facility: Facility;
  readonly chosen: Start | undefined;
  readonly quantity: number;
  readonly reload: () => void;
}

/** The one button that books. Until it is known what came of it, the same intent is sent again, whoever taps how often. */
function BookAction({ facility, chosen, quantity, reload }: BookActionProps) {
  const say = useSay();
  const language = useLanguage();
  const [, open] = useLocation();
  const [{ fetching, data, error }, book] = useMutation(BookSlotDocument);
  const intent = useRef<{ readonly what: string; readonly key: string }>(undefined);
  const [asked, setAsked] = useState<string>();
  const zone = facility.timeZone;
  const what = chosen && `${facility.id} ${chosen.start} ${chosen.end} ${quantity}`;

  const submit = async () => {
    if (!chosen || fetching) return;
    if (intent.current?.what !== what) intent.current = { what: what!, key: newIdempotencyKey() };
    setAsked(what);
    const input = {
      facilityId: facility.id,
      start: chosen.start,
      end: chosen.end,
      quantity,
      idempotencyKey: intent.current!.key,
    };
    const answer = await book({ input });
    if (answer.error && troubleOf(answer.error) === 'signed-out') return signIn();
    const booking = answer.data?.bookingCreate.booking;
    if (booking) open(`/bookings/${booking.id}?new=yes`);
    else if (answer.data) {
      // An answer was given to this intent: the next tap is another one.
      intent.current = undefined;
      reload();
    }
  };

  // What was asked for may be gone from the list by now; it is told until something else is chosen.
  const isAsked = asked !== undefined && (what === undefined || what === asked);
  const refusals = isAsked ? data?.bookingCreate.userErrors : undefined;
  return (
    <>
      {error && isAsked && (
        <p className="notice" data-kind="danger" role="alert">
          {say('offline')}
        </p>
      )}
      {refusals?.map((refusal) => (
        <div key={refusal.code} className="notice" data-kind="warning" role="alert">
          <p>{refusal.message}</p>
          {refusal.__typename === 'PhoneUnconfirmed' && (
            <Link className="button" href="/me">
              {say('confirmPhone')}
            </Link>
          )}
          {refusal.code === 'QUOTA_EXCEEDED' && <Link href="/bookings">{say('mine')}</Link>}
          {refusal.code === 'FORBIDDEN' && <Link href="/me">{say('register')}</Link>}
          {refusal.__typename === 'SlotUnavailable' && refusal.alternatives.length > 0 && (
            <Alternatives of={refusal.alternatives} />
          )}
        </div>
      ))}
      {facility.admission === 'APPROVAL' && chosen && (
        <p className="small muted">{say('approval', { unit: facility.unit.name })}</p>
      )}
      <button type="button" className="main-action" disabled={!chosen} aria-busy={fetching} onClick={submit}>
        {bookText()}
      </button>
    </>
  );

  function bookText(): string {
    if (!chosen) return say('choose');
    if (fetching) return say('booking');
    if (error && isAsked) return say('retry');
    const day = dayText(
      dateOf(at(chosen.start, zone).toString().slice(0, 'YYYY-MM-DD'.length), today(zone)),
      zone,
      language,
    );
    return say('book', { day, span: spanText(chosen.start, chosen.end, zone, language) });
  }
}

interface Alternative {
  readonly start: string;
  readonly end: string;
  readonly facility: { readonly id: string; readonly name: string; readonly timeZone: string };
}

/** What would do instead, each one tap away. */
function Alternatives({ of }: { readonly of: readonly Alternative[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <p>{say('alternatives')}</p>
      <ul className="cards">
        {of.map(({ start, end, facility: { id, name, timeZone } }) => {
          const from = at(start, timeZone);
          const date = from.toString().slice(0, 'YYYY-MM-DD'.length);
          const minutes = String((Date.parse(end) - Date.parse(start)) / 60_000);
          const to = `/facilities/${id}?${new URLSearchParams({ date, start: timeText(from), minutes })}`;
          return (
            <li key={id + start}>
              <Link className="button" href={to}>
                {name} {dayText(dateOf(date, today(timeZone)), timeZone, language)}{' '}
                {spanText(start, end, timeZone, language)}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function within(value: number, min: number, max: number, otherwise: number): number {
  return Number.isInteger(value) && value >= min && value <= max ? value : otherwise;
}
