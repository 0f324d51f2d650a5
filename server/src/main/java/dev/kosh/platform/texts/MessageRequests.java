package dev.kosh.platform.texts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.notification.OwnTexts;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of the calls on texts. */
final class MessageRequests {

    private static final int MOST = 5_000;

    private MessageRequests() {}

    record MessageSearch(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Valid @NotNull MessageSearchCriteria messageSearchCriteria) {}

    record MessageSearchCriteria(
            @NotBlank String tenantId,
            @NotBlank String locale,
            @Nullable String module,
            @Nullable List<String> codes) {}

    /** Texts to be put on record. */
    record MessagesToWrite(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotEmpty @Size(max = MOST) List<@Valid @NotNull MessageJson> messages) {}

    /** New words for texts of one language and module. */
    record MessagesToUpdate(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotBlank String locale,
            @NotBlank String module,
            @NotEmpty @Size(max = MOST) List<@Valid @NotNull NewWords> messages) {

        List<MessageJson> texts() {
            return messages.stream()
                    .map(each -> new MessageJson(each.code(), each.message(), module, locale))
                    .toList();
        }
    }

    record NewWords(
            @NotBlank String code,

            @NotBlank @SafeHtml(besides = OwnTexts.ANGLED) @Size(max = 2000)
            String message) {}

    record MessagesToDelete(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotEmpty @Size(max = MOST) List<@Valid @NotNull NamedText> messages) {}

    record NamedText(
            @NotBlank String code,
            @NotBlank String module,
            @NotBlank String locale) {

        MessageJson.Key key() {
            return new MessageJson.Key(locale, module, code);
        }
    }
}
