package dev.kosh.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the embedded PostgreSQL takes of the machine (docs/operators.md). */
class ServerParametersTests {

    @ParameterizedTest
    @CsvSource({"1, 128MB", "4, 256MB", "8, 512MB", "16, 1024MB", "512, 1024MB"})
    void theServersOwnCacheIsASixteenthOfTheMemoryWithinBounds(long memoryGibibytes, String sharedBuffers) {
        assertThat(ServerParameters.caches(memoryGibibytes << 30))
                .containsEntry("shared_buffers", sharedBuffers)
                .containsEntry("effective_cache_size", memoryGibibytes * 512 + "MB");
    }

    @Test
    void anOperatorsOwnSizesHold() {
        assertThat(ServerParameters.with(Map.of("shared_buffers", "64MB")))
                .containsEntry("shared_buffers", "64MB")
                .containsEntry("fsync", "on")
                .containsKey("effective_cache_size");
    }
}
