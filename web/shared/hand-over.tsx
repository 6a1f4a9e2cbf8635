import { useState } from 'react';
import { onDatum } from './datum.ts';
import { Sheet } from './sheet.tsx';
import { words } from './words.ts';

const useSay = words('hand-over', {
  navigate: { 'zh-CN': '导航', en: 'Directions' },
  title: { 'zh-CN': '用哪个地图打开', en: 'Open with which map' },
  phone: { 'zh-CN': '手机自带地图', en: 'The map of the phone' },
  amap: { 'zh-CN': '高德地图', en: 'Amap' },
  baidu: { 'zh-CN': '百度地图', en: 'Baidu Maps' },
  tencent: { 'zh-CN': '腾讯地图', en: 'Tencent Maps' },
  close: { 'zh-CN': '关闭', en: 'Close' },
});

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Who is told where the hand-over comes from, as these addresses want it. */
const SOURCE = 'grid-commons';

/**
 * The addresses under which a place opens in a map application, each with the place as that application has it: Amap,
 * Tencent and Apple's map in China have GCJ-02, Baidu BD-09; Android understands RFC 5870, which is WGS-84.
 */
function mapAddresses(point: Point, name: string, agent = navigator.userAgent) {
  const gcj = onDatum(point, 'GCJ02');
  const bd = onDatum(point, 'BD09');
  const { latitude, longitude } = point;
  const apple = /iPhone|iPad|Macintosh/.test(agent);
  return {
    phone: apple
      ? `https://maps.apple.com/?${new URLSearchParams({ ll: `${gcj.latitude},${gcj.longitude}`, q: name })}`
      : `geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(name)})`,
    amap: `https://uri.amap.com/marker?${new URLSearchParams({
      position: `${gcj.longitude},${gcj.latitude}`,
      name,
      coordinate: 'gaode',
      callnative: '1',
      src: SOURCE,
    })}`,
    baidu: `https://api.map.baidu.com/marker?${new URLSearchParams({
      location: `${bd.latitude},${bd.longitude}`,
      title: name,
      content: name,
      output: 'html',
      coord_type: 'bd09ll',
      src: SOURCE,
    })}`,
    tencent: `https://apis.map.qq.com/uri/v1/marker?${new URLSearchParams({
      marker: `coord:${gcj.latitude},${gcj.longitude};title:${name}`,
      coord_type: '2',
      referer: SOURCE,
    })}`,
  };
}

const APPLICATIONS = ['phone', 'amap', 'baidu', 'tencent'] as const;

/** Hands a place over to the map application that somebody has, when they ask for it; the page itself asks nobody. */
export function NavigateButton({ location, name }: { readonly location: Point; readonly name: string }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const addresses = mapAddresses(location, name);
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {say('navigate')}
      </button>
      {asking && (
        <Sheet title={say('title')} close={() => setAsking(false)}>
          <ul className="cards">
            {APPLICATIONS.map((one) => (
              <li key={one}>
                <a className="button" href={addresses[one]} rel="noreferrer">
                  {say(one)}
                </a>
              </li>
            ))}
          </ul>
          <div className="row">
            <button type="button" onClick={() => setAsking(false)}>
              {say('close')}
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
