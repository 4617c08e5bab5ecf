-- Gives the log a new name, because an event that was read of it is gone: what was handed out
-- behind that is not the truth any more. ARGV: the new name, the old one, the id of the event.
if name == ARGV[2] and not holds(ARGV[3]) and not wasTrimmed(ARGV[3]) then
  redis.call('HSET', log, 'name', ARGV[1])
  return ARGV[1]
end
return name
