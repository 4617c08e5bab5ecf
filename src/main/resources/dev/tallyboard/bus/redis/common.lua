-- Stands before every script. All keys of a merchant have one slot.
-- stream      XADD: kind, data (the payload), key
-- log         hash: name (what ids begin with), trimmed (the newest id that was let go of)
-- keys        hash: the key of a stored event -> its id
-- checkpoint  hash: at (the id it is true at), board
local stream, log, keys, checkpoint = KEYS[1], KEYS[2], KEYS[3], KEYS[4]

-- ARGV[1] is the name of the log where there is none yet. Nothing is written without need, so that
-- a server that takes no events, full or without its replicas, can still be read.
local name = redis.call('HGET', log, 'name')
if not name then
  name = ARGV[1]
  redis.call('HSET', log, 'name', name)
end
local trimmed = redis.call('HGET', log, 'trimmed')

local function parts(id)
  local ms, n = string.match(id, '^(%d+)%-(%d+)$')
  return tonumber(ms), tonumber(n)
end

local function isAfter(a, b)
  local ams, an = parts(a)
  local bms, bn = parts(b)
  return ams > bms or (ams == bms and an > bn)
end

local function holds(id)
  return #redis.call('XRANGE', stream, id, id) > 0
end

local function wasTrimmed(id)
  return trimmed and not isAfter(id, trimmed)
end

local function field(entry, wanted)
  local fields = entry[2]
  for i = 1, #fields, 2 do
    if fields[i] == wanted then
      return fields[i + 1]
    end
  end
  return nil
end

-- Lets go of some of the oldest events, if they are too many or too old, with their keys, up to the
-- checkpoint and never the one that it is true at. Gives whether there may be more.
local function trimSome(retain, maxAgeMs)
  local at = redis.call('HGET', checkpoint, 'at')
  if not at then
    return false
  end
  local surplus = redis.call('XLEN', stream) - retain
  local oldestKept = 0
  if maxAgeMs > 0 then
    oldestKept = tonumber(redis.call('TIME')[1]) * 1000 - maxAgeMs
  end
  local oldest = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
  -- Some slack, so that not every event costs a deletion.
  local slack = math.min(1000, math.floor(retain / 100))
  if not oldest or (surplus <= slack and parts(oldest[1]) >= oldestKept - maxAgeMs / 100) then
    return false
  end
  local last
  local count = 0
  for _, entry in ipairs(redis.call('XRANGE', stream, '-', '(' .. at, 'COUNT', 2000)) do
    if count >= surplus and parts(entry[1]) >= oldestKept then
      break
    end
    local key = field(entry, 'key')
    if key then
      redis.call('HDEL', keys, key)
    end
    last = entry[1]
    count = count + 1
  end
  if last then
    local ms, n = string.match(last, '^(%d+)%-(%d+)$')
    redis.call('XTRIM', stream, 'MINID', ms .. '-' .. string.format('%d', tonumber(n) + 1))
    redis.call('HSET', log, 'trimmed', last)
    trimmed = last
  end
  return count == 2000
end
