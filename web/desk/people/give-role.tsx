import {
  DeskDivisionsForRoleDocument,
  DeskRoleGiveDocument,
  DeskUnitsForRoleDocument,
  labelsOf,
} from '@grid-commons/client';
import { type FormEvent, useId, useState } from 'react';
import { useQuery } from 'urql';
import { Sheet } from '../../shared/sheet.tsx';
import { dateOf, DISTRICT_ZONE, instantOf, today } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { useChange } from '../parts/use-change.ts';
import { GIVEN_BY, LEVEL_OF } from './roles.ts';

const useSay = words('desk-give-role', {
  title: { 'zh-CN': '授予角色', en: 'Give a role' },
  role: { 'zh-CN': '角色', en: 'Role' },
  find: { 'zh-CN': '按名称找范围', en: 'Find the place by name' },
  place: { 'zh-CN': '范围', en: 'Where it holds' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  nowhere: { 'zh-CN': '没有这样的地方，请换个名称。', en: 'There is no such place. Try another name.' },
  account: { 'zh-CN': '对方的登录账号', en: 'Their account' },
  accountHint: {
    'zh-CN': '登录系统里的账号标识（sub）。对方不必已经登录过。',
    en: 'By which they sign in (sub). They need not have signed in yet.',
  },
  until: { 'zh-CN': '到哪一天为止（可不填）', en: 'Until which day (may be left out)' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  missing: { 'zh-CN': '请选定范围，并写明账号和原因。', en: 'Choose a place, and give the account and the reason.' },
  give: { 'zh-CN': '授予', en: 'Give' },
  back: { 'zh-CN': '返回', en: 'Back' },
});

/** As long as the API takes. */
const SUBJECT_MAX = 255;
const REASON_MAX = 500;

interface GiveRoleProps {
  readonly close: () => void;
  readonly done: () => void;
}

/** Who gets which role where, until when and why. */
export function GiveRole({ close, done }: GiveRoleProps) {
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const { scope } = useDesk();
  const { isUnderWay, change } = useChange(DeskRoleGiveDocument);
  const offered = scope.duties.flatMap((duty) => GIVEN_BY[duty]).filter((role) => role !== 'RESIDENT');
  const labels = labelsOf('Role', language).filter(({ value }) => offered.includes(value));
  const [role, setRole] = useState<string>(offered[0]!);
  const [text, setText] = useState('');
  const [place, setPlace] = useState('');
  const [account, setAccount] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const places = usePlaces(role, text.trim(), scope.division!.code);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    if (isUnderWay) return;
    if (!place || !account.trim() || !reason.trim()) return setProblem(say('missing'));
    const day = until === '' ? undefined : dateOf(until, today(DISTRICT_ZONE)).add({ days: 1 });
    const { problem } = await change({
      input: {
        role: role as never,
        accountSubject: account.trim(),
        ...(LEVEL_OF[role] ? { divisionCode: place } : { unitId: place }),
        ...(day && { validTo: instantOf(day, '00:00', DISTRICT_ZONE) }),
        reason: reason.trim(),
      },
    });
    setProblem(problem);
    if (problem === undefined) {
      close();
      done();
    }
  };
  return (
    <Sheet title={say('title')} close={close}>
      <form onSubmit={give} noValidate>
        <p>
          <label htmlFor={`${id}role`}>{say('role')}</label>
          <select
            id={`${id}role`}
            value={role}
            onChange={({ target }) => {
              setRole(target.value);
              setPlace('');
            }}
          >
            {labels.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </p>
        <p>
          <label htmlFor={`${id}find`}>{say('find')}</label>
          <input id={`${id}find`} type="search" value={text} onChange={({ target }) => setText(target.value)} />
        </p>
        <p>
          <label htmlFor={`${id}place`}>{say('place')}</label>
          <select id={`${id}place`} value={place} onChange={({ target }) => setPlace(target.value)}>
            <option value="">{say('choose')}</option>
            {places?.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </p>
        {places?.length === 0 && <p role="status">{say('nowhere')}</p>}
        <p>
          <label htmlFor={`${id}account`}>{say('account')}</label>
          <input
            id={`${id}account`}
            type="text"
            autoComplete="off"
            maxLength={SUBJECT_MAX}
            aria-describedby={`${id}hint`}
            value={account}
            onChange={({ target }) => setAccount(target.value)}
          />
          <br />
          <span id={`${id}hint`} className="small muted">
            {say('accountHint')}
          </span>
        </p>
        <p>
          <label htmlFor={`${id}until`}>{say('until')}</label>
          <input
            id={`${id}until`}
            type="date"
            min={today(DISTRICT_ZONE).toString()}
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        </p>
        <p>
          <label htmlFor={`${id}reason`}>{say('reason')}</label>
          <textarea
            id={`${id}reason`}
            rows={2}
            maxLength={REASON_MAX}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </p>
        {problem !== undefined && (
          <p className="notice" data-kind="danger" role="alert">
            {problem}
          </p>
        )}
        <div className="row">
          <button type="submit" className="do-action" aria-busy={isUnderWay}>
            {say('give')}
          </button>
          <button type="button" onClick={close}>
            {say('back')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

/** The places in which a role could hold, by the code of a division or the id of a unit; nothing while they are read. */
function usePlaces(role: string, text: string, withinCode: string) {
  const level = LEVEL_OF[role];
  const named = { withinCode, ...(text !== '' && { text }) };
  const [{ data: divisions }] = useQuery({
    query: DeskDivisionsForRoleDocument,
    variables: { where: { ...named, level: level! } },
    pause: !level,
  });
  const [{ data: units }] = useQuery({
    query: DeskUnitsForRoleDocument,
    variables: { where: named },
    pause: level !== undefined,
  });
  if (level) return divisions?.divisions.edges.map(({ node }) => ({ value: node.code, name: node.name }));
  return units?.residentUnits.edges.map(({ node }) => ({ value: node.id, name: node.name }));
}
