import { type FacilityToEditFragment, labelsOf, SetOpeningRulesDocument } from '@grid-commons/client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { openingText } from '../../shared/opening-text.ts';
import { useLanguage, words } from '../../shared/words.ts';
import { Field, Refused } from '../form.tsx';
import { OpeningCalendar } from './opening-calendar.tsx';
import type { RuleDraft } from './rule-draft.ts';

const useSay = words('opening-rules', {
  title: { 'zh-CN': '开放规则', en: 'Opening rules' },
  none: { 'zh-CN': '还没有规则，设施永远不开放。', en: 'No rules yet: it is never open.' },
  days: { 'zh-CN': '哪些日子', en: 'On which days' },
  weekdays: { 'zh-CN': '只在星期几（不选就是每天）', en: 'Only on these weekdays (all if none)' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到（不晚于开始就是次日）', en: 'To (next day if not after the start)' },
  seasonFrom: { 'zh-CN': '季节从（月-日）', en: 'Season from (MM-DD)' },
  seasonTo: { 'zh-CN': '季节到（月-日）', en: 'Season to (MM-DD)' },
  leaveBy: { 'zh-CN': '次日是工作日时，最晚离开', en: 'Out by, when a work day follows' },
  remove: { 'zh-CN': '删除规则：{rule}', en: 'Remove rule: {rule}' },
  removeShort: { 'zh-CN': '删除', en: 'Remove' },
  add: { 'zh-CN': '增加一条规则', en: 'Add a rule' },
  save: { 'zh-CN': '保存规则', en: 'Save the rules' },
  undo: { 'zh-CN': '撤销更改', en: 'Undo the changes' },
  saved: { 'zh-CN': '规则已保存。', en: 'The rules are saved.' },
  unsaved: { 'zh-CN': '预览的是还没有保存的规则。', en: 'The preview shows rules that are not saved yet.' },
});

const NEW_RULE: RuleDraft = {
  dayClass: 'EVERY_DAY',
  weekdays: [],
  startTime: '08:00',
  endTime: '18:00',
  seasonFrom: null,
  seasonTo: null,
  leaveByNextWorkday: null,
};

/** When it is open: each rule a sentence that opens to be changed, and beside them four weeks of what they mean. */
export function OpeningRules({ facility }: { readonly facility: FacilityToEditFragment }) {
  const say = useSay();
  const language = useLanguage();
  const stored = facility.openingRules.map(draftOf);
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>();
  const [isSaved, setSaved] = useState(false);
  const [opened, setOpened] = useState<number>();
  const [{ data, error, fetching }, set] = useMutation(SetOpeningRulesDocument);
  const rules = drafts ?? stored;
  // What has just been saved is on its way back.
  const isChanged = !isSaved && JSON.stringify(rules) !== JSON.stringify(stored);
  const write = (next: readonly RuleDraft[]) => {
    setDrafts(next);
    setSaved(false);
  };
  const save = async () => {
    const answer = await set({ input: { facilityId: facility.id, rules: rules as never } });
    setSaved(Boolean(answer.data?.facilityOpeningRulesSet.facility));
  };
  const mayChange = facility.viewerCan.update;
  return (
    <section className="panel">
      <h2>{say('title')}</h2>
      <div className="beside">
        <div>
          {rules.length === 0 && <p className="notice">{say('none')}</p>}
          <ul className="rules">
            {rules.map((rule, at) => {
              const text = openingText(rule, language);
              return (
                // oxlint-disable-next-line react/no-array-index-key -- a rule is known by its place alone
                <li key={at}>
                  {mayChange ? (
                    <details open={opened === at || undefined}>
                      <summary>{text}</summary>
                      <RuleFields
                        rule={rule}
                        change={(changed) => write(rules.map((one, i) => (i === at ? { ...one, ...changed } : one)))}
                      />
                      <button
                        type="button"
                        className="danger-action"
                        aria-label={say('remove', { rule: text })}
                        onClick={() => write(rules.filter((_, i) => i !== at))}
                      >
                        {say('removeShort')}
                      </button>
                    </details>
                  ) : (
                    text
                  )}
                </li>
              );
            })}
          </ul>
          {mayChange && (
            <>
              <Refused error={error} problems={data?.facilityOpeningRulesSet.userErrors ?? []} />
              <div className="row">
                <button
                  type="button"
                  onClick={() => {
                    setOpened(rules.length);
                    write([...rules, NEW_RULE]);
                  }}
                >
                  {say('add')}
                </button>
                <button type="button" className="do-action" disabled={!isChanged} aria-busy={fetching} onClick={save}>
                  {say('save')}
                </button>
                {isChanged && (
                  <button type="button" onClick={() => setDrafts(undefined)}>
                    {say('undo')}
                  </button>
                )}
              </div>
              <p role="status">{isSaved ? say('saved') : isChanged ? say('unsaved') : ''}</p>
            </>
          )}
        </div>
        {mayChange && <OpeningCalendar facility={facility} rules={isChanged ? rules : undefined} />}
      </div>
    </section>
  );
}

/** Times to the minute, as an input has them. */
function draftOf(rule: FacilityToEditFragment['openingRules'][number]): RuleDraft {
  const toMinute = (time: string) => time.slice(0, 'HH:mm'.length);
  return {
    dayClass: rule.dayClass,
    weekdays: rule.weekdays,
    startTime: toMinute(rule.startTime),
    endTime: toMinute(rule.endTime),
    seasonFrom: rule.seasonFrom ?? null,
    seasonTo: rule.seasonTo ?? null,
    leaveByNextWorkday: rule.leaveByNextWorkday ? toMinute(rule.leaveByNextWorkday) : null,
  };
}

function RuleFields({
  rule,
  change,
}: {
  readonly rule: RuleDraft;
  readonly change: (changed: Partial<RuleDraft>) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const time = (name: 'startTime' | 'endTime', label: string) => (
    <Field label={label}>
      <input
        type="time"
        required
        value={rule[name]}
        onChange={({ target }) => target.value && change({ [name]: target.value })}
      />
    </Field>
  );
  const season = (name: 'seasonFrom' | 'seasonTo') => (
    <Field label={say(name)}>
      <input
        type="text"
        inputMode="numeric"
        placeholder="MM-DD"
        maxLength={5}
        value={rule[name] ?? ''}
        onChange={({ target }) => change({ [name]: target.value || null })}
      />
    </Field>
  );
  return (
    <div className="fields">
      <Field label={say('days')}>
        <select value={rule.dayClass} onChange={({ target }) => change({ dayClass: target.value })}>
          {labelsOf('DayClass', language).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Field>
      {time('startTime', say('from'))}
      {time('endTime', say('to'))}
      <fieldset className="row">
        <legend>{say('weekdays')}</legend>
        {labelsOf('Weekday', language).map(({ value, label }) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              checked={rule.weekdays.includes(value)}
              onChange={({ target }) =>
                change({
                  weekdays: target.checked ? [...rule.weekdays, value] : rule.weekdays.filter((day) => day !== value),
                })
              }
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
      {season('seasonFrom')}
      {season('seasonTo')}
      <Field label={say('leaveBy')}>
        <input
          type="time"
          value={rule.leaveByNextWorkday ?? ''}
          onChange={({ target }) => change({ leaveByNextWorkday: target.value || null })}
        />
      </Field>
    </div>
  );
}
