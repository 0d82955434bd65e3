-- KEYS: the records.
-- ARGV: holder, epoch and lease for each of them.
-- Returns 'renewed' or why the lease is lost, for each of them.

local answers = {}
local time = now()
for index, key in ipairs(KEYS) do
  local holder, epoch, lease = ARGV[3 * index - 2], ARGV[3 * index - 1], ARGV[3 * index]
  local record, wrong = read(key)
  if wrong then
    answers[index] = 'the record ' .. wrong
  elseif not record then
    answers[index] = 'there is no record'
  elseif not isOf(record, holder, epoch) then
    answers[index] = 'the record is of epoch ' .. record.epoch .. (record.released == '1' and ', released' or '')
  else
    redis.call('HSET', key, 'renewal', successor(record.renewal), 'expiresAt', text(time + lease))
    answers[index] = 'renewed'
  end
end
return answers
