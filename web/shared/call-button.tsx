import { words } from './words.ts';

const useSay = words('call', {
  call: { 'zh-CN': '打电话 {phone}', en: 'Call {phone}' },
});

/** Hands the number of a unit over to the phone; at a desk it is read. */
export function CallButton({ phone }: { readonly phone: string }) {
  const say = useSay();
  return (
    <a className="button" href={`tel:${phone}`}>
      {say('call', { phone })}
    </a>
  );
}
