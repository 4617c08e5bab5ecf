-- Stores events, each key once, and tells them on their channels.
-- ARGV: name, retained events, retained ms (0: for ever), prefix of the channels, then key, kind and
-- payload of each event. Gives the log's name and the ids.
local ids = {}
for i = 5, #ARGV, 3 do
  local key, kind, payload = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local id = redis.call('HGET', keys, key)
  if not id then
    id = redis.call('XADD', stream, '*', 'kind', kind, 'data', payload, 'key', key)
    redis.call('HSET', keys, key, id)
    -- The id tells those who read the stream that they will find it there.
    local told = string.sub(payload, 1, -2) .. ',"eventId":"' .. name .. '-' .. id .. '"}'
    redis.call('PUBLISH', ARGV[4] .. kind, told)
  end
  ids[#ids + 1] = id
end
trimSome(tonumber(ARGV[2]), tonumber(ARGV[3]))
return {name, ids}
