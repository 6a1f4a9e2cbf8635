import { FacilityToBookDocument } from '@grid-commons/client';
import { useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { Problem, Skeleton } from '../../shared/notices.tsx';
import { Page } from '../../shared/page.tsx';
import {
  at,
  dateOf,
  dayText,
  DISTRICT_ZONE,
  instantOf,
  lengthText,
  spanText,
  timeText,
  today,
} from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { MissingScreen } from '../missing.tsx';
import { BookAction } from './book-action.tsx';
import { HeadcountField } from './company-fields.tsx';
import { useCompany } from './company.ts';
import { Facts } from './facility-facts.tsx';
import type { Facility } from './facility-types.ts';

const useSay = words('facility', {
  loading: { 'zh-CN': '场地', en: 'Place' },
  day: { 'zh-CN': '哪一天', en: 'Day' },
  length: { 'zh-CN': '多久', en: 'How long' },
  quantity: { 'zh-CN': '几个名额', en: 'Places' },
  starts: { 'zh-CN': '可以预约的时间', en: 'Times you can book' },
  left: { 'zh-CN': '余 {n}', en: '{n} left' },
  noStarts: { 'zh-CN': '这一天没有可以预约的时间。', en: 'Nothing can be booked on this day.' },
  nextDay: { 'zh-CN': '看后一天', en: 'Look at the next day' },
  open: { 'zh-CN': '无需预约，开放时间内可直接使用。', en: 'No booking needed: come while it is open.' },
});

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
  const { company, change } = useCompany(facility);
  const chosen = starts.find(({ start }) => timeText(at(start, zone)) === wanted);
  if (facility.admission === 'OPEN_ACCESS') {
    return (
      <Page title={facility.name}>
        <p className="notice">{say('open')}</p>
        <Facts facility={facility} />
      </Page>
    );
  }
  const looked = wanted !== null && /^\d\d:\d\d$/.test(wanted) ? spanAt(date, wanted, minutes, zone) : undefined;
  const action = (
    <BookAction
      facility={facility}
      chosen={chosen}
      wanted={stale ? undefined : looked}
      quantity={quantity}
      company={company}
      change={change}
      reload={reload}
    />
  );
  return (
    <Page title={facility.name} action={action}>
      <WhenFields facility={facility} date={date} minutes={minutes} quantity={quantity} />
      <h2>{say('starts')}</h2>
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
      {facility.bookingPolicy.headcountMin !== null && (
        <HeadcountField facility={facility} company={company} change={change} />
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

/** What was looked for on the first screen, as instants. */
function spanAt(date: string, time: string, minutes: number, zone: string) {
  const start = instantOf(dateOf(date, today(zone)), time, zone);
  return { start, end: new Date(Date.parse(start) + minutes * 60_000).toISOString() };
}

function within(value: number, min: number, max: number, otherwise: number): number {
  return Number.isInteger(value) && value >= min && value <= max ? value : otherwise;
}
