import type { Feature } from '../request/feature.ts';
import { PersonalDataResolver, PersonalDataViewResolver } from './personal-data.resolver.ts';
import { forgetPersonalData } from './retention.ts';

export { registerPersonalDataFiles } from './personal-data-file.endpoint.ts';

/** What people may ask of what is known of them: who looked, all of it, and that it be forgotten. */
export const personalDataFeature: Feature = {
  resolvers: [PersonalDataResolver, PersonalDataViewResolver],
  jobs: [forgetPersonalData],
};
