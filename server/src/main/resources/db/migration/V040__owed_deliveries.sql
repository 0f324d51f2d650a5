-- What each subscription is owed is counted, and the oldest of it found, in the index alone: delivered events, which are
-- kept for replay and are nearly all, are not read.
create index delivery_owed on events.delivery (subscription_id, status, occurred_at) where status <> 'DELIVERED';
