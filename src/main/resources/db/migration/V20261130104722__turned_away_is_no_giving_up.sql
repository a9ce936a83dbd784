-- 1.0.0 took every end of a stay in a queue for the caller's giving up, also when the queue's time was over or its last member left. The facts stay as they
-- were told; what they add up to is put right here, as CallState does it now. A changed call of an old day has that day added up again (V250).

-- Turned away: the announcement says that the caller was still there. The end was told as the caller's for no other reason than the giving up.
UPDATE call SET version = version + 1,
       outcome = CASE WHEN picked_up_at IS NULL THEN turned_away ELSE outcome END,
       waited_ms = CASE WHEN picked_up_at IS NULL THEN NULL ELSE waited_ms END,
       waiting_ms = CASE WHEN picked_up_at IS NOT NULL THEN waiting_ms
                         WHEN queued_at IS NOT NULL THEN greatest(0, round(extract(epoch FROM turned_away_at - queued_at) * 1000)) END,
       ended_by = CASE WHEN ended_by = 'CALLER' THEN 'LINE' ELSE ended_by END
 WHERE turned_away IS NOT NULL AND EXISTS (SELECT FROM call_event e WHERE e.call_id = call.id AND e.key = 'gave-up');

-- Answered later: who ended it is told by the part that ended with it.
UPDATE call SET version = version + 1, gave_up_at = NULL,
       ended_by = CASE WHEN ended_by = 'CALLER' THEN coalesce((
           SELECT p.left_by FROM call_part p WHERE p.call_id = call.id AND p.left_at >= call.ended_at - interval '1 second'
            ORDER BY p.picked_up_at DESC LIMIT 1), ended_by) ELSE ended_by END
 WHERE gave_up_at IS NOT NULL AND picked_up_at IS NOT NULL AND turned_away IS NULL;

-- Queued again: the wait went on, and goes on for the callers who wait while this runs.
UPDATE call SET version = version + 1, gave_up_at = NULL, waited_ms = NULL,
       outcome = CASE WHEN ended_by IS NULL THEN 'IN_PROGRESS' WHEN ended_by = 'CALLER' THEN 'GAVE_UP' WHEN ended_by = 'UNKNOWN' THEN 'END_UNKNOWN' ELSE 'FAILED' END,
       waiting_ms = CASE WHEN ended_at IS NOT NULL THEN greatest(0, round(extract(epoch FROM ended_at - queued_at) * 1000)) END
 WHERE gave_up_at IS NOT NULL AND picked_up_at IS NULL AND turned_away IS NULL
   AND EXISTS (SELECT FROM call_event e WHERE e.call_id = call.id AND e.fact = 'Queued' AND e.at > gave_up_at);
