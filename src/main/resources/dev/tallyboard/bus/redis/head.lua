-- Gives the log's name and the id of the newest event, empty where there is none.
local newest = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
return {name, newest and newest[1] or ''}
