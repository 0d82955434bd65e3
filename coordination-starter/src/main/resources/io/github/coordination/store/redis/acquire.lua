-- KEYS: the record.
-- ARGV: claim (free, absent, record), epoch floor, the new record's holder, host, pid,
--       bootId, namespace, startTime and lease; for the claim record all parts of it.
-- Returns {'granted', epoch, vacancy in microseconds or -1}, {'none', now}, {'found', now, expiresAt, all parts}
--       or {'refused', reason}. An epoch exceeds the milliseconds of the server's clock too:
--       a server that has forgotten a term grants none of the same epoch.

local key, claim, floor = KEYS[1], ARGV[1], ARGV[2]
local record, wrong = read(key)
if wrong then
  return {'refused', wrong}
end
local time = now()

local function mayTake()
  if claim == 'absent' then
    return not record
  elseif not record then
    return false
  elseif claim == 'free' then
    return record.released == '1' and not exceeds(floor, record.epoch)
  end
  for index, part in ipairs(PARTS) do
    if record[part] ~= ARGV[9 + index] then
      return false
    end
  end
  return true
end

if mayTake() then
  local last = text(math.floor(time / 1000))
  for _, seen in ipairs({record and record.epoch or '0', floor}) do
    last = exceeds(seen, last) and seen or last
  end
  if #last > MAX_EPOCH_DIGITS or last == string.rep('9', MAX_EPOCH_DIGITS) then
    return {'refused', 'would need an epoch above ' .. last}
  end
  local epoch = successor(last)
  redis.call('HSET', key, 'version', VERSION, 'holder', ARGV[3], 'host', ARGV[4], 'pid', ARGV[5],
    'bootId', ARGV[6], 'namespace', ARGV[7], 'startTime', ARGV[8], 'epoch', epoch, 'renewal', '0',
    'lease', ARGV[9], 'released', '0', 'expiresAt', text(time + ARGV[9]))
  local vacancy = record and text(math.max(0, time - record.expiresAt + record.lease)) or '-1'
  return {'granted', epoch, vacancy}
end

if not record then
  return {'none', text(time)}
end
local answer = {'found', text(time), record.expiresAt}
for _, part in ipairs(PARTS) do
  table.insert(answer, record[part])
end
return answer
