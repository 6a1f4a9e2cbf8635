import { payloadType } from '../../shared/payload.ts';
import { RoleAssignment } from './role.entity.ts';

const given = { type: () => RoleAssignment, description: 'The role, as given; null when it was refused.' };
const ended = { type: () => RoleAssignment, description: 'The role, as ended; null when it was refused.' };
const access = 'SIGNED_IN';
const errors = 'Why it was refused; empty when it was not.';

export const RoleAssignPayload = payloadType(
  'RoleAssignPayload',
  { roleAssignment: given },
  { of: 'giving a role', errors, access },
);
export const RoleEndPayload = payloadType(
  'RoleEndPayload',
  { roleAssignment: ended },
  { of: 'ending a role', errors, access },
);
