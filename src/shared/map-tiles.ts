/** Pictures of a map, by the numbers of a zoom, a column and a row. */
export interface MapTiles {
  /** With `{z}`, `{x}` and `{y}` in it. */
  readonly url: string;
  /** From what they are measured: those of Amap and Tencent are moved against those of Tianditu and OpenStreetMap. */
  readonly datum: 'WGS84' | 'GCJ02';
  /** Whose they are, as their owner wants it shown. */
  readonly attribution: string;
}

const FORM = /^(https:\S+) (WGS84|GCJ02) (\S.*)$/;
const NUMBERS = ['{z}', '{x}', '{y}'];

/** Tiles as a setting has them: the address, the datum and whose they are. Undefined for anything else. */
export function mapTilesFrom(text: string): MapTiles | undefined {
  const [, url = '', datum, attribution = ''] = FORM.exec(text) ?? [];
  const isAddress = NUMBERS.every((number) => url.includes(number)) && URL.canParse(url);
  return isAddress ? { url, datum: datum as MapTiles['datum'], attribution } : undefined;
}
