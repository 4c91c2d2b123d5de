import { redisScript } from './redis-script.js';

// A window in Redis is one string: a header, then a ring of uint32 stamps in milliseconds, little endian.
//   0  latest    double  the latest time seen, in milliseconds
//   8  capacity  uint32  stamps that there is room for
//  12  oldest    uint32  where the oldest stamp lies
//  16  count     uint32  how many count
// The same as SlidingWindow, by the clock of the server, and it expires when it has been empty by that clock.

/**
 * Sets `latest`, `capacity`, `oldest`, `count`, `now` and `ttl`, and removes expired stamps. Only a spec passes a clock
 * in place of the server's: Redis has no other way to test an hour.
 */
const open = (clock: string): string => `
local HEADER, WRAP = 20, 4294967296
local key, ttl = KEYS[1], tonumber(ARGV[1])
local now = tonumber(${clock})
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local latest, capacity, oldest, count = 0, 0, 0, 0
local header = redis.call('GETRANGE', key, 0, HEADER - 1)
if #header == HEADER then
  latest, capacity, oldest, count = struct.unpack('<dI4I4I4', header)
end
if now < latest then now = latest end
if now - latest >= ttl then oldest, count = 0, 0 end

local function place(position)
  return HEADER + 4 * ((oldest + position) % capacity)
end
local function age(position)
  local at = place(position)
  return (now - struct.unpack('<I4', redis.call('GETRANGE', key, at, at + 3))) % WRAP
end

-- Finds the first stamp that counts: an exponential search, then a binary one.
if count > 0 and age(0) >= ttl then
  local left, stays = 0, 1
  while stays < count and age(stays) >= ttl do
    left = stays
    stays = stays * 2
  end
  if stays > count then stays = count end
  while stays - left > 1 do
    local middle = math.floor((left + stays) / 2)
    if age(middle) >= ttl then left = middle else stays = middle end
  end
  oldest, count = (oldest + stays) % capacity, count - stays
end

local function in_order()
  if count == 0 then return '' end
  local ring = redis.call('GETRANGE', key, HEADER, HEADER + 4 * capacity - 1)
  return string.sub(string.sub(ring, 4 * oldest + 1) .. string.sub(ring, 1, 4 * oldest), 1, 4 * count)
end
-- Writes the whole window, so that Redis allocates only as much as it needs.
local function store(stamps, room)
  oldest, count, capacity = 0, #stamps / 4, room
  redis.call('SET', key, struct.pack('<dI4I4I4', now, capacity, oldest, count) .. stamps .. string.rep('\\0', 4 * room - #stamps))
end
`;

/**
 * KEYS: the window. ARGV: ttl in ms, limit, [clock]. Returns whether it was admitted, the count, ms until one more is.
 */
export const ADMIT = redisScript(`${open('ARGV[3]')}
local limit = tonumber(ARGV[2])
local admitted = 0
if count < limit then
  if count == capacity then
    store(in_order(), math.min(math.max(16, 2 * capacity), math.ceil(limit / 64) * 64))
  end
  redis.call('SETRANGE', key, place(count), struct.pack('<I4', now % WRAP))
  count = count + 1
  admitted = 1
end
if count > 0 then
  redis.call('SETRANGE', key, 0, struct.pack('<dI4I4I4', now, capacity, oldest, count))
end
if admitted == 1 then redis.call('PEXPIRE', key, ttl) end
local first = math.max(0, count - limit)
local wait = ttl
if first < count then wait = ttl - age(first) end
return { admitted, count, wait }
`);

/**
 * KEYS: the window. ARGV: ttl in ms, limit, ages in ms of stamps to add, as uint32, the oldest first, [clock]. Above
 * `limit` only the newest are kept: they decide.
 */
export const MERGE = redisScript(`${open('ARGV[4]')}
local limit, ages = tonumber(ARGV[2]), ARGV[3]
local merged, known, position = {}, in_order(), 1
local function known_age()
  return (now - struct.unpack('<I4', known, position)) % WRAP
end
for at = 1, #ages, 4 do
  local added = struct.unpack('<I4', ages, at)
  if added < ttl then
    while position <= #known and known_age() >= added do
      merged[#merged + 1] = string.sub(known, position, position + 3)
      position = position + 4
    end
    merged[#merged + 1] = struct.pack('<I4', (now - added) % WRAP)
  end
end
local stamps = table.concat(merged) .. string.sub(known, position)
if #stamps > 4 * limit then stamps = string.sub(stamps, #stamps - 4 * limit + 1) end
if #stamps > 0 then
  store(stamps, math.ceil(#stamps / 256) * 64)
  redis.call('PEXPIRE', key, ttl)
end
return #stamps / 4
`);
