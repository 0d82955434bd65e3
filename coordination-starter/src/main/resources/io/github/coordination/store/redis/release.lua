-- KEYS: the record.
-- ARGV: holder, epoch, channel to wake the others by.
-- Returns whether something was released.

local record = read(KEYS[1])
if not record or not isOf(record, ARGV[1], ARGV[2]) then
  return {'kept'}
end
redis.call('HSET', KEYS[1], 'released', '1')
-- Without the right to the channel it is released all the same, and the others poll.
redis.pcall('PUBLISH', ARGV[3], 'released')
return {'released'}
