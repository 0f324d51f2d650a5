package dev.kosh.simulator.envelope;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens in force and the session key of each. */
public final class Sessions {

    private static final int MOST_SESSIONS = 1000;

    private final Duration life;
    private final Map<String, Session> byToken = new LinkedHashMap<>();

    private record Session(byte[] key, Instant since) {}

    public Sessions(Duration life) {
        this.life = life;
    }

    /** A new token for this session key; the oldest session ends when there are too many. */
    public String open(byte[] key, Instant now) {
        String token = UUID.randomUUID().toString();
        byToken.put(token, new Session(key, now));
        if (byToken.size() > MOST_SESSIONS) {
            Iterator<String> oldest = byToken.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return token;
    }

    /** The key of a session that is still valid, else null. */
    public byte @Nullable [] key(String token, Instant now) {
        Session session = byToken.get(token);
        return session == null || session.since.plus(life).isBefore(now) ? null : session.key;
    }

    public void end(String token) {
        byToken.remove(token);
    }

    public void endAll() {
        byToken.clear();
    }
}
