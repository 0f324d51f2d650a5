package dev.kosh.notification;

import dev.kosh.wire.TenantId;
import java.util.Optional;

/** Texts of messages that administrators keep as localisation data; they come before those of files and our own. */
public interface OwnTexts {

    /** Placeholders in the older form, angle brackets, that texts of messages may have; no browser knows such elements. */
    String ANGLED = "(?i)<(owner_name|amount_paid|mod_name|unique_id|rcpt_no|rcpt_link|otp|service|billing_period"
            + "|reason_for_cancellation|amount|consumercode|txnid|payment failure reason|payment link|billnumber|utrno)>";

    /** The text of the tenant, or of the nearest above it, in exactly this language. */
    Optional<String> text(TenantId tenant, String locale, String code);
}
