import { join } from 'node:path';
import { Contract, type OpenApi } from './contract.js';

/** The OraTek API. */
export const oratek = new Contract({
  prefix: '/api/v1',
  file: 'openapi.yaml',
  errorSchema: 'ErrorBody',
  challenge: 'Bearer',
  credentials: (token) => ({ Authorization: `Bearer ${token}` }),
});

export const OPENAPI_FILE = join(process.cwd(), oratek.surface.file);

/** Its committed document. */
export const openapi: OpenApi = oratek.openapi;

/** See Contract. */
export const resolved = <T extends object>(node: T): T => oratek.resolved(node);
export const faultsOf: Contract['faultsOf'] = oratek.faultsOf.bind(oratek);
export const expectDocumented: Contract['expectDocumented'] = oratek.expectDocumented.bind(oratek);
