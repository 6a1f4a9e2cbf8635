import { residentUnitById } from '../../district/units/index.ts';
import { FacilityAdmission, type FacilityKind, visibleFacility } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import type { Language } from '../../shared/language.ts';
import type { Labels } from '../../shared/labels.ts';
import { prefixOf } from '../../shared/node.ts';
import { escapedHtml } from './escaped-html.ts';

/** What a link to a page shows where it is sent: who reads it has not opened the page yet. */
export interface PagePreview {
  readonly title: string;
  readonly description: string;
}

/** The addresses that tell of one thing, and stay the same for as long as it is there. */
const FACILITY_PAGE = /^\/(?:f|facilities)\/(\w+)\/?$/;
const UNIT_PAGE = /^\/u\/(\w+)\/?$/;

const PRODUCT: Readonly<Record<Language, string>> = { en: 'Grid Commons', 'zh-CN': '共享社区' };
const KINDS: Labels<FacilityKind> = {
  PARKING: { en: 'Car park', 'zh-CN': '停车场' },
  SPORTS_FIELD: { en: 'Sports field', 'zh-CN': '运动场' },
  RESTROOM: { en: 'Restroom', 'zh-CN': '卫生间' },
  MEETING_ROOM: { en: 'Meeting room', 'zh-CN': '会议室' },
  ACTIVITY_ROOM: { en: 'Activity room', 'zh-CN': '活动室' },
};
const PLACES: Readonly<Record<Language, (capacity: number) => string>> = {
  en: (capacity) => (capacity === 1 ? '1 place' : `${capacity} places`),
  'zh-CN': (capacity) => `${capacity} 个名额`,
};
const HOW: Readonly<Record<Language, readonly [free: string, booked: string]>> = {
  en: ['No booking needed', 'Book online'],
  'zh-CN': ['无需预约', '可在线预约'],
};
const SHARED: Readonly<Record<Language, string>> = {
  en: 'What it shares with its neighbours',
  'zh-CN': '向居民开放的共享设施',
};

/** Whether the page of a path tells of one thing. */
export function isOfOneThing(path: string): boolean {
  return FACILITY_PAGE.test(path) || UNIT_PAGE.test(path);
}

/**
 * What a page is about, as everybody may know it; undefined for a page that is about nothing in particular, and for what
 * is not there or not public. It names places and units, never a person.
 * @param ctx of nobody: what a link shows does not depend on who has sent it
 */
export async function pagePreview(ctx: Context, path: string): Promise<PagePreview | undefined> {
  const [, facilityId = ''] = FACILITY_PAGE.exec(path) ?? [];
  if (prefixOf(facilityId) === 'fac') return facilityPreview(ctx, facilityId);
  const [, unitId = ''] = UNIT_PAGE.exec(path) ?? [];
  return prefixOf(unitId) === 'uni' ? unitPreview(ctx, unitId) : undefined;
}

async function facilityPreview(ctx: Context, id: string): Promise<PagePreview | undefined> {
  const facility = await visibleFacility(ctx, id);
  const unit = facility && (await residentUnitById(ctx).load(facility.unitId));
  if (!facility || !unit) return undefined;
  const { language } = ctx;
  const how = HOW[language][facility.admission === FacilityAdmission.OPEN_ACCESS ? 0 : 1];
  return {
    title: `${facility.name} · ${PRODUCT[language]}`,
    description: [
      KINDS[facility.kind][language],
      PLACES[language](facility.capacity),
      how,
      unit.name,
      facility.address ?? unit.address,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

async function unitPreview(ctx: Context, id: string): Promise<PagePreview | undefined> {
  const unit = await residentUnitById(ctx).load(id);
  if (!unit) return undefined;
  const { language } = ctx;
  return {
    title: `${unit.name} · ${PRODUCT[language]}`,
    description: [SHARED[language], unit.address].filter(Boolean).join(' · '),
  };
}

/** A page with what a link to it shows, in place of its own title. */
export function withPreview(html: string, { title, description }: PagePreview, url: string): string {
  const tags = [
    `<title>${escapedHtml(title)}</title>`,
    `<meta name="description" content="${escapedHtml(description)}" />`,
    `<meta property="og:type" content="website" />`,
    `<meta property="og:title" content="${escapedHtml(title)}" />`,
    `<meta property="og:description" content="${escapedHtml(description)}" />`,
    `<meta property="og:url" content="${escapedHtml(url)}" />`,
  ];
  // A function, as a text would have its dollars read as something else.
  return html.replace(/<title>[^<]*<\/title>/, () => tags.join('\n    '));
}
