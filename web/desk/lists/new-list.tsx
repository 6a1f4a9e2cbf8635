import { DeskListCreateDocument } from '@grid-commons/client';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { DISTRICT_ZONE, today } from '../../shared/time.ts';
import { words } from '../../shared/words.ts';
import { useDesk, useHref } from '../desk.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { useChange } from '../parts/use-change.ts';
import { PeriodFields } from './period-fields.tsx';

const useSay = words('desk-new-list', {
  new: { 'zh-CN': '新建清单', en: 'Begin a list' },
  owner: { 'zh-CN': '主体', en: 'Of' },
  means: {
    'zh-CN': '先成为草稿，写好条目后再提交。有效期最长一年。',
    en: 'It begins as a draft. A period is a year at most.',
  },
});

/** Begins a list of a year from today, unless told otherwise, and goes on to its entries. */
export function NewListButton({ ownerId }: { readonly ownerId: string }) {
  const say = useSay();
  const href = useHref();
  const { scope } = useDesk();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [period, setPeriod] = useState(() => {
    const from = today(DISTRICT_ZONE);
    return { validFrom: from.toString(), validTo: from.add({ years: 1 }).subtract({ days: 1 }).toString() };
  });
  const { isUnderWay, change } = useChange(DeskListCreateDocument);
  const act = async () => {
    const { problem, data } = await change({ input: { ownerId, ...period } });
    const id = data?.supplyDemandListCreate.list?.id;
    if (id !== undefined) navigate(href(`/lists/${id}`));
    return problem;
  };
  return (
    <>
      <button type="button" className="do-action" onClick={() => setAsking(true)}>
        {say('new')}
      </button>
      {isAsking && (
        <CheckSheet
          title={say('new')}
          verb={say('new')}
          facts={[[say('owner'), scope.name]]}
          consequence={say('means')}
          isUnderWay={isUnderWay}
          close={() => setAsking(false)}
          act={act}
        >
          <PeriodFields period={period} change={setPeriod} />
        </CheckSheet>
      )}
    </>
  );
}
