import { parseTraceparent } from './trace-context.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

it.each([
  ['sampled', `00-${TRACE}-${SPAN}-01`, true],
  ['not sampled', `00-${TRACE}-${SPAN}-00`, false],
  ['flags that are unknown beside the one that is', `00-${TRACE}-${SPAN}-ff`, true],
  ['flags that are all unknown', `00-${TRACE}-${SPAN}-02`, false],
  ['a later version', `cc-${TRACE}-${SPAN}-01`, true],
  ['a later version with more fields', `cc-${TRACE}-${SPAN}-01-what-the-future-will-be-like`, true],
  ['a later version with an empty further field', `01-${TRACE}-${SPAN}-00-`, false],
])('reads %s', (_what, header, sampled) => {
  expect(parseTraceparent(header)).toEqual({ traceId: TRACE, spanId: SPAN, sampled });
});

it.each([
  ['nothing', undefined],
  ['an empty header', ''],
  ['several headers', [`00-${TRACE}-${SPAN}-01`]],
  ['several headers that were joined', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`],
  ['the forbidden version', `ff-${TRACE}-${SPAN}-01`],
  ['version 00 with more fields', `00-${TRACE}-${SPAN}-01-more`],
  ['version 00 with an empty further field', `00-${TRACE}-${SPAN}-01-`],
  ['a later version that goes on without a dash', `cc-${TRACE}-${SPAN}-01.more`],
  ['a trace id of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
  ['a span id of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['upper case', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
  ['a trace id that is short', `00-${TRACE.slice(1)}-${SPAN}-01`],
  ['a trace id that is long', `00-${TRACE}0-${SPAN}-01`],
  ['a span id that is short', `00-${TRACE}-${SPAN.slice(1)}-01`],
  ['digits that are none', `00-${TRACE.slice(1)}g-${SPAN}-01`],
  ['a version of one digit', `0-${TRACE}-${SPAN}-01`],
  ['flags of one digit', `00-${TRACE}-${SPAN}-1`],
  ['no flags', `00-${TRACE}-${SPAN}`],
  ['other separators', `00_${TRACE}_${SPAN}_01`],
  ['a line that goes on', `00-${TRACE}-${SPAN}-01\n`],
  ['space around it', ` 00-${TRACE}-${SPAN}-01`],
])('takes %s for none', (_what, header) => {
  expect(parseTraceparent(header)).toBeNull();
});
