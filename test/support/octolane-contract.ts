import { Contract } from './contract.js';

/** The Octolane-compatible API. */
export const octolane = new Contract({
  prefix: '/v1',
  file: 'openapi.yaml',
  errorSchema: 'ErrorEnvelope',
  challenge: null,
  credentials: (token) => ({ 'x-api-key': token }),
});
