-- Gives the log's name, and id and board of the checkpoint, empty where there is none that holds.
local at = redis.call('HGET', checkpoint, 'at')
if not at or not holds(at) then
  return {name, '', ''}
end
return {name, at, redis.call('HGET', checkpoint, 'board')}
