import {
  BookedLineFragmentDoc,
  BookSlotDocument,
  HoldSlotDocument,
  LetGoOfHoldDocument,
  readFragment,
} from '@grid-commons/client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { newIdempotencyKey, troubleOf } from '../../shared/api.ts';
import { keepJustBooked } from '../../shared/bookings/just-booked.ts';
import { signIn } from '../../shared/session.ts';
import { Sheet } from '../../shared/sheet.tsx';
import { at, timeText } from '../../shared/time.ts';
import { words } from '../../shared/words.ts';
import { CompanyFields } from './company-fields.tsx';
import { type Company, companyInput, forgetCompany } from './company.ts';
import type { Facility, Start } from './facility-types.ts';
import { Refusals } from './refusals.tsx';

const useSay = words('book-form', {
  title: { 'zh-CN': '填写同行人和备注', en: 'Who comes, and a note' },
  holding: { 'zh-CN': '正在为您保留名额…', en: 'Holding the places for you…' },
  held: { 'zh-CN': '名额为您保留到 {time}，请在此之前提交。', en: 'The places are held for you until {time}.' },
  over: {
    'zh-CN': '保留时间已过。名额可能已让给别人，请关闭后重新选择。',
    en: 'They are no longer held. Close this and choose again.',
  },
  book: { 'zh-CN': '提交预约', en: 'Book' },
  close: { 'zh-CN': '先不预约', en: 'Not now' },
  offline: {
    'zh-CN': '没有收到回复，不知道是否约上。再点一次不会重复预约。',
    en: 'No answer came, so it is not known whether it was booked. Trying again books nothing twice.',
  },
});

interface BookFormProps {
  readonly facility: Facility;
  readonly chosen: Start;
  readonly quantity: number;
  readonly company: Company;
  readonly change: (changed: Partial<Company>) => void;
  readonly close: () => void;
}

/**
 * A form for who comes along. While it is filled in, nobody else has the places; whoever closes it lets go of them, and
 * keeps what they have written.
 */
export function BookForm({ facility, chosen, quantity, company, change, close }: BookFormProps) {
  const say = useSay();
  const [, open] = useLocation();
  const hold = useHold(facility.id, chosen, quantity);
  const [{ data, error, fetching }, book] = useMutation(BookSlotDocument);
  // One form is one intent, until it is known what came of it.
  const [key, setKey] = useState(newIdempotencyKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await book({
      input: {
        facilityId: facility.id,
        start: chosen.start,
        end: chosen.end,
        quantity,
        holdId: hold.id ?? null,
        ...companyInput(company),
        idempotencyKey: key,
      },
    });
    if (answer.error && troubleOf(answer.error) === 'signed-out') return signIn();
    const booking = answer.data?.bookingCreate.booking;
    if (booking) {
      hold.taken();
      forgetCompany(facility.id);
      keepJustBooked(readFragment(BookedLineFragmentDoc, booking));
      open(`/bookings/${booking.id}?new=yes`);
    } else if (answer.data) setKey(newIdempotencyKey());
  };
  // What is free again is seen by whoever looks after that.
  const giveUp = async () => {
    await hold.release();
    close();
  };
  const time = hold.until === undefined ? undefined : timeText(at(hold.until, facility.timeZone));
  return (
    <Sheet title={say('title')} close={giveUp}>
      <form onSubmit={submit}>
        <p role="status">
          {hold.isWaiting && say('holding')}
          {time !== undefined && say(hold.isOver ? 'over' : 'held', { time })}
        </p>
        <CompanyFields facility={facility} company={company} change={change} />
        {hold.problem !== undefined && (
          <p className="notice" data-kind="warning" role="alert">
            {hold.problem}
          </p>
        )}
        {error && (
          <p className="notice" data-kind="danger" role="alert">
            {say('offline')}
          </p>
        )}
        {data && <Refusals of={data.bookingCreate.userErrors} />}
        <div className="row">
          <button
            type="submit"
            className="main-action"
            aria-busy={fetching || hold.isWaiting}
            disabled={hold.isWaiting}
          >
            {say('book')}
          </button>
          <button type="button" onClick={giveUp}>
            {say('close')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

interface Hold {
  readonly id: string | undefined;
  readonly until: string | undefined;
  readonly isWaiting: boolean;
  readonly isOver: boolean;
  /** Why nothing is held; not told where the unit holds nothing, for there one books without. */
  readonly problem: string | undefined;
  /** It is booked: there is nothing to let go of. */
  taken(): void;
  /** Lets go of it. */
  release(): Promise<void>;
}

/** Holds a slot for as long as the form is there. */
function useHold(facilityId: string, { start, end }: Start, quantity: number): Hold {
  const [{ data, fetching }, hold] = useMutation(HoldSlotDocument);
  const [, letGo] = useMutation(LetGoOfHoldDocument);
  const [isOver, setOver] = useState(false);
  const held = useRef<string>(undefined);
  useEffect(() => {
    let isGone = false;
    const release = (bookingId: string) => void letGo({ input: { bookingId } });
    void hold({ input: { facilityId, start, end, quantity, idempotencyKey: newIdempotencyKey() } }).then((answer) => {
      const id = answer.data?.bookingHold.booking?.id;
      if (id === undefined) return;
      if (isGone) release(id);
      else held.current = id;
    });
    return () => {
      isGone = true;
      if (held.current !== undefined) release(held.current);
      held.current = undefined;
    };
  }, [facilityId, start, end, quantity, hold, letGo]);
  const booking = data?.bookingHold.booking;
  const until = booking?.heldUntil ?? undefined;
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  const refusal = data?.bookingHold.userErrors[0];
  return {
    id: isOver ? undefined : booking?.id,
    until,
    isWaiting: fetching,
    isOver,
    problem: refusal && refusal.code !== 'NOT_BOOKABLE' ? refusal.message : undefined,
    taken: () => {
      held.current = undefined;
    },
    release: async () => {
      const bookingId = held.current;
      held.current = undefined;
      if (bookingId !== undefined) await letGo({ input: { bookingId } });
    },
  };
}
