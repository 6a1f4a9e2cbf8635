import { DeskMatchProposeDocument, type DeskOpenEntryFragment } from '@grid-commons/client';
import { useId, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { newIdempotencyKey } from '../../shared/api.ts';
import { words } from '../../shared/words.ts';
import { useHref } from '../desk.ts';
import { CheckSheet } from '../parts/check-sheet.tsx';
import { periodText } from '../parts/marks.ts';
import { useChange } from '../parts/use-change.ts';
import type { OpenEntry, OwnList } from './own-entries.ts';

const useSay = words('desk-claim', {
  claim: { 'zh-CN': '提出认领', en: 'Claim it' },
  what: { 'zh-CN': '内容', en: 'What' },
  owner: { 'zh-CN': '对方', en: 'Other side' },
  withSUPPLY: { 'zh-CN': '用我的哪项供给', en: 'With which offer of mine' },
  withDEMAND: { 'zh-CN': '为我的哪项需求', en: 'For which need of mine' },
  write: { 'zh-CN': '新填一项', en: 'Write one now' },
  list: { 'zh-CN': '填在哪份清单', en: 'On which list' },
  name: { 'zh-CN': '名称', en: 'Title' },
  quantity: { 'zh-CN': '数量', en: 'Quantity' },
  message: { 'zh-CN': '给对方的话（可不填）', en: 'To the other side (optional)' },
  means: {
    'zh-CN': '提出即视为我方接受，数量为对方保留，等对方答复。',
    en: 'It counts as your acceptance: the quantity is held, and the other side is asked.',
  },
  writes: {
    'zh-CN': '新填的条目与对方的类别、时段相同，随即列入生效的清单。',
    en: 'What you write has the category and the times of the other side, and is on your list in force at once.',
  },
});

/** What stands for an entry that is written now. */
const WRITE = '';

interface ClaimSheetProps {
  readonly title: string;
  readonly entry: DeskOpenEntryFragment;
  /** For which side one asks, what is claimed, and how much of it there is. */
  readonly claim: { readonly side: 'SUPPLY' | 'DEMAND'; readonly id: string; readonly quantity: number };
  readonly mine: readonly OpenEntry[];
  readonly lists: readonly OwnList[];
  readonly close: () => void;
}

/** Asks once more, with what of one's own something is claimed and how much of it, and goes on to the match. */
export function ClaimSheet({ title, entry, claim, mine, lists, close }: ClaimSheetProps) {
  const say = useSay();
  const id = useId();
  const href = useHref();
  const [, navigate] = useLocation();
  const [own, setOwn] = useState(mine[0]?.id ?? WRITE);
  const [listId, setListId] = useState(lists[0]?.id ?? '');
  const [name, setName] = useState(title);
  const [quantity, setQuantity] = useState(String(Math.max(1, claim.quantity)));
  const [message, setMessage] = useState('');
  const asked = JSON.stringify([own, listId, name, quantity, message]);
  // Another key for every change of what is asked: what was refused is asked anew.
  const idempotencyKey = useMemo(() => asked && newIdempotencyKey(), [asked]);
  const { isUnderWay, change } = useChange(DeskMatchProposeDocument);

  const written = () => {
    const list = lists.find(({ id }) => id === listId)!;
    return {
      listId,
      categoryCode: entry.category.code,
      title: name.trim(),
      quantity: Number(quantity),
      unitOfMeasure: entry.unitOfMeasure,
      windows: entry.windows.map(({ dayClass, weekdays, startTime, endTime, seasonFrom, seasonTo }) => ({
        dayClass,
        weekdays,
        startTime,
        endTime,
        seasonFrom: seasonFrom ?? null,
        seasonTo: seasonTo ?? null,
      })),
      audiences: entry.audiences,
      // The days that both the list and the other entry have; the API says so when there are none.
      validFrom: entry.validFrom > list.validFrom && entry.validFrom <= list.validTo ? entry.validFrom : list.validFrom,
      validTo: entry.validTo < list.validTo && entry.validTo >= list.validFrom ? entry.validTo : list.validTo,
    };
  };
  const act = async () => {
    const isWritten = own === WRITE;
    const entries =
      claim.side === 'SUPPLY'
        ? { demandId: claim.id, ...(isWritten ? { newSupply: written() } : { supplyId: own }) }
        : { supplyId: claim.id, ...(isWritten ? { newDemand: written() } : { demandId: own }) };
    const reason = message.trim() === '' ? null : message.trim();
    const input = { ...entries, side: claim.side, quantity: Number(quantity), reason, idempotencyKey };
    const { problem, data } = await change({ input });
    const matchId = data?.matchPropose.match?.id;
    if (matchId !== undefined) navigate(href(`/matches/${matchId}`));
    return problem;
  };
  return (
    <CheckSheet
      title={say('claim')}
      verb={say('claim')}
      facts={[
        [say('what'), title],
        [say('owner'), entry.list.owner.name],
      ]}
      consequence={own === WRITE ? `${say('means')} ${say('writes')}` : say('means')}
      isUnderWay={isUnderWay}
      close={close}
      act={act}
    >
      <p>
        <label htmlFor={`${id}own`}>{say(claim.side === 'SUPPLY' ? 'withSUPPLY' : 'withDEMAND')}</label>
        <select id={`${id}own`} value={own} onChange={({ target }) => setOwn(target.value)}>
          {mine.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          <option value={WRITE}>{say('write')}</option>
        </select>
      </p>
      {own === WRITE && (
        <>
          <p>
            <label htmlFor={`${id}list`}>{say('list')}</label>
            <select id={`${id}list`} value={listId} onChange={({ target }) => setListId(target.value)}>
              {lists.map(({ id, validFrom, validTo }) => (
                <option key={id} value={id}>
                  {periodText(validFrom, validTo)}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label htmlFor={`${id}name`}>{say('name')}</label>
            <input id={`${id}name`} value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
          </p>
        </>
      )}
      <p>
        <label htmlFor={`${id}quantity`}>{say('quantity')}</label>
        <input
          id={`${id}quantity`}
          type="number"
          min={1}
          inputMode="numeric"
          value={quantity}
          onChange={({ target }) => setQuantity(target.value)}
        />
      </p>
      <p>
        <label htmlFor={`${id}message`}>{say('message')}</label>
        <textarea
          id={`${id}message`}
          rows={2}
          maxLength={500}
          value={message}
          onChange={({ target }) => setMessage(target.value)}
        />
      </p>
    </CheckSheet>
  );
}
