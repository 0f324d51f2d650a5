package dev.kosh.treasury.client;

import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.envelope.Finding;
import dev.kosh.treasury.envelope.Reply;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try that is over and on record.
 *
 * @param reply null when nothing was sent
 */
record Try(UUID exchangeId, Finding finding, @Nullable Reply reply) {

    TreasuryAnswer answer() {
        return new TreasuryAnswer(
                exchangeId,
                finding.outcome(),
                finding.glitch(),
                finding.errorText(),
                finding.errors(),
                finding.data(),
                finding.ofTreasury());
    }
}
