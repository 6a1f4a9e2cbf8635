import { registerEnumType } from 'type-graphql';
import type { Labels } from '../../shared/labels.ts';
import type { Language } from '../../shared/language.ts';

export enum Audience {
  PUBLIC = 'PUBLIC',
  ELDERS = 'ELDERS',
  CHILDREN = 'CHILDREN',
  DISABLED = 'DISABLED',
  FAMILIES = 'FAMILIES',
  VOLUNTEERS = 'VOLUNTEERS',
  PARTY_ORGANISATIONS = 'PARTY_ORGANISATIONS',
  STAFF = 'STAFF',
}

registerEnumType(Audience, {
  name: 'Audience',
  description: 'For whom something is given or needed. 服务对象',
  valuesConfig: {
    PUBLIC: { description: 'Everybody. 公众' },
    ELDERS: { description: 'Elderly people. 老年人' },
    CHILDREN: { description: 'Children and young people. 儿童青少年' },
    DISABLED: { description: 'People with a disability. 残疾人' },
    FAMILIES: { description: 'Families. 家庭' },
    VOLUNTEERS: { description: 'Volunteers. 志愿者' },
    PARTY_ORGANISATIONS: { description: 'Party organisations and their members. 党组织' },
    STAFF: { description: 'Staff of a unit, of the grid or of the community. 工作人员' },
  },
});

export const AUDIENCE_LABELS: Labels<Audience> = {
  PUBLIC: { en: 'public', 'zh-CN': '公众' },
  ELDERS: { en: 'elders', 'zh-CN': '老年人' },
  CHILDREN: { en: 'children', 'zh-CN': '儿童青少年' },
  DISABLED: { en: 'disabled', 'zh-CN': '残疾人' },
  FAMILIES: { en: 'families', 'zh-CN': '家庭' },
  VOLUNTEERS: { en: 'volunteers', 'zh-CN': '志愿者' },
  PARTY_ORGANISATIONS: { en: 'party organisations', 'zh-CN': '党组织' },
  STAFF: { en: 'staff', 'zh-CN': '工作人员' },
};

/** Several audiences, as people read them. */
export function audiencesIn(language: Language, audiences: readonly Audience[]): string {
  return audiences.map((audience) => AUDIENCE_LABELS[audience][language]).join(language === 'en' ? ', ' : '、');
}
