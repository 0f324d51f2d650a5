package dev.kosh.notification;

import dev.kosh.wire.TenantId;
import java.util.Optional;

/** Texts of messages that administrators keep as localisation data; they come before those of files and our own. */
public interface OwnTexts {

    /** The text of the tenant, or of the nearest above it, in exactly this language. */
    Optional<String> text(TenantId tenant, String locale, String code);
}
