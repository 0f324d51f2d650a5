package dev.kosh.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of the embedded server: sized for this machine's memory, and durable whatever anybody sets. */
final class ServerParameters {

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    private static final Map<String, String> FIXED =
            Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "", "timezone", "UTC");

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("max_connections", "100"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("min_wal_size", "256MB"),
            Map.entry("idle_in_transaction_session_timeout", "60s"),
            // Failed statements are reported by whoever sent them; their detail would put row values into this log.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_timezone", "UTC"));

    private ServerParameters() {}

    /** The parameters with an operator's own on top. */
    static Map<String, String> with(Map<String, String> own) {
        for (String name : own.keySet()) {
            if (DURABLE.containsKey(name) || FIXED.containsKey(name)) {
                throw new DatabaseUnusable(
                        "kosh.database.embedded." + name + " cannot be set: the embedded PostgreSQL keeps what it has"
                                + " acknowledged and listens on this machine only");
            }
        }
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(caches(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()));
        all.putAll(own);
        all.putAll(FIXED);
        all.putAll(DURABLE);
        return all;
    }

    /**
     * A sixteenth of the memory for the server's own cache, within what a small machine can spare and what a town's open
     * bills need; the rest stays with the JVM and with the system's cache of files.
     */
    static Map<String, String> caches(long memoryBytes) {
        long memoryMebibytes = memoryBytes >> 20;
        long sharedBuffers = Math.max(128, Math.min(1024, memoryMebibytes / 16));
        return Map.of("shared_buffers", sharedBuffers + "MB", "effective_cache_size", memoryMebibytes / 2 + "MB");
    }
}
