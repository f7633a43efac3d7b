-- What arbiters ruled is read once a minute by whoever suggests: found without looking at other events.
CREATE INDEX events_ruled ON events (jurisdiction_id, at DESC) WHERE act = 'rule';
