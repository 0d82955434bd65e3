-- KEYS: the record.
-- ARGV: holder, epoch, channel to wake the others by, microseconds since which it was quiet.
-- Returns whether something was released.

local record = read(KEYS[1])
if not record or not isOf(record, ARGV[1], ARGV[2]) then
  return {'kept'}
end
-- Of a released record the start of the lease is the time from which it was quiet.
redis.call('HSET', KEYS[1], 'released', '1', 'expiresAt', text(now() - ARGV[4] + record.lease))
-- Without the right to the channel it is released all the same, and the others poll.
redis.pcall('PUBLISH', ARGV[3], 'released')
return {'released'}
