import { transferFault } from './transfer-coding.js';

const judge = (coding: string | undefined, httpVersion = '1.1'): string | undefined =>
  transferFault({ headers: coding === undefined ? {} : { 'transfer-encoding': coding }, httpVersion })?.code;

it.each([undefined, 'chunked', 'Chunked', ' chunked\t'])('%j is taken', (coding) => {
  expect(judge(coding)).toBeUndefined();
});

it.each(['gzip, chunked', 'gzip,chunked', 'identity, chunked', 'deflate, gzip, chunked', ', gzip, chunked', 'xchunked, chunked', 'chunked;a=b, chunked', '"chunked"', 'gzip'])('%j is not implemented', (coding) => {
  expect(judge(coding)).toBe('not_implemented');
});

it.each(['', ' ', ',', ',chunked', 'chunked,', 'chunked, chunked'])('%j is malformed', (coding) => {
  expect(judge(coding)).toBe('bad_request');
});

it('is malformed in HTTP/1.0, which has none', () => {
  expect(judge('chunked', '1.0')).toBe('bad_request');
});
