import {
  DeskRoleEndDocument,
  type DeskRoleFragment,
  DeskRoleFragmentDoc,
  DeskRolesCsvDocument,
  DeskRolesDocument,
  labelOf,
  labelsOf,
  readFragment,
} from '@grid-commons/client';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useAddress } from '../../shared/address.ts';
import { Empty } from '../../shared/notices.tsx';
import { dateText } from '../../shared/time.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { CsvButton } from '../parts/csv-button.tsx';
import { Listing, MoreButton } from '../parts/listing.tsx';
import { useChange } from '../parts/use-change.ts';
import { GiveRole } from './give-role.tsx';
import { GIVEN_BY } from './roles.ts';

const useSay = words('desk-people', {
  title: { 'zh-CN': '人员与角色', en: 'People and roles' },
  give: { 'zh-CN': '授予角色', en: 'Give a role' },
  role: { 'zh-CN': '角色', en: 'Role' },
  all: { 'zh-CN': '全部', en: 'All' },
  ended: { 'zh-CN': '也看已终止的', en: 'Show ended ones, too' },
  count: { 'zh-CN': '共 {n} 项，最近授予的在前。', en: '{n} in all, the latest first.' },
  none: { 'zh-CN': '这里没有您可以管理的角色。', en: 'There are no roles here that you look after.' },
  who: { 'zh-CN': '人员', en: 'Who' },
  where: { 'zh-CN': '范围', en: 'Where' },
  since: { 'zh-CN': '期限', en: 'Term' },
  why: { 'zh-CN': '原因', en: 'Reason' },
  act: { 'zh-CN': '操作', en: 'Action' },
  from: { 'zh-CN': '{date} 起', en: 'from {date}' },
  span: { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  givenFor: { 'zh-CN': '授予：{reason}', en: 'Given: {reason}' },
  endedFor: { 'zh-CN': '终止：{reason}', en: 'Ended: {reason}' },
  by: { 'zh-CN': '由 {who} 授予', en: 'by {who}' },
  end: { 'zh-CN': '终止', en: 'End' },
  endOf: { 'zh-CN': '终止{who}的{role}', en: 'End the role of {who}, {role}' },
  consequence: {
    'zh-CN': '立即生效：此人的下一次请求就不再有这个角色。',
    en: 'It takes effect at once: the next thing they ask for is without this role.',
  },
  isGiven: { 'zh-CN': '已授予。', en: 'The role is given.' },
  isEnded: { 'zh-CN': '已终止。', en: 'The role has ended.' },
  gone: { 'zh-CN': '○ 已终止', en: '○ ended' },
});

/** D2: who holds which role, given and ended for a reason. */
export function PeopleScreen() {
  const say = useSay();
  const language = useLanguage();
  const { scope } = useDesk();
  const client = useClient();
  const { params, go } = useAddress();
  const [isGiving, setGiving] = useState(false);
  const [ending, setEnding] = useState<DeskRoleFragment>();
  const [done, setDone] = useState('');
  const roles = labelsOf('Role', language).filter(({ value }) =>
    scope.duties.some((duty) => GIVEN_BY[duty].includes(value)),
  );
  const role = roles.find(({ value }) => value === params.get('role'));
  const includeEnded = params.get('ended') === 'yes';
  const where = { ...(role && { role: role.value as never }), includeEnded };
  const [answer, ask] = useQuery({ query: DeskRolesDocument, variables: { where, before: params.get('before') } });
  const reload = () => ask({ requestPolicy: 'network-only' });
  const after = (text: string) => {
    setDone(text);
    reload();
  };
  const chip = (value: string | null, text: string) => (
    <li key={value}>
      <button
        type="button"
        className="chip"
        aria-pressed={(role?.value ?? null) === value}
        onClick={() => go({ role: value, before: null })}
      >
        {text}
      </button>
    </li>
  );
  return (
    <DeskPage
      title={say('title')}
      tools={
        <>
          <button type="button" className="do-action" onClick={() => setGiving(true)}>
            {say('give')}
          </button>
          <CsvButton
            name={say('title')}
            csv={async () => (await client.query(DeskRolesCsvDocument, { where })).data?.roleAssignments.csv}
          />
        </>
      }
    >
      <p role="status" className={done ? 'notice' : 'visually-hidden'} data-kind="done">
        {done}
      </p>
      <ul className="chips" aria-label={say('role')}>
        {chip(null, say('all'))}
        {roles.map(({ value, label }) => chip(value, label))}
        <li>
          <button
            type="button"
            className="chip"
            aria-pressed={includeEnded}
            onClick={() => go({ ended: includeEnded ? null : 'yes', before: null })}
          >
            {say('ended')}
          </button>
        </li>
      </ul>
      <Listing answer={answer} reload={reload}>
        {({ roleAssignments: { edges, totalCount, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title={say('none')}>
              <button type="button" onClick={() => setGiving(true)}>
                {say('give')}
              </button>
            </Empty>
          ) : (
            <>
              <p className="small">{say('count', { n: totalCount })}</p>
              <Roles
                roles={edges.map((_, at) => readFragment(DeskRoleFragmentDoc, edges[edges.length - 1 - at]!.node))}
                end={setEnding}
              />
              {pageInfo.hasPreviousPage && <MoreButton show={() => go({ before: pageInfo.startCursor ?? null })} />}
            </>
          )
        }
      </Listing>
      {isGiving && <GiveRole close={() => setGiving(false)} done={() => after(say('isGiven'))} />}
      {ending && <EndRole role={ending} close={() => setEnding(undefined)} done={() => after(say('isEnded'))} />}
    </DeskPage>
  );
}

const placeOf = ({ division, unit, facility }: DeskRoleFragment) => (division ?? unit ?? facility)?.name ?? '–';
const whoOf = ({ holder, holderSubject }: DeskRoleFragment) => holder?.name ?? holderSubject;
const hasEnded = ({ validTo }: DeskRoleFragment) => validTo != null && new Date(validTo) <= new Date();

interface RolesProps {
  readonly roles: readonly DeskRoleFragment[];
  readonly end: (role: DeskRoleFragment) => void;
}

function Roles({ roles, end }: RolesProps) {
  const say = useSay();
  const language = useLanguage();
  const day = (instant: string) => dateText(instant, language);
  return (
    <div className="table-scroll" role="region" aria-label={say('title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(['who', 'role', 'where', 'since', 'why', 'act'] as const).map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((one) => (
            <tr key={one.id}>
              <th scope="row">{whoOf(one)}</th>
              <td>{labelOf('Role', one.role, language)}</td>
              <td>{placeOf(one)}</td>
              <td>
                {one.validTo == null
                  ? say('from', { date: day(one.validFrom) })
                  : say('span', { from: day(one.validFrom), to: day(one.validTo) })}
              </td>
              <td>
                {one.reason != null && <div>{say('givenFor', { reason: one.reason })}</div>}
                {one.giverSubject != null && <div className="small muted">{say('by', { who: one.giverSubject })}</div>}
                {one.endReason != null && <div>{say('endedFor', { reason: one.endReason })}</div>}
              </td>
              <td>
                {hasEnded(one) ? (
                  say('gone')
                ) : (
                  <button
                    type="button"
                    className="danger-action"
                    aria-label={say('endOf', { who: whoOf(one), role: labelOf('Role', one.role, language) })}
                    onClick={() => end(one)}
                  >
                    {say('end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EndRoleProps {
  readonly role: DeskRoleFragment;
  readonly close: () => void;
  readonly done: () => void;
}

function EndRole({ role, close, done }: EndRoleProps) {
  const say = useSay();
  const language = useLanguage();
  const { isUnderWay, change } = useChange(DeskRoleEndDocument);
  const name = labelOf('Role', role.role, language);
  return (
    <CheckSheet
      title={say('endOf', { who: whoOf(role), role: name })}
      verb={say('end')}
      facts={[
        [say('who'), whoOf(role)],
        [say('role'), name],
        [say('where'), placeOf(role)],
      ]}
      consequence={say('consequence')}
      withReason
      isDanger
      isUnderWay={isUnderWay}
      close={close}
      act={async (reason) => {
        const { problem } = await change({ input: { roleAssignmentId: role.id, reason } });
        if (problem === undefined) {
          close();
          done();
        }
        return problem;
      }}
    />
  );
}
