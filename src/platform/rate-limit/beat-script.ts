import { redisScript } from './redis-script.js';

/**
 * A heartbeat of a process, which also returns whether Redis still has its data.
 * KEYS: the sorted set of processes by the time of their last beat; a hash about the data: `mark`, a random text for as
 * long as the data lives; `beat`, when a process last wrote here; and if Redis once came back with an older copy,
 * `before`, the mark until then, and `kept`, the time up to which that copy went. ARGV: id of the process; a new mark,
 * if one is needed; ms after which a silent process counts no more; the mark and the time of this process's last reply.
 * Returns the number of processes, mark, before, kept, and now. Times in ms by the server's clock.
 */
export const BEAT = redisScript(`
local processes, data = KEYS[1], KEYS[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local mark = redis.call('HGET', data, 'mark')
local last = tonumber(redis.call('HGET', data, 'beat') or 0)
if not mark then
  redis.call('HSET', data, 'mark', ARGV[2], 'before', '', 'kept', 0)
elseif mark == ARGV[4] and last < tonumber(ARGV[5]) then
  redis.call('HSET', data, 'mark', ARGV[2], 'before', mark, 'kept', string.format('%.0f', last))
end
if now < last then now = last end
redis.call('HSET', data, 'beat', string.format('%.0f', now))
redis.call('ZADD', processes, now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', processes, '-inf', '(' .. string.format('%.0f', now - tonumber(ARGV[3])))
-- Both expire after a day, which is longer than any window.
redis.call('PEXPIRE', processes, 86400000)
redis.call('PEXPIRE', data, 86400000)
local about = redis.call('HMGET', data, 'mark', 'before', 'kept')
return { redis.call('ZCARD', processes), about[1], about[2], tonumber(about[3]), now }
`);
