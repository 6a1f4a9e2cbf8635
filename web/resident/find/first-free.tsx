import { FirstFreeDocument } from '@grid-commons/client';
import { toCalendarDate } from '@internationalized/date';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { at, dayText, DISTRICT_ZONE, spanText, timeText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { filterOf, type Search } from './search.ts';
import { facilityAddress, spanOf } from './search-time.ts';

const useSay = words('first-free', {
  next: { 'zh-CN': '同样时长，最早可约', en: 'As long, and free first' },
});

/** How far ahead is looked, in days. */
const LOOKED_AHEAD_DAYS = 14;
/** Of so many intervals the first of each facility, and of these so many: whoever wants more chooses another time. */
const LOOKED_AT = 20;
const SHOWN = 3;

/** When and where there is room next for as long as was looked for. */
export function FirstFree({ search }: { readonly search: Search }) {
  const say = useSay();
  const language = useLanguage();
  const { availableDuring: _then, openNow: _now, ...where } = filterOf(search);
  const { from } = spanOf(search.time, DISTRICT_ZONE);
  const latest = new Date(Date.parse(from) + LOOKED_AHEAD_DAYS * 24 * 3_600_000).toISOString();
  const [{ data }] = useQuery({
    query: FirstFreeDocument,
    variables: { where, input: { earliest: from, latest, minutes: search.time.minutes, first: LOOKED_AT } },
  });
  // Beside what else helps: while it is looked for, and where nothing is found, there is nothing to say.
  if (!data || data.firstAvailable.length === 0) return null;
  const firstOfEach = data.firstAvailable.filter(
    ({ facility }, n, all) => all.findIndex((other) => other.facility.id === facility.id) === n,
  );
  return (
    <section>
      <h2>{say('next')}</h2>
      <ol className="cards">
        {firstOfEach.slice(0, SHOWN).map(({ start, end, facility: { id, name, timeZone, unit } }) => {
          const starts = at(start, timeZone);
          const date = toCalendarDate(starts);
          return (
            <li key={`${id} ${start}`}>
              <Link
                href={facilityAddress(id, { date, start: timeText(starts), minutes: search.time.minutes })}
                className="card card-link"
              >
                <span className="card-head">
                  <span>{name}</span>
                  <span className="left">
                    {dayText(date, timeZone, language)} {spanText(start, end, timeZone, language)}
                  </span>
                </span>
                <span className="small muted">{unit.name}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
