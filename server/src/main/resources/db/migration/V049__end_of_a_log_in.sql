-- A confidential client gets another refresh token each time it asks, and all of them end when the first would have ended.
-- The one before lives for a minute more, so a retry reads here when that is. Null: refresh_expires_at says it.
alter table access.token add column log_in_ends_at timestamptz;
