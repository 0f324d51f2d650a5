package dev.kosh.platform.texts;

import dev.kosh.access.Caller;
import dev.kosh.platform.texts.MessageRequests.MessageSearch;
import dev.kosh.platform.texts.MessageRequests.MessageSearchCriteria;
import dev.kosh.platform.texts.MessageRequests.MessagesToDelete;
import dev.kosh.platform.texts.MessageRequests.MessagesToUpdate;
import dev.kosh.platform.texts.MessageRequests.MessagesToWrite;
import dev.kosh.platform.texts.MessageRequests.NamedText;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Texts of screens and messages (docs/contract/platform.md, texts). */
@RestController
@RequestMapping("/localization/messages")
class MessageController {

    private final MessageStore store;
    private final MessageBook book;

    MessageController(MessageStore store, MessageBook book) {
        this.store = store;
        this.book = book;
    }

    record Messages(List<MessageJson> messages) {}

    record Deleted(boolean successful) {}

    record CacheBust(@Nullable ResponseInfo responseInfo, boolean isSuccessful) {}

    @PostMapping("/v1/_search")
    Messages search(
            @RequestParam String tenantId,
            @RequestParam String locale,
            @RequestParam(required = false) @Nullable List<String> module,
            @RequestParam(required = false) @Nullable List<String> codes) {
        return new Messages(store.find(tenantId, locale, module, codes));
    }

    @GetMapping
    Messages get(
            @RequestParam String tenantId,
            @RequestParam String locale,
            @RequestParam(required = false) @Nullable List<String> module,
            @RequestParam(required = false) @Nullable List<String> codes) {
        return search(tenantId, locale, module, codes);
    }

    @PostMapping("/v2/_search")
    Messages searchByBody(@RequestBody @Valid MessageSearch body) {
        MessageSearchCriteria criteria = body.messageSearchCriteria();
        String module = criteria.module();
        List<String> modules = module == null || module.isBlank() ? null : List.of(module.split(","));
        List<String> codes = criteria.codes() == null || criteria.codes().isEmpty() ? null : criteria.codes();
        return search(criteria.tenantId(), criteria.locale(), modules, codes);
    }

    @PostMapping("/v1/_upsert")
    Messages upsert(@RequestBody @Valid MessagesToWrite body, Caller caller) {
        book.upsert(body.tenantId(), body.messages(), caller);
        return new Messages(body.messages());
    }

    @PostMapping("/v1/_create")
    Messages create(@RequestBody @Valid MessagesToWrite body, Caller caller) {
        book.create(body.tenantId(), body.messages(), caller);
        return new Messages(body.messages());
    }

    @PostMapping("/v1/_update")
    Messages update(@RequestBody @Valid MessagesToUpdate body, Caller caller) {
        book.update(body.tenantId(), body.texts(), caller);
        return new Messages(body.texts());
    }

    @PostMapping("/v1/_delete")
    Deleted delete(@RequestBody @Valid MessagesToDelete body, Caller caller) {
        book.delete(
                body.tenantId(), body.messages().stream().map(NamedText::key).toList(), caller);
        return new Deleted(true);
    }

    /** Texts are read from the database: there is nothing to forget. */
    @PostMapping("/cache-bust")
    CacheBust cacheBust() {
        return new CacheBust(null, true);
    }
}
