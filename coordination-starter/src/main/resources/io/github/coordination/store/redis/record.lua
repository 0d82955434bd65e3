-- The record of an election as a hash without TTL, read strictly: it may be foreign.
-- Stands before each of the other scripts.

local VERSION = '1'
local MAX_LENGTH = 1024
local MAX_EPOCH_DIGITS = 18
local PARTS = {'holder', 'host', 'pid', 'bootId', 'namespace', 'startTime', 'epoch', 'renewal', 'lease', 'released'}
local DIGITS = {pid = 18, startTime = 18, epoch = MAX_EPOCH_DIGITS, renewal = 15, lease = 11, released = 1, expiresAt = 16}

-- Microseconds since 1970, by the clock of the server; a double holds them exactly.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

local function text(number)
  return string.format('%.0f', number)
end

-- Compares whole numbers without leading zeros, which may exceed what a double holds.
local function exceeds(left, right)
  if #left ~= #right then
    return #left > #right
  end
  return left > right
end

-- Adds one to such a number.
local function successor(number)
  local head, nines = string.match(number, '^(%d-)(9*)$')
  local digit = head == '' and 0 or tonumber(string.sub(head, -1))
  return string.sub(head, 1, -2) .. text(digit + 1) .. string.rep('0', #nines)
end

local function value(key, field)
  if redis.call('HSTRLEN', key, field) > MAX_LENGTH then
    return nil
  end
  return redis.call('HMGET', key, field)[1] or nil
end

local function fault(record)
  for field, digits in pairs(DIGITS) do
    local number = record[field]
    if #number > digits or not (number == '0' or string.match(number, '^[1-9]%d*$')) then
      return 'has no valid field ' .. field
    end
  end
  if record.epoch == '0' or record.lease == '0' or exceeds(record.lease, '86400000000')
      or exceeds(record.released, '1') then
    return 'has a number out of range'
  end
  return nil
end

-- Returns the record by field, or nothing if there is none, or nil and what is wrong.
local function read(key)
  local kind = redis.call('TYPE', key).ok
  if kind == 'none' then
    return nil, nil
  elseif kind ~= 'hash' then
    return nil, 'is of type ' .. kind .. ', not a hash'
  end
  local version = value(key, 'version')
  if version ~= VERSION then
    return nil, 'has format version ' .. string.sub(version or 'none', 1, 20) .. ', not ' .. VERSION
  end
  local record = {expiresAt = value(key, 'expiresAt')}
  for _, part in ipairs(PARTS) do
    record[part] = value(key, part)
    if not record[part] then
      return nil, 'has no valid field ' .. part
    end
  end
  if not record.expiresAt or redis.call('HLEN', key) ~= #PARTS + 2 then
    return nil, 'does not have the fields of format version ' .. VERSION
  end
  local wrong = fault(record)
  if wrong then
    return nil, wrong
  end
  return record, nil
end

local function isOf(record, holder, epoch)
  return record.holder == holder and record.epoch == epoch and record.released == '0'
end
