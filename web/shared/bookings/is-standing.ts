/** Whether a booking is still to come, or under way. */
export function isStanding({ state, end }: { readonly state: string; readonly end: string }): boolean {
  return ['HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN'].includes(state) && Date.parse(end) > Date.now();
}
