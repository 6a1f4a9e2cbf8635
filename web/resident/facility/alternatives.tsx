import { Link } from 'wouter';
import { at, dateOf, dayText, spanText, timeText, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';

const useSay = words('alternatives', {
  alternatives: { 'zh-CN': '可以改约：', en: 'What would do instead:' },
});

interface Alternative {
  readonly start: string;
  readonly end: string;
  readonly facility: { readonly id: string; readonly name: string; readonly timeZone: string };
}

/** What would do instead, each one tap away. */
export function Alternatives({ of }: { readonly of: readonly Alternative[] }) {
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
