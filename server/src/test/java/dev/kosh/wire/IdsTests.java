package dev.kosh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code order by id} stands on. */
class IdsTests {

    @Test
    void idsOfOneMillisecondFollowEachOtherAsTheyWereMade() {
        assertThat(Stream.generate(Ids::next).limit(10_000).map(UUID::toString))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
