import { words } from '../../shared/words.ts';
import { CHILDREN_MAX, type Company, GROUP_NAME_MAX, HEADCOUNT_MAX, NOTE_MAX } from './company.ts';
import type { Facility } from './facility-types.ts';

const useSay = words('company', {
  headcount: { 'zh-CN': '一共来几人', en: 'People in all' },
  children: { 'zh-CN': '其中不满 14 岁的儿童', en: 'Of these, children under 14' },
  groupName: { 'zh-CN': '团体名称（可不填）', en: 'Name of the group (may be left out)' },
  note: { 'zh-CN': '给单位的留言（可不填）', en: 'A note to the unit (may be left out)' },
});

interface CompanyFieldsProps {
  readonly facility: Facility;
  readonly company: Company;
  readonly change: (changed: Partial<Company>) => void;
}

/** How many people come in all, within what the unit takes. */
export function HeadcountField({ facility: { bookingPolicy }, company, change }: CompanyFieldsProps) {
  const say = useSay();
  const { headcountMin, headcountMax } = bookingPolicy;
  return (
    <p>
      <label>
        {say('headcount')}{' '}
        <input
          type="number"
          inputMode="numeric"
          min={headcountMin ?? 1}
          max={headcountMax ?? HEADCOUNT_MAX}
          value={company.headcount ?? ''}
          onChange={({ target }) => change({ headcount: target.value === '' ? undefined : Number(target.value) })}
        />
      </label>
    </p>
  );
}

/** How many people come, of these the children, as what group, and what the unit should know. */
export function CompanyFields({ facility, company, change }: CompanyFieldsProps) {
  const say = useSay();
  return (
    <>
      <HeadcountField facility={facility} company={company} change={change} />
      {facility.bookingPolicy.childrenAllowed && (
        <p>
          <label>
            {say('children')}{' '}
            <input
              type="number"
              inputMode="numeric"
              min={0}
              max={CHILDREN_MAX}
              value={company.children}
              onChange={({ target }) => change({ children: Number(target.value) })}
            />
          </label>
        </p>
      )}
      <p>
        <label>
          {say('groupName')}{' '}
          <input
            type="text"
            maxLength={GROUP_NAME_MAX}
            value={company.groupName}
            onChange={({ target }) => change({ groupName: target.value })}
          />
        </label>
      </p>
      <p>
        <label>
          {say('note')}{' '}
          <input
            type="text"
            maxLength={NOTE_MAX}
            value={company.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        </label>
      </p>
    </>
  );
}
