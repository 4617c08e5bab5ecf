-- Reads what lies behind a place. ARGV: name, the place's id (empty: the beginning), how many.
-- Gives the log's name; 'ok', 'trimmed' or 'unknown'; and the events.
local place, count = ARGV[2], tonumber(ARGV[3])
if place == '' then
  if trimmed then
    return {name, 'trimmed', {}}
  end
  return {name, 'ok', redis.call('XRANGE', stream, '-', '+', 'COUNT', count)}
end
local entries = redis.call('XRANGE', stream, place, '+', 'COUNT', count + 1)
-- Only a place that is there proves that nothing behind it is missing.
if #entries > 0 and entries[1][1] == place then
  table.remove(entries, 1)
  return {name, 'ok', entries}
end
return {name, wasTrimmed(place) and 'trimmed' or 'unknown', {}}
