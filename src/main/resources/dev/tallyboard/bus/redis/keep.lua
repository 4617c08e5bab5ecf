-- Keeps a checkpoint. ARGV: name, retained events, retained ms, the log that it is of, its id, its
-- board. Gives 'kept', 'older' where another gateway has kept a newer one, or 'unknown'.
local at = ARGV[5]
local before = redis.call('HGET', checkpoint, 'at')
if name ~= ARGV[4] then
  return 'unknown'
end
if before and holds(before) and not isAfter(at, before) then
  return 'older'
end
if not holds(at) then
  return 'unknown'
end
redis.call('HSET', checkpoint, 'at', at, 'board', ARGV[6])
-- Publishers that trim nothing may have been fast meanwhile.
for _ = 1, 10 do
  if not trimSome(tonumber(ARGV[2]), tonumber(ARGV[3])) then
    break
  end
end
return 'kept'
