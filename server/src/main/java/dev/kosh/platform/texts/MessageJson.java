package dev.kosh.platform.texts;

import dev.kosh.notification.OwnTexts;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A text.
 *
 * @param locale language that it is in, which may be English where the one asked for has none
 */
record MessageJson(
        @NotBlank @SafeHtml @Size(max = 255) String code,

        @NotBlank @SafeHtml(besides = OwnTexts.ANGLED) @Size(max = 2000)
        String message,

        @NotBlank @SafeHtml @Size(max = 255) String module,
        @NotBlank @SafeHtml @Size(max = 16) String locale) {

    /** What tells texts of a tenant apart. */
    record Key(String locale, String module, String code) {}

    Key key() {
        return new Key(locale, module, code);
    }
}
